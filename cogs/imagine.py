"""The /imagine command: options in, an accepted job or a refusal out."""

import re
import unicodedata
from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from bot.catalog import MAX_IMAGES, Catalog, Wishes, plan_all
from bot.community.rules import STYLES
from bot.community.rules.book import RuleBook
from bot.community.styles.book import StyleBook
from bot.members.preferences import PreferenceBook
from cogs.acceptance import attachment_of, place_of
from cogs.choices import aspect_ratio_choices, model_choices, style_choices
from cogs.entrance import Entrance
from cogs.language import preferences_of
from cogs.words import text

_NAMES_STYLE = re.compile(r"[-\u2010-\u2015\u2212]style", re.IGNORECASE)
FORMATS = [app_commands.Choice(name=name, value=name) for name in ("webp", "jpg", "png")]


class ImagineCog(commands.Cog):
    """Turns slash commands into jobs. Refusals are raised, and said by the tree."""

    def __init__(
        self,
        *,
        catalog: Catalog,
        styles: StyleBook,
        rules: RuleBook,
        preferences: PreferenceBook,
        entrance: Entrance,
    ) -> None:
        self._catalog = catalog
        self._styles = styles
        self._rules = rules
        self._preferences = preferences
        self._entrance = entrance

    @app_commands.command(description=text("command-imagine"))
    @app_commands.describe(
        prompt=text("command-imagine-prompt"),
        model=text("command-imagine-model"),
        aspect_ratio=text("command-imagine-aspect_ratio"),
        count=text("command-imagine-count"),
        seed=text("command-imagine-seed"),
        output_format=text("command-imagine-output_format"),
        output_quality=text("command-imagine-output_quality"),
        image=text("command-imagine-image"),
        style=text("command-imagine-style"),
        private=text("command-imagine-private"),
    )
    @app_commands.choices(output_format=FORMATS)
    async def imagine(  # noqa: PLR0913, PLR0917 - the options that members know, one parameter each
        self,
        interaction: discord.Interaction,
        prompt: str,
        model: str | None = None,
        aspect_ratio: str | None = None,
        count: app_commands.Range[int, 1, MAX_IMAGES] | None = None,
        seed: app_commands.Range[int, 0] | None = None,
        output_format: str | None = None,
        output_quality: app_commands.Range[int, 0, 100] | None = None,
        image: discord.Attachment | None = None,
        style: str | None = None,
        private: bool | None = None,  # noqa: FBT001 - an option of the command
    ) -> None:
        """Check the wishes, and enter with them."""
        wishes = Wishes(
            prompt=prompt,
            model=model,
            aspect_ratio=aspect_ratio,
            count=count,
            seed=seed,
            output_format=output_format,
            output_quality=output_quality,
            images=() if image is None else (attachment_of(image),),
            private=private,
            usual=(await preferences_of(interaction, self._preferences)).usual,
        )
        if style is not None:
            found = await self._styles.find(interaction.guild_id, style)
            wishes = replace(wishes, style=found.name, style_text=found.text)
        elif _NAMES_STYLE.search(unicodedata.normalize("NFKC", prompt)):
            here = await self._styles.all(interaction.guild_id or 0)
            wishes = replace(wishes, styles={one.name: one.text for one in here})
        await self._entrance.enter_all(interaction, plan_all(wishes, self._catalog))

    @imagine.autocomplete("model")
    async def _models(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return model_choices(self._catalog, typed, interaction.locale.value)

    @imagine.autocomplete("aspect_ratio")
    async def _aspect_ratios(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return aspect_ratio_choices(self._catalog, interaction.namespace.model, typed)

    @imagine.autocomplete("style")
    async def _styles_here(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        styles = await self._styles.all(interaction.guild_id or 0)
        rules = await self._rules.effective(place_of(interaction))
        return style_choices(styles, typed, allowed=rules[STYLES].value)
