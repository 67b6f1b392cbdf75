"""Ask the database until it answers; but no longer than whoever waits for an answer may wait."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.db.errors import StoreAwayError
from bot.deadline import seconds_left

T = TypeVar("T")

PAUSE_SECONDS = 0.3


async def until_back(ask: Callable[[], Awaitable[T]]) -> T:
    """Ask again while the database is away; for what may be asked twice.

    Ends with the task that waits, or with the store: a closed one is not away.

    Raises:
        StoreAwayError: whoever waits for an answer cannot wait any longer.
    """
    while True:
        try:
            return await ask()
        except StoreAwayError:
            if seconds_left() <= PAUSE_SECONDS:
                raise
            # Real time: the database keeps its own.
            await asyncio.sleep(PAUSE_SECONDS)
