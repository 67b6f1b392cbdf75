"""Ask the database until it answers; but no longer than whoever waits for an answer may wait."""

import asyncio
import contextvars
import time
import weakref
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.store.errors import StoreAwayError

T = TypeVar("T")

PAUSE_SECONDS = 0.3

_deadline: contextvars.ContextVar["_Deadline | None"] = contextvars.ContextVar(
    "deadline", default=None
)


@dataclass(frozen=True, slots=True)
class _Deadline:
    task: weakref.ref[asyncio.Task[Any]]
    ends_at: float
    is_answered: Callable[[], bool]


def answer_within(seconds: float, *, is_answered: Callable[[], bool]) -> None:
    """Let this task wait so long for the database in all, until somebody has their answer.

    Not what it begins: tasks that go on by themselves take their time.
    """
    task = asyncio.current_task()
    if task is not None:
        _deadline.set(_Deadline(weakref.ref(task), time.monotonic() + seconds, is_answered))


def seconds_left() -> float:
    """Return how long this task may still wait for the database; negative: no longer."""
    its = _deadline.get()
    if its is None or its.task() is not asyncio.current_task() or its.is_answered():
        return float("inf")
    return its.ends_at - time.monotonic()


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
