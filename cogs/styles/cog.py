"""/style: managers define styles; /styles: every member may look at them, and draw in them."""

from typing import Annotated

import discord
from discord import app_commands
from discord.ext import commands

from bot.catalog import MAX_PROMPT_LENGTH, ImagineOptions, OptionValues, plan
from bot.catalog.options import PRIVATE, STYLE
from bot.catalog.styles import MAX_STYLE_LENGTH
from cogs.kit.interaction_context import requester_of
from cogs.kit.language import text
from cogs.kit.router import Press, Written, on_form, on_press
from cogs.server import require_manager
from cogs.services import Services
from cogs.styles.desk import WordsDesk, WordsForm, WordsUndo
from cogs.styles.model import MAX_NAME_LENGTH, Kind

Name = app_commands.Range[str, 1, MAX_NAME_LENGTH]
Text = app_commands.Range[str, 1, MAX_STYLE_LENGTH]


class StyleForm(Press, tag="style:text"):
    """The form for a style's words, as it was opened by an earlier version."""

    name: Annotated[str, Written(".+")]


class StylesCog(commands.Cog):
    """Shows and changes a server's styles; answers the forms and buttons of all kinds of words."""

    style = app_commands.Group(
        name="style",
        description=text("command-style"),
        guild_only=True,
        default_permissions=discord.Permissions(manage_guild=True),
    )

    def __init__(self, services: Services, *, desk: WordsDesk) -> None:
        self._desk = desk
        self._styles = services.styles
        self._servers = services.servers
        self._sources = services.option_sources
        self._catalog = services.catalog
        self._submission = services.submission

    @app_commands.command(description=text("command-styles"))
    async def styles(self, interaction: discord.Interaction) -> None:
        """Show anybody the styles that they may draw in."""
        await self._desk.show(interaction, Kind.OWN_STYLE, Kind.STYLE)

    @style.command(name="list", description=text("command-style-list"))
    async def show(self, interaction: discord.Interaction) -> None:
        """Show the server's beside the commands that change them."""
        await self._desk.show(interaction, Kind.STYLE)

    @style.command(description=text("command-style-add"))
    @app_commands.describe(
        name=text("command-style-add-name"), words=text("command-style-add-text")
    )
    @app_commands.rename(words="text")
    async def add(
        self, interaction: discord.Interaction, name: Name, words: Text | None = None
    ) -> None:
        """Save a style; without its words, open the form for them."""
        await self._desk.add(interaction, Kind.STYLE, name, words)

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
        options = await self._sources.with_lists(requester_of(interaction), options)
        await self._submission.submit(interaction, plan(options, self._catalog))

    @style.command(description=text("command-style-remove"))
    @app_commands.describe(name=text("command-style-remove-name"))
    async def remove(self, interaction: discord.Interaction, name: Name) -> None:
        """Remove a style."""
        await self._desk.remove(interaction, Kind.STYLE, name)

    @add.autocomplete("name")
    @preview.autocomplete("name")
    @remove.autocomplete("name")
    async def _names(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return await self._desk.choices(interaction, Kind.STYLE, typed)

    @on_form(StyleForm)
    async def _take_old(self, interaction: discord.Interaction, form: StyleForm) -> None:
        await self._desk.take(interaction, Kind.STYLE, form.name)

    @on_form(WordsForm)
    async def _take(self, interaction: discord.Interaction, form: WordsForm) -> None:
        await self._desk.take(interaction, form.kind, form.name)

    @on_press(WordsForm)
    async def _again(self, interaction: discord.Interaction, press: WordsForm) -> None:
        await self._desk.open_again(interaction, press)

    @on_press(WordsUndo)
    async def _undo(self, interaction: discord.Interaction, press: WordsUndo) -> None:
        await self._desk.undo(interaction, press.draft_id)
