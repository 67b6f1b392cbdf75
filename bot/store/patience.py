"""Ask the database until it answers; but no longer than whoever waits for an answer may wait."""

import asyncio
import contextvars
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

from bot.store.errors import StoreAwayError

T = TypeVar("T")

PAUSE_SECONDS = 0.3

_seconds_left: contextvars.ContextVar[Callable[[], float]] = contextvars.ContextVar(
    "seconds_left", default=lambda: float("inf")
)


def answer_within(seconds: float, *, is_answered: Callable[[], bool]) -> None:
    """Let this task wait so long for the database in all, until somebody has their answer."""
    ends_at = time.monotonic() + seconds

    def left() -> float:
        return float("inf") if is_answered() else ends_at - time.monotonic()

    _seconds_left.set(left)


def seconds_left() -> float:
    """Return how long this task may still wait for the database; negative: no longer."""
    return _seconds_left.get()()


def unhurried(work: Coroutine[Any, Any, T], *, name: str) -> asyncio.Task[T]:
    """Begin what has to be done however long it takes, whoever waits for an answer meanwhile."""
    return asyncio.create_task(work, name=name, context=contextvars.Context())


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
