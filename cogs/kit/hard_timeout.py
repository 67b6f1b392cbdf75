"""Asking Discord for something while an interaction still waits for its answer."""

import asyncio
from collections.abc import Awaitable
from typing import Any, TypeVar

T = TypeVar("T")

_ending: set[asyncio.Future[Any]] = set()
"""What was given up and is not over yet."""


async def hard_timeout(asked: Awaitable[T], *, within_seconds: float) -> T:
    """Return the answer, or give up on the second.

    ``asyncio.timeout`` is not enough where an interaction waits (3 s): a request of discord.py that
    is cancelled still sits its rate limit out before it ends (``Ratelimit.__aexit__``).

    Raises:
        TimeoutError: there is no answer yet; what was asked is cancelled, unless it is shielded.
    """
    task = asyncio.ensure_future(asked)
    try:
        done, _ = await asyncio.wait({task}, timeout=within_seconds)
    finally:
        if not task.done():
            _end(task)
    if not done:
        raise TimeoutError
    return task.result()


def _end(task: asyncio.Future[Any]) -> None:
    _ending.add(task)
    task.add_done_callback(_ended)
    task.cancel()


def _ended(task: asyncio.Future[Any]) -> None:
    _ending.discard(task)
    if not task.cancelled():
        task.exception()
