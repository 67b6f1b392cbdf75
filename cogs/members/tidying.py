"""Showing how far the removal of one's own pictures is, as long as the answer can be edited."""

import asyncio
import logging

import discord
from discord import ui

from bot.clock import Clock
from bot.community.reports.report import SweepState
from bot.locales import Words
from bot.members.tidy import TidyBook
from cogs.panels import panel
from cogs.reach import is_guest
from cogs.reply.replies import AWAY
from cogs.reports.orders import Orders

logger = logging.getLogger(__name__)

FOLLOW_SECONDS = 2.0
FOLLOWED_SECONDS = 14 * 60.0
"""An answer can be edited for 15 minutes; afterwards its button tells how far it is."""
BAR_STEPS = 10


class Tidying:
    """Has an order carried out, and tells the one who gave it."""

    def __init__(self, *, tidy: TidyBook, orders: Orders, words: Words, clock: Clock) -> None:
        self._tidy = tidy
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

    async def carry_out(self, interaction: discord.Interaction, order_id: str) -> None:
        """Begin with an order that is on record; the interaction must be answered already."""
        self._orders.wake()
        await self.show(interaction, order_id)
        task = asyncio.create_task(self._follow(interaction, order_id), name=f"tidy-{order_id}")
        self._following.add(task)
        task.add_done_callback(self._following.discard)

    async def show(self, interaction: discord.Interaction, order_id: str) -> SweepState:
        """Tell how far an order of this person is."""
        state = await self._tidy.state(interaction.user.id, order_id)
        done = "tidy-done-brought" if is_guest(interaction) else "tidy-done"
        view = self._progress(state, order_id, interaction.locale.value, done=done)
        await interaction.edit_original_response(view=view)
        return state

    async def _follow(self, interaction: discord.Interaction, order_id: str) -> None:
        give_up_at = self._clock.monotonic() + FOLLOWED_SECONDS
        try:
            while self._clock.monotonic() < give_up_at:
                await self._clock.sleep(FOLLOW_SECONDS)
                state = await self.show(interaction, order_id)
                if state.done >= state.total:
                    return
        except (discord.HTTPException, *AWAY) as error:
            logger.info("order %s is no longer shown: %s", order_id, error)

    def _progress(
        self, state: SweepState, order_id: str, locale: str, *, done: str
    ) -> ui.LayoutView:
        if state.done >= state.total:
            return panel(ui.TextDisplay(self._words.say(done, locale)))
        filled = BAR_STEPS * state.done // state.total
        bar = "▰" * filled + "▱" * (BAR_STEPS - filled)
        said = self._words.say("tidy-progress", locale, done=state.done, total=state.total, bar=bar)
        look = ui.Button[ui.LayoutView](
            label=self._words.say("tidy-look", locale), custom_id=f"tidy:look:{order_id}"
        )
        return panel(ui.TextDisplay(said), ui.ActionRow(look))
