"""Looking after something again and again, whatever happens to a single look."""

import asyncio
import functools
import logging
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

import discord
from discord.ext import commands

from bot.errors import BotError
from bot.first_answers import FirstAnswers
from bot.log import level_of
from cogs.kit.rest import ERRORS

T = TypeVar("T")
logger = logging.getLogger(__name__)


class PeriodicTask:
    """The task that keeps looking, from a cog's loading to its unloading."""

    def __init__(
        self,
        client: discord.Client,
        look: Callable[[], Awaitable[object]],
        *,
        first_answers: FirstAnswers,
        every_seconds: float,
        what: str,
    ) -> None:
        self._keep = functools.partial(
            run_periodically,
            client,
            look,
            first_answers=first_answers,
            every_seconds=every_seconds,
            what=what,
        )
        self._what = what
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to look after what an earlier process left, and what comes."""
        self._task = asyncio.create_task(self._keep(), name=self._what)

    async def stop(self) -> None:
        """End; what is left is for the next process."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])


class PeriodicCog(commands.Cog):
    """A cog that looks after something again and again, while it is loaded."""

    def __init__(
        self,
        client: discord.Client,
        look: Callable[[], Awaitable[object]],
        *,
        first_answers: FirstAnswers,
        every_seconds: float,
        what: str,
    ) -> None:
        self._periodic = PeriodicTask(
            client, look, first_answers=first_answers, every_seconds=every_seconds, what=what
        )

    async def cog_load(self) -> None:
        """Begin to look after what an earlier process left, and what comes."""
        self._periodic.start()

    async def cog_unload(self) -> None:
        """Leave the rest to the next process."""
        await self._periodic.stop()


async def run_periodically(
    client: discord.Client,
    look: Callable[[], Awaitable[object]],
    *,
    first_answers: FirstAnswers,
    every_seconds: float,
    what: str,
) -> None:
    """Look until cancelled, first when Discord is ready; ``what`` names it in the log.

    What the database or Discord refuse now waits for the next look.
    """
    await client.wait_until_ready()
    while True:
        await first_answers.give_way()
        await try_once(look, what=what)
        await asyncio.sleep(every_seconds)


async def try_each(
    rows: Iterable[T], see_to: Callable[[T], Awaitable[object]], *, what: str
) -> None:
    """See to each row by itself: one that fails waits for the next look, the others do not."""
    for row in rows:
        await try_once(functools.partial(see_to, row), what=what)


async def try_once(look: Callable[[], Awaitable[object]], *, what: str) -> None:
    """Look once; whatever goes wrong is in the log and ends there."""
    try:
        await look()
    except (BotError, *ERRORS) as error:
        logger.log(level_of(error, otherwise=logging.WARNING), "%s: later: %r", what, error)
    except Exception:
        # The last net: whatever is wrong now, what comes later must not wait for it.
        logger.exception("%s", what)
