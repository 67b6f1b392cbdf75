"""The words of slash commands: their English text, and their other languages on demand."""

import functools

import discord
from discord import app_commands

from bot.locales import FALLBACK, Words


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
