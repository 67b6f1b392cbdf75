"""Answering people in the language they chose, where it is not that of their Discord."""

import discord

from bot.locales import Words
from bot.members.preferences import PreferenceBook


class Language:
    """Looks up what a person wants to be answered in."""

    def __init__(self, *, preferences: PreferenceBook, words: Words) -> None:
        self._preferences = preferences
        self._words = words

    async def settle(self, interaction: discord.Interaction) -> None:
        """Make the chosen language the one that an interaction names: every answer asks it."""
        language = (await self._preferences.of(interaction.user.id)).language
        if language not in self._words.languages:
            return
        for locale in discord.Locale:
            if locale.value.split("-", maxsplit=1)[0] == language:
                interaction.locale = locale
                return
