"""In which language a person, a server or a command is spoken to."""

import asyncio
import functools
import logging
from dataclasses import replace

import discord
from discord import app_commands

from bot.errors import BotError
from bot.imagine.job import Job
from bot.locales import FALLBACK, Words
from bot.log import level_of
from cogs.kit.rest import ERRORS, readable
from cogs.preferences import PreferenceService


@functools.cache
def packaged_words() -> Words:
    """Return the words that come with Easel; command texts are needed when modules are read."""
    return Words.load()


def text(words_id: str) -> app_commands.locale_str:
    """Return a command's text by its Fluent id, translatable later."""
    return app_commands.locale_str(packaged_words().say(words_id), words_id=words_id)


class FluentTranslator(app_commands.Translator):
    """Gives Discord the command texts in every language there are words in."""

    def __init__(self, words: Words) -> None:
        self._words = words

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002 - the signature is discord.py's
    ) -> str | None:
        """Return the text in one of Discord's languages, or None to leave it in English."""
        words_id = string.extras.get("words_id")
        language = self._words.language_of(locale.value)
        if words_id is None or language is None or language == FALLBACK:
            return None
        return self._words.say(words_id, locale.value)


logger = logging.getLogger(__name__)

LOOKUP_SECONDS = 1.0
"""An interaction has to be answered within three; the rest of it needs time as well."""


class PreferredLanguages:
    """Looks up what a person wants to be answered in."""

    def __init__(self, *, preferences: PreferenceService, words: Words) -> None:
        self.preferences = preferences
        self._words = words

    async def settle(self, interaction: discord.Interaction) -> None:
        """Make the chosen language the one that an interaction names: every answer asks it."""
        try:
            async with asyncio.timeout(LOOKUP_SECONDS):
                language = (await self.preferences.of(interaction.user.id)).language
        except Exception as error:  # noqa: BLE001 - no answer must fail for the language it is in
            logger.log(
                level_of(error), "interaction %d: its language stays: %r", interaction.id, error
            )
            return
        if language is None:
            return
        for locale in discord.Locale:
            if self._words.language_of(locale.value) == language:
                interaction.locale = locale
                return

    async def of_person(self, user_id: int, *, otherwise: str) -> str:
        """Return the language to write to somebody in; ``otherwise`` where they chose none."""
        try:
            async with asyncio.timeout(LOOKUP_SECONDS):
                language = (await self.preferences.of(user_id)).language
        except (BotError, TimeoutError) as error:
            logger.log(
                level_of(error), "the language of person %d is not known: %r", user_id, error
            )
            return otherwise
        return otherwise if language not in self._words.languages else language


def in_language(job: Job, locale: str) -> Job:
    """Return a job whose cards are in this language."""
    return replace(job, reply=replace(job.reply, locale=locale))


async def for_moderators(client: discord.Client, job: Job) -> Job:
    """Return a job whose cards are in its server's language; a private reply's are its member's."""
    if not job.reply.is_private or job.reply.guild_id is None:
        return job
    return in_language(job, await server_locale(client, job.reply.guild_id))


async def server_locale(client: discord.Client, guild_id: int) -> str:
    """Return a server's language, as its settings have it."""
    guild = client.get_guild(guild_id)
    if guild is not None:
        return guild.preferred_locale.value
    try:
        with readable():
            # A process without the gateway knows no servers.
            async with asyncio.timeout(LOOKUP_SECONDS):
                return (await client.fetch_guild(guild_id)).preferred_locale.value
    except ERRORS as error:
        logger.info("the language of server %d is not known: %r", guild_id, error)
        return FALLBACK
