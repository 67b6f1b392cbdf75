"""Showing how far the removal of one's own pictures is, as long as the answer can be edited."""

from functools import partial
from typing import Annotated

import discord
from discord import ui

from bot.clock import Clock
from bot.locales import Words
from cogs.kit.install_context import is_user_install
from cogs.kit.panels import panel
from cogs.kit.router import Press, Written
from cogs.moderation import BulkRemovals, Followed, Orders, RemovalProgress, how_far, under_way
from cogs.privacy.erasure import ErasureService, is_erasure


class TidyLook(Press, tag="tidy:look"):
    """How far is it? Also of erasures, whose orders have ids of their own."""

    order_id: Annotated[str, Written("(?:erase-)?[0-9a-f]{32}")]


class Tidying:
    """Has an order carried out, to tidy or to erase, and tells the one who gave it."""

    def __init__(
        self,
        *,
        removals: BulkRemovals,
        erasures: ErasureService,
        orders: Orders,
        words: Words,
        clock: Clock,
    ) -> None:
        self._removals = removals
        self._erasures = erasures
        self._orders = orders
        self._words = words
        self._followed = Followed(clock=clock)

    async def close(self) -> None:
        """Stop showing how far orders are."""
        await self._followed.close()

    async def carry_out(
        self, interaction: discord.Interaction, order_id: str, *, done: str = ""
    ) -> None:
        """Begin with an order that is on record; the interaction must be answered already.

        ``done`` names the sentence for its end, where it is not the usual one.
        """
        self._orders.wake()
        await self._followed.follow(order_id, partial(self.show, interaction, order_id, done=done))

    async def show(
        self, interaction: discord.Interaction, order_id: str, *, done: str = ""
    ) -> bool:
        """Tell how far an order of this person is; return whether it is carried out."""
        user_id, locale = interaction.user.id, interaction.locale.value
        state = await self._removals.state_by(user_id, order_id)
        is_over, progress = state.done >= state.total, "tidy-progress"
        if is_erasure(order_id):
            progress, done = "privacy-erasing", done or "privacy-erased-all"
            if is_over:
                # What is on record goes when the pictures are gone, and may take a while.
                view = self._progress(progress, state, order_id, locale)
                await interaction.edit_original_response(view=view)
                await self._erasures.go_on()
                is_over = await self._erasures.is_over(user_id, order_id)
        if is_user_install(interaction):
            done = "tidy-done-brought"
        if is_over:
            view = panel(ui.TextDisplay(self._end(done, state, locale)))
        else:
            view = self._progress(progress, state, order_id, locale)
        await interaction.edit_original_response(view=view)
        return is_over

    def _end(self, done: str, state: RemovalProgress, locale: str) -> str:
        if not state.out_of_reach or done == "tidy-done-brought":
            return self._words.say(done or "tidy-done", locale)
        if not done:
            return how_far(self._words, "tidy-progress", state, locale)
        left = self._words.say("removal-out-of-reach", locale, count=state.out_of_reach)
        return f"{self._words.say(done, locale)}\n{left}"

    def _progress(
        self, words_id: str, state: RemovalProgress, order_id: str, locale: str
    ) -> ui.LayoutView:
        said = how_far(self._words, words_id, state, locale)
        label = self._words.say("tidy-look", locale)
        return under_way(said, TidyLook(order_id=order_id), label)
