"""Saying no: a refusal in words, and the last net for everything unexpected."""

import contextlib
import logging
import secrets
from collections.abc import AsyncGenerator

import discord

from bot.errors import RefusedError
from bot.locales import Words

logger = logging.getLogger(__name__)


class Refusals:
    """Answers an interaction, to its member alone, with the reason why nothing happened."""

    def __init__(self, *, words: Words) -> None:
        self._words = words

    @contextlib.asynccontextmanager
    async def said(self, interaction: discord.Interaction) -> AsyncGenerator[None]:
        """Turn what is raised inside into an answer."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 - the last net of every interaction
            await self.say(interaction, error)

    async def say(self, interaction: discord.Interaction, error: BaseException) -> None:
        """Answer with a refusal's words; log anything else whole, and answer with a reference."""
        if isinstance(error, RefusedError):
            await self._answer(interaction, error.words_id, **error.facts)
            return
        if isinstance(error, discord.NotFound) and not interaction.response.is_done():
            # Nobody can be told: Discord gave the interaction up (3 s) before it was answered.
            logger.warning("interaction %d was answered too late", interaction.id)
            return
        reference = secrets.token_hex(4)
        logger.error("interaction %d, reference %s", interaction.id, reference, exc_info=error)
        await self._answer(interaction, "refusal-unexpected", reference=reference)

    async def _answer(
        self,
        interaction: discord.Interaction,
        words_id: str,
        **facts: str | float | tuple[str, ...],
    ) -> None:
        sentence = self._words.say(words_id, interaction.locale.value, **facts)
        try:
            if interaction.response.is_done():
                await interaction.followup.send(sentence, ephemeral=True)
            else:
                await interaction.response.send_message(sentence, ephemeral=True)
        except discord.HTTPException as error:
            logger.warning("interaction %d: refusal not shown: %s", interaction.id, error)
