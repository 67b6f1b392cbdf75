"""Nudges that reached a process which does not wait for their predictions."""

import asyncio
import logging

from sqlalchemy import Connection

from bot.db.database import Database
from bot.db.errors import StoreError
from bot.db.postgres_notices import NUDGE_CHANNEL, say
from bot.jobs.distributed.timing import NUDGES_SECONDS

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 200
"""Of names as long as ours; PostgreSQL takes 8,000 bytes."""
MOST_WAITING = 10_000
"""What comes beyond is dropped: the plan's looks find those ends."""


class NudgesToOthers:
    """Tells all processes of nudges, many in one statement; each looks for those it waits for."""

    def __init__(self, *, database: Database) -> None:
        self._database = database
        self._names: dict[str, None] = {}
        self._is_any = asyncio.Event()

    def pass_on(self, name: str) -> None:
        """Tell the others of a nudge, soon and once however often it comes until then."""
        if len(self._names) < MOST_WAITING:
            self._names[name] = None
            self._is_any.set()

    async def keep(self) -> None:
        """Pass on what comes until cancelled; what the database does not take is dropped."""
        while True:
            await self._is_any.wait()
            names = list(self._names)[:MOST_AT_ONCE]
            for name in names:
                del self._names[name]
            if not self._names:
                self._is_any.clear()
            said = ",".join(names)

            def tell(connection: Connection, said: str = said) -> None:
                say(connection, NUDGE_CHANNEL, said)

            try:
                await self._database.write(tell, is_single=True)
            except StoreError as error:
                logger.debug("%d nudges are not passed on: %s", len(names), error)
            await asyncio.sleep(NUDGES_SECONDS)
