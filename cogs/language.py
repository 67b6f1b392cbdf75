"""Answering people in the language they chose, where it is not that of their Discord."""

import asyncio
import logging

import discord

from bot.errors import BotError
from bot.locales import Words
from bot.members.preferences import PreferenceBook, Preferences

logger = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
"""An interaction has to be answered within three; the rest of it needs time as well."""
_KEY = "preferences"


async def preferences_of(interaction: discord.Interaction, book: PreferenceBook) -> Preferences:
    """Return what the person of an interaction prefers: read once for it, and kept no longer."""
    known = interaction.extras.get(_KEY)
    if not isinstance(known, Preferences):
        known = interaction.extras[_KEY] = await book.of(interaction.user.id)
    return known


class Language:
    """Looks up what a person wants to be answered in."""

    def __init__(self, *, preferences: PreferenceBook, words: Words) -> None:
        self._preferences = preferences
        self._words = words

    async def settle(self, interaction: discord.Interaction) -> None:
        """Make the chosen language the one that an interaction names: every answer asks it."""
        try:
            async with asyncio.timeout(LOOK_SECONDS):
                language = (await preferences_of(interaction, self._preferences)).language
        except (BotError, TimeoutError) as error:
            logger.info("interaction %d: its language stays as it is: %r", interaction.id, error)
            return
        if language not in self._words.languages:
            return
        for locale in discord.Locale:
            if locale.value.split("-", maxsplit=1)[0] == language:
                interaction.locale = locale
                return
