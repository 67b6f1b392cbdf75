"""Saying no: a refusal in words, and the last net for everything unexpected."""

import contextlib
import logging
import secrets
from collections.abc import AsyncGenerator

import discord
from discord import ui

from bot.errors import RefusedError
from bot.locales import Words
from bot.locales.markdown import within
from cogs.appeal_press import AppealAct, AppealPress
from cogs.language import Language

logger = logging.getLogger(__name__)

MOST_CHARACTERS = 2_000
"""Discord's limit for a message without components."""


class Refusals:
    """Answers an interaction, to its member alone, with the reason why nothing happened."""

    def __init__(self, *, words: Words) -> None:
        self._words = words
        self.language: Language | None = None
        """Set when it is known what people prefer."""

    @contextlib.asynccontextmanager
    async def said(self, interaction: discord.Interaction) -> AsyncGenerator[None]:
        """Turn what is raised inside into an answer."""
        try:
            await self.settle_language(interaction)
            yield
        except Exception as error:  # noqa: BLE001 - the last net of every interaction
            await self.say(interaction, error)

    async def settle_language(self, interaction: discord.Interaction) -> None:
        """Answer in the language that its person chose."""
        if self.language is not None:
            await self.language.settle(interaction)

    async def say(self, interaction: discord.Interaction, error: BaseException) -> None:
        """Answer with a refusal's words; log anything else whole, and answer with a reference."""
        if isinstance(error, RefusedError):
            view = self._appeal(interaction, error.appeal_id)
            await self._answer(interaction, error.words_id, view=view, **error.facts)
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
        *,
        view: ui.View = discord.utils.MISSING,
        **facts: str | float | tuple[str, ...],
    ) -> None:
        said = self._words.say(words_id, interaction.locale.value, **facts)
        sentence = within(said, MOST_CHARACTERS)
        try:
            if interaction.response.is_done():
                await interaction.followup.send(sentence, view=view, ephemeral=True)
            else:
                await interaction.response.send_message(sentence, view=view, ephemeral=True)
        except discord.HTTPException as error:
            logger.warning("interaction %d: refusal not shown: %s", interaction.id, error)

    def _appeal(self, interaction: discord.Interaction, appeal_id: str | None) -> ui.View:
        """Return the button that asks the moderators; nothing where nobody can be asked."""
        if appeal_id is None:
            view: ui.View = discord.utils.MISSING
            return view
        view = ui.View(timeout=None)
        press = AppealPress(act=AppealAct.MAKE, appeal_id=appeal_id)
        label = self._words.say("filter-appeal-make", interaction.locale.value)
        view.add_item(ui.Button(label=label, custom_id=press.custom_id))
        # It is answered by its custom id, also after a restart: the library need not keep it.
        view.stop()
        return view
