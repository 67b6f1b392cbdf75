"""Showing how far the removal of one's own pictures is, as long as the answer can be edited."""

import asyncio
import logging
from typing import Annotated

import discord
from discord import ui

from bot.clock import Clock
from bot.community.reports.report import SweepState
from bot.errors import BotError
from bot.locales import Words
from bot.members.erasure import ErasureBook, is_erasure
from bot.members.tidy import TidyBook
from cogs.kit.router import Press, Written
from cogs.panels import panel
from cogs.reach import is_guest
from cogs.reports.orders import Orders, how_far
from cogs.rest import ERRORS

logger = logging.getLogger(__name__)

FOLLOW_SECONDS = 2.0
FOLLOWED_SECONDS = 14 * 60.0
"""An answer can be edited for 15 minutes; afterwards its button tells how far it is."""


class TidyLook(Press, tag="tidy:look"):
    """How far is it? Also of erasures, whose orders have ids of their own."""

    order_id: Annotated[str, Written("(?:erase-)?[0-9a-f]{32}")]


class Tidying:
    """Has an order carried out, to tidy or to erase, and tells the one who gave it."""

    def __init__(
        self,
        *,
        tidy: TidyBook,
        erasures: ErasureBook,
        orders: Orders,
        words: Words,
        clock: Clock,
    ) -> None:
        self._tidy = tidy
        self._erasures = erasures
        self._orders = orders
        self._words = words
        self._clock = clock
        self._following: set[asyncio.Task[None]] = set()

    async def close(self) -> None:
        """Stop showing how far it is; the next process goes on with it."""
        for task in self._following:
            task.cancel()
        if self._following:
            await asyncio.wait(self._following)

    async def carry_out(
        self, interaction: discord.Interaction, order_id: str, *, done: str = ""
    ) -> None:
        """Begin with an order that is on record; the interaction must be answered already.

        ``done`` names the sentence for its end, where it is not the usual one.
        """
        self._orders.wake()
        if await self.show(interaction, order_id, done=done):
            return
        task = asyncio.create_task(
            self._follow(interaction, order_id, done), name=f"tidy-{order_id}"
        )
        self._following.add(task)
        task.add_done_callback(self._following.discard)

    async def show(
        self, interaction: discord.Interaction, order_id: str, *, done: str = ""
    ) -> bool:
        """Tell how far an order of this person is; return whether it is carried out."""
        user_id, locale = interaction.user.id, interaction.locale.value
        state = await self._tidy.state(user_id, order_id)
        is_over, progress = state.done >= state.total, "tidy-progress"
        if is_erasure(order_id):
            progress, done = "privacy-erasing", done or "privacy-erased-all"
            if is_over:
                # What is on record goes when the pictures are gone, and may take a while.
                view = self._progress(progress, state, order_id, locale)
                await interaction.edit_original_response(view=view)
                await self._erasures.go_on()
                is_over = await self._erasures.is_over(user_id, order_id)
        if is_guest(interaction):
            done = "tidy-done-brought"
        if is_over:
            view = panel(ui.TextDisplay(self._end(done, state, locale)))
        else:
            view = self._progress(progress, state, order_id, locale)
        await interaction.edit_original_response(view=view)
        return is_over

    async def _follow(self, interaction: discord.Interaction, order_id: str, done: str) -> None:
        give_up_at = self._clock.monotonic() + FOLLOWED_SECONDS
        try:
            while self._clock.monotonic() < give_up_at:
                await self._clock.sleep(FOLLOW_SECONDS)
                if await self.show(interaction, order_id, done=done):
                    return
        except (BotError, *ERRORS) as error:
            logger.info("order %s is no longer shown: %s", order_id, error)

    def _end(self, done: str, state: SweepState, locale: str) -> str:
        if not state.out_of_reach or done == "tidy-done-brought":
            return self._words.say(done or "tidy-done", locale)
        if not done:
            return how_far(self._words, "tidy-progress", state, locale)
        left = self._words.say("removal-out-of-reach", locale, count=state.out_of_reach)
        return f"{self._words.say(done, locale)}\n{left}"

    def _progress(
        self, words_id: str, state: SweepState, order_id: str, locale: str
    ) -> ui.LayoutView:
        said = how_far(self._words, words_id, state, locale)
        look = ui.Button[ui.LayoutView](
            label=self._words.say("tidy-look", locale),
            custom_id=TidyLook(order_id=order_id).custom_id,
        )
        return panel(ui.TextDisplay(said), ui.ActionRow(look))
