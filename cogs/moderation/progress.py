"""Showing how far the removal of many pictures is: of /remove-all, /tidy and erasures."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import discord
from discord import ui

from bot.clock import Clock
from bot.errors import BotError
from bot.locales import Words
from cogs.kit.panels import DANGER, panel, progress_bar, show_panel
from cogs.kit.rest import ERRORS
from cogs.kit.router import Press
from cogs.moderation.model import RemovalProgress

logger = logging.getLogger(__name__)

FOLLOW_SECONDS = 2.0
FOLLOWED_SECONDS = 14 * 60.0
"""An answer can be edited for 15 minutes; afterwards its button tells how far it is."""


class Followed:
    """Shows orders again and again, until they are carried out."""

    def __init__(self, *, clock: Clock) -> None:
        self._clock = clock
        self._tasks: set[asyncio.Task[None]] = set()

    async def follow(self, order_id: str, show: Callable[[], Awaitable[bool]]) -> None:
        """Show an order now, and from now on; ``show`` tells whether it is carried out."""
        if not await show():
            task = asyncio.create_task(self._follow(order_id, show), name=f"order-{order_id}")
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Stop showing how far they are; the next process goes on with them."""
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)

    async def _follow(self, order_id: str, show: Callable[[], Awaitable[bool]]) -> None:
        give_up_at = self._clock.monotonic() + FOLLOWED_SECONDS
        try:
            while self._clock.monotonic() < give_up_at:
                await self._clock.sleep(FOLLOW_SECONDS)
                if await show():
                    return
        except (BotError, *ERRORS) as error:
            logger.info("order %s is no longer shown: %s", order_id, error)


async def ask_first(  # noqa: PLR0913 - all but two by name
    interaction: discord.Interaction,
    question: str,
    *,
    yes: str,
    no: str,
    go: Press,
    let_be: Press,
) -> None:
    """Ask whether to remove: ``yes`` and ``no`` stand on the buttons of ``go`` and ``let_be``."""
    buttons = ui.ActionRow[ui.LayoutView](
        ui.Button(label=yes, style=discord.ButtonStyle.danger, custom_id=go.custom_id),
        ui.Button(label=no, custom_id=let_be.custom_id),
    )
    await show_panel(interaction, panel(ui.TextDisplay(question), buttons, colour=DANGER))


def how_far(words: Words, words_id: str, state: RemovalProgress, locale: str) -> str:
    """Say how many pictures are removed, and how many never will be."""
    removed = state.done - state.out_of_reach
    # Rounded down: the bar is full when the last one is gone.
    bar = progress_bar(10 * removed // max(state.total, 1) / 10)
    said = words.say(words_id, locale, done=removed, total=state.total, bar=bar)
    if not state.out_of_reach:
        return said
    return f"{said}\n{words.say('removal-out-of-reach', locale, count=state.out_of_reach)}"


def under_way(said: str, look: Press, label: str) -> ui.LayoutView:
    """Show how far an order is, with the button that asks again."""
    button = ui.Button[ui.LayoutView](label=label, custom_id=look.custom_id)
    return panel(ui.TextDisplay(said), ui.ActionRow(button))
