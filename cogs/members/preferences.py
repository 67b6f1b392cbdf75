"""/preferences: what a member wants where they do not say."""

import re
from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from bot.catalog import Catalog
from bot.catalog.options import ASPECT_RATIO, MODEL, OUTPUT_FORMAT, PRIVATE
from bot.locales import Words
from bot.members.preferences import PreferenceBook, Preferences, Tell
from cogs.kit.router import custom_id_of
from cogs.members.preferences_panel import UNSAID, PreferencesPanel
from cogs.panels import chosen
from cogs.refusals import Refusals
from cogs.words import text

CUSTOM_ID = re.compile(r"preferences:(?P<name>model|ratio|format|visibility|tells|language|reset)")


class PreferencesCog(commands.Cog):
    """Answers the member alone; whoever presses changes what is theirs."""

    def __init__(
        self, *, preferences: PreferenceBook, catalog: Catalog, refusals: Refusals, words: Words
    ) -> None:
        self._preferences = preferences
        self._refusals = refusals
        self._panel = PreferencesPanel(words=words, catalog=catalog)

    @app_commands.command(description=text("command-preferences"))
    async def preferences(self, interaction: discord.Interaction) -> None:
        """Show what is preferred now."""
        now = await self._preferences.of(interaction.user.id)
        await interaction.response.send_message(
            view=self._panel.view(now, interaction.locale.value),
            ephemeral=True,
            allowed_mentions=discord.AllowedMentions.none(),
        )

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Take a choice at once, and show what is preferred then."""
        found = CUSTOM_ID.fullmatch(custom_id_of(interaction))
        if found is None:
            return
        async with self._refusals.said(interaction):
            after = await self._change(interaction.user.id, found["name"], chosen(interaction))
            view = self._panel.view(after, after.language or interaction.locale.value)
            await interaction.response.edit_message(view=view)

    async def _change(self, user_id: int, name: str, values: tuple[str, ...]) -> Preferences:
        if name == "reset":
            return await self._preferences.reset(user_id)
        return await self._preferences.change(user_id, lambda now: _changed(now, name, values))


def _changed(now: Preferences, name: str, values: tuple[str, ...]) -> Preferences:
    if name == "tells":
        return replace(now, tells=tuple(tell for tell in Tell if tell.value in values))
    value = next((one for one in values if one != UNSAID), None)
    if name == "language":
        return replace(now, language=value)
    match name:
        case "model":
            given = MODEL.given(value)
        case "ratio":
            given = ASPECT_RATIO.given(value)
        case "format":
            given = OUTPUT_FORMAT.given(value)
        case _:
            given = PRIVATE.given(None if value is None else value == "private")
    return replace(now, options=now.options.with_(given))
