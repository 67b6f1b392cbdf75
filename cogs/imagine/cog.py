"""The /imagine command: options in, an accepted job or a refusal out."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from bot.catalog import Catalog, ImagineOptions, plan_all
from bot.catalog.options import STYLE
from bot.catalog.options.option import TextSlash, Typing
from bot.catalog.styles import compared
from bot.locales.markdown import one_line
from cogs.imagine.slash_options import focused_option, takes_options, values_of
from cogs.imagine.submission import Submission
from cogs.kit.choices import MOST_CHOICES, NAME_CHARACTERS, name_and_purpose
from cogs.kit.interaction_context import place_of
from cogs.kit.language import preferences_of, text
from cogs.policy import STYLES, RuleService
from cogs.preferences import PreferenceService
from cogs.styles import StyleService

_NAMES_STYLE = re.compile(r"[-\u2010-\u2015\u2212]style", re.IGNORECASE)


class ImagineCog(commands.Cog):
    """Turns slash commands into jobs. Refusals are raised, and said by the tree."""

    def __init__(
        self,
        *,
        catalog: Catalog,
        styles: StyleService,
        rules: RuleService,
        preferences: PreferenceService,
        submission: Submission,
    ) -> None:
        self._catalog = catalog
        self._styles = styles
        self._rules = rules
        self._preferences = preferences
        self._submission = submission

    async def _suggest(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        option = focused_option(interaction)
        slash = None if option is None else option.slash
        if not isinstance(slash, TextSlash) or slash.suggest is None:
            return []
        locale, chosen = interaction.locale.value, interaction.namespace.model
        typing = Typing(
            text=typed,
            model=chosen if isinstance(chosen, str) else None,
            catalog=self._catalog,
            name_of=lambda model: name_and_purpose(model, locale),
            styles=lambda: self._styles_of(interaction),
        )
        return [
            app_commands.Choice(name=one_line(one.name, NAME_CHARACTERS), value=one.value)
            for one in (await slash.suggest(typing))[:MOST_CHOICES]
        ]

    @app_commands.command(description=text("command-imagine"))
    @app_commands.describe(prompt=text("command-imagine-prompt"))
    @takes_options(suggest=_suggest)
    async def imagine(
        self, interaction: discord.Interaction, /, prompt: str, **given: object
    ) -> None:
        """Check the options, and enter with them."""
        options = ImagineOptions(
            prompt=prompt,
            values=values_of(given),
            defaults=(await preferences_of(interaction, self._preferences)).options,
        )
        style = options.get(STYLE)
        if style is not None:
            found = await self._styles.find(interaction.guild_id, style)
            options = replace(options.with_(STYLE.given(found.name)), style_text=found.text)
        elif _NAMES_STYLE.search(unicodedata.normalize("NFKC", prompt)):
            here = await self._styles.all(interaction.guild_id or 0)
            options = replace(options, styles={one.name: one.text for one in here})
        await self._submission.enter_all(interaction, plan_all(options, self._catalog))

    async def _styles_of(self, interaction: discord.Interaction) -> Mapping[str, str]:
        """Return the styles that may be used in a place."""
        styles = await self._styles.all(interaction.guild_id or 0)
        allowed = (await self._rules.effective(place_of(interaction)))[STYLES].value
        if not isinstance(allowed, str):
            names = {compared(name) for name in allowed}
            styles = [style for style in styles if compared(style.name) in names]
        return {style.name: style.text for style in styles}
