"""/preferences: what a member wants where they do not say."""

from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from bot.catalog.options import OPTIONS
from cogs.kit.language import text
from cogs.kit.panels import chosen, show_panel
from cogs.kit.router import on_press
from cogs.preferences.service import Preferences, Tell
from cogs.preferences.views import (
    LANGUAGE,
    RESET,
    TELLS,
    UNSAID,
    PreferencesPanel,
    PreferencesPress,
)
from cogs.services import Services


class PreferencesCog(commands.Cog):
    """Answers the member alone; whoever presses changes what is theirs."""

    def __init__(self, services: Services) -> None:
        self._preferences = services.preferences
        self._own_styles = services.own_styles
        self._panel = PreferencesPanel(words=services.words, catalog=services.catalog)

    @app_commands.command(description=text("command-preferences"))
    async def preferences(self, interaction: discord.Interaction) -> None:
        """Show what is preferred now."""
        now = await self._preferences.of(interaction.user.id)
        view = self._panel.view(
            now, interaction.locale.value, own_styles=await self._styles_of(interaction)
        )
        await show_panel(interaction, view)

    @on_press(PreferencesPress)
    async def _change(self, interaction: discord.Interaction, press: PreferencesPress) -> None:
        """Take a choice at once, and show what is preferred then."""
        user_id, values = interaction.user.id, chosen(interaction)
        if press.control == RESET:
            after = await self._preferences.reset(user_id)
        else:
            after = await self._preferences.change(
                user_id, lambda now: _changed(now, press.control, values)
            )
        view = self._panel.view(
            after,
            after.language or interaction.locale.value,
            own_styles=await self._styles_of(interaction),
        )
        await interaction.response.edit_message(view=view)

    async def _styles_of(self, interaction: discord.Interaction) -> dict[str, str]:
        styles = await self._own_styles.all(interaction.user.id)
        return {style.name: style.text for style in styles}


def _changed(now: Preferences, control: str, values: tuple[str, ...]) -> Preferences:
    if control == TELLS:
        return replace(now, tells=tuple(tell for tell in Tell if tell.value in values))
    value = next((one for one in values if one != UNSAID), None)
    if control == LANGUAGE:
        return replace(now, language=value)
    option, preference = OPTIONS.preferred[control]
    given = option.given(None if value is None else preference.read(value))
    return replace(now, options=now.options.with_(given))
