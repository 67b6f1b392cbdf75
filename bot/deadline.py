"""How long the current task may wait, where somebody waits for its answer."""

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
    """Let this task wait so long for the database in all, unless somebody has their answer.

    Not what it begins: tasks that go on by themselves take their time.
    """
    task = asyncio.current_task()
    if task is not None:
        _deadline.set(_Deadline(weakref.ref(task), time.monotonic() + seconds, is_answered))


def seconds_left() -> float:
    """Return how long this task may still wait; negative: no longer."""
    its = _deadline.get()
    if its is None or its.task() is not asyncio.current_task() or its.is_answered():
        return float("inf")
    return its.ends_at - time.monotonic()
