"""Sessions with Discord begin one after the other, in all processes of one PostgreSQL.

Discord takes one IDENTIFY in 5 s for each ``shard_id % max_concurrency`` of a bot, wherever it
comes from, and 1,000 a day (Discord, "Gateway"). The library knows of its own process alone. A
session that is taken up again (RESUME) is not limited, and takes no turn.
"""

import asyncio
import logging
from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Protocol

from bot.clock import Clock
from bot.db.identify_turns import WINDOW_SECONDS, take_turn
from bot.errors import BotError

logger = logging.getLogger(__name__)

PATIENCE_SECONDS = 45.0
"""The library gives a connection up that has not begun its session after 60 s."""
ANSWER_SECONDS = 5.0
FEW_SESSIONS = 50


class Turns(Protocol):
    """The database in which turns are taken."""

    async def write(self, operation: "partial[float]", /) -> float:
        """Run an operation with a connection, and return what it returns."""
        ...


class IdentifyTurns:
    """Lets the sessions of all processes begin one after the other."""

    def __init__(self, *, database: Turns, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._at_once = 1

    def learn(self, limit: Mapping[str, int]) -> None:
        """Heed Discord's ``session_start_limit``; say so where few sessions are left of the day."""
        self._at_once = max(1, limit["max_concurrency"])
        if limit["remaining"] < FEW_SESSIONS:
            until = timedelta(seconds=limit["reset_after"] // 1_000)
            logger.warning(
                "Discord takes only %d more sessions in the next %s", limit["remaining"], until
            )

    async def wait(self, shard_id: int) -> None:
        """Return when a shard's session may begin.

        Whoever asks in vain puts nobody's turn off. Where the database does not answer, or nobody
        could be given a turn for long, it begins all the same: what comes too early is refused by
        Discord and tried again, while a bot that waited for ever would be lost.
        """
        ends_at = self._clock.monotonic() + PATIENCE_SECONDS
        take = partial(take_turn, bucket=shard_id % self._at_once)
        while True:
            try:
                async with asyncio.timeout(ANSWER_SECONDS):
                    seconds = await self._database.write(take)
            except (BotError, TimeoutError) as error:
                logger.warning("shard %d begins its session without a turn: %r", shard_id, error)
                await self._clock.sleep(WINDOW_SECONDS)
                return
            left = ends_at - self._clock.monotonic()
            if seconds <= 0.0 or left <= 0.0:
                return
            await self._clock.sleep(min(seconds, left))
