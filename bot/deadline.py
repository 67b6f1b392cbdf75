"""How long the current task may wait for the database while a member waits for its answer."""

import asyncio
import contextvars
import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_deadline: contextvars.ContextVar["_Deadline | None"] = contextvars.ContextVar(
    "deadline", default=None
)


@dataclass(frozen=True, slots=True)
class _Deadline:
    task: weakref.ref[asyncio.Task[Any]]
    ends_at: float
    is_answered: Callable[[], bool]


def answer_within(seconds: float, *, is_answered: Callable[[], bool]) -> None:
    """Bound the time that this task waits for the database in all, until the answer is given.

    Tasks that it starts are not bound by it.
    """
    task = asyncio.current_task()
    if task is not None:
        _deadline.set(_Deadline(weakref.ref(task), time.monotonic() + seconds, is_answered))


def seconds_left() -> float:
    """Return how long this task may still wait; negative once its time is over."""
    its = _deadline.get()
    if its is None or its.task() is not asyncio.current_task() or its.is_answered():
        return float("inf")
    return its.ends_at - time.monotonic()
