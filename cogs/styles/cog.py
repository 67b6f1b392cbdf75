"""/style: managers define styles; /styles: every member may look at them, and draw in them."""

from collections.abc import Sequence
from typing import Annotated

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.catalog import MAX_PROMPT_LENGTH, ImagineOptions, OptionValues, plan
from bot.catalog.options import PRIVATE, STYLE
from bot.catalog.styles import MAX_STYLE_LENGTH, PROMPT_MARK, compared, matching_styles
from bot.locales.markdown import one_line, within
from cogs.kit.choices import MOST_CHOICES, NAME_CHARACTERS
from cogs.kit.language import text
from cogs.kit.panels import panel, show_panel, submitted
from cogs.kit.router import Press, Written, on_form
from cogs.server import NotHereError, NotManagerError, require_manager
from cogs.services import Services
from cogs.styles.model import MAX_NAME_LENGTH, Style, checked_name

TEXT = "text"
LABEL_CHARACTERS = 45
"""Discord's limit for the label of a field."""
LIST_CHARACTERS = 3_500
"""All text of one message is limited to 4,000 characters."""
_WORDS_SHOWN = (100, 30, 0)

Name = app_commands.Range[str, 1, MAX_NAME_LENGTH]
Text = app_commands.Range[str, 1, MAX_STYLE_LENGTH]


class StyleForm(Press, tag="style:text"):
    """The form for a style's words."""

    name: Annotated[str, Written(".+")]


class StylesCog(commands.Cog):
    """Shows and changes a server's styles; a form's custom id names its style."""

    style = app_commands.Group(
        name="style",
        description=text("command-style"),
        guild_only=True,
        default_permissions=discord.Permissions(manage_guild=True),
    )

    def __init__(self, services: Services) -> None:
        self._styles = services.styles
        self._servers = services.servers
        self._catalog = services.catalog
        self._submission = services.submission
        self._words = services.words

    @app_commands.command(description=text("command-style-list"))
    @app_commands.guild_only()
    async def styles(self, interaction: discord.Interaction) -> None:
        """Show the styles to anybody."""
        await self._show(interaction)

    @style.command(name="list", description=text("command-style-list"))
    async def show(self, interaction: discord.Interaction) -> None:
        """Show the same beside the commands that change them."""
        await self._show(interaction)

    async def _show(self, interaction: discord.Interaction) -> None:
        """Show the styles, and managers how to change them."""
        styles = await self._styles.all(interaction.guild_id or 0)
        locale = interaction.locale.value
        hints = ["style-list-how"] if styles else []
        if await self._manages(interaction):
            hints.append("style-list-how-manager")
        said = [self._listed(styles, locale), *(self._words.say(hint, locale) for hint in hints)]
        await show_panel(interaction, panel(ui.TextDisplay("\n".join(said))))

    @style.command(description=text("command-style-add"))
    @app_commands.describe(
        name=text("command-style-add-name"), words=text("command-style-add-text")
    )
    @app_commands.rename(words="text")
    async def add(
        self, interaction: discord.Interaction, name: Name, words: Text | None = None
    ) -> None:
        """Save a style; without its words, open the form for them."""
        guild_id = await require_manager(interaction, self._servers)
        if words is not None:
            await self._put(interaction, guild_id, name, words)
            return
        name = checked_name(name)
        styles = {compared(style.name): style for style in await self._styles.all(guild_id)}
        form = self._form(name, styles.get(compared(name)), interaction.locale.value)
        await interaction.response.send_modal(form)

    @style.command(description=text("command-style-preview"))
    @app_commands.describe(
        name=text("command-style-preview-name"), prompt=text("command-style-preview-prompt")
    )
    async def preview(
        self,
        interaction: discord.Interaction,
        name: Name,
        prompt: app_commands.Range[str, 1, MAX_PROMPT_LENGTH],
    ) -> None:
        """Draw a private picture in a style."""
        guild_id = await require_manager(interaction, self._servers)
        style = await self._styles.find(guild_id, name)
        options = ImagineOptions(
            prompt=prompt,
            values=OptionValues.of(STYLE.given(style.name), PRIVATE.given(value=True)),
            style_text=style.text,
        )
        await self._submission.submit(interaction, plan(options, self._catalog))

    @style.command(description=text("command-style-remove"))
    @app_commands.describe(name=text("command-style-remove-name"))
    async def remove(self, interaction: discord.Interaction, name: Name) -> None:
        """Remove a style."""
        guild_id = await require_manager(interaction, self._servers)
        style = await self._styles.remove(guild_id, name, by=interaction.user.id)
        await self._say(interaction, "style-removed", style.name, style.text)

    @add.autocomplete("name")
    @preview.autocomplete("name")
    @remove.autocomplete("name")
    async def _names(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return _choices(await self._styles.all(interaction.guild_id or 0), typed)

    @on_form(StyleForm)
    async def _take(self, interaction: discord.Interaction, form: StyleForm) -> None:
        guild_id = await require_manager(interaction, self._servers)
        words = submitted(interaction).get(TEXT, "")
        await self._put(interaction, guild_id, form.name, words)

    async def _put(
        self, interaction: discord.Interaction, guild_id: int, name: str, words: str
    ) -> None:
        before = await self._styles.put(guild_id, name, words, by=interaction.user.id)
        name = checked_name(name)
        if before is None:
            await self._say(interaction, "style-added", name)
        else:
            await self._say(interaction, "style-changed", name, before.text)

    async def _say(
        self, interaction: discord.Interaction, words_id: str, name: str, before: str = ""
    ) -> None:
        said = self._words.say(
            words_id,
            interaction.locale.value,
            name=name,
            before=before,
        )
        await interaction.response.send_message(
            said, ephemeral=True, allowed_mentions=discord.AllowedMentions.none()
        )

    async def _manages(self, interaction: discord.Interaction) -> bool:
        try:
            await require_manager(interaction, self._servers)
        except (NotHereError, NotManagerError):
            return False
        return True

    def _form(self, name: str, now: Style | None, locale: str) -> ui.Modal:
        # The router answers it by its custom id, also after a restart: discord.py need not keep it.
        form = ui.Modal(
            title=self._words.say("style-form-title", locale),
            custom_id=StyleForm(name=name).custom_id,
            timeout=None,
        )
        field = ui.TextInput[ui.Modal](
            custom_id=TEXT,
            style=discord.TextStyle.paragraph,
            default=None if now is None else now.text,
            max_length=MAX_STYLE_LENGTH,
        )
        form.add_item(
            ui.Label(
                text=self._words.plain.say("style-form-text", locale, name=name)[:LABEL_CHARACTERS],
                description=self._words.plain.say("style-form-text-hint", locale, mark=PROMPT_MARK),
                component=field,
            )
        )
        form.stop()
        return form

    def _listed(self, styles: Sequence[Style], locale: str) -> str:
        title = self._words.say("style-list-title", locale)
        if not styles:
            return f"{title}\n{self._words.say('style-list-none', locale)}"
        said = ""
        for room in _WORDS_SHOWN:
            said = "\n".join([title, *(self._line(style, room, locale) for style in styles)])
            if len(said) <= LIST_CHARACTERS:
                break
        return within(said, LIST_CHARACTERS)

    def _line(self, style: Style, room: int, locale: str) -> str:
        words = one_line(style.text, room) if room else "…"
        return self._words.say("style-list-line", locale, name=style.name, text=words)


def _choices(styles: Sequence[Style], typed: str) -> list[app_commands.Choice[str]]:
    """Offer the styles whose name or words match the typed text."""
    found = matching_styles({style.name: style.text for style in styles}, typed)
    return [
        app_commands.Choice(name=one_line(f"{name} · {words}", NAME_CHARACTERS), value=name)
        for name, words in list(found.items())[:MOST_CHOICES]
    ]
