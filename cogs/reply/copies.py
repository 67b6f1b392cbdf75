"""Where results were shown again; what is taken away goes there as well."""

from collections.abc import Callable
from dataclasses import replace

from pydantic import TypeAdapter
from sqlalchemy import Connection

from bot.clock import Clock
from bot.db import jobs as rows
from bot.db.database import Database
from bot.db.locks import lock_of
from bot.errors import RefusedError
from bot.imagine.job import Copy, JobState, Reply

_REPLY = TypeAdapter(Reply)
MOST_COPIES = 20
"""Each has to be removed one by one when the result is."""


class TooManyCopiesError(RefusedError):
    """It was shown often enough. Facts: ``limit``."""

    words_id = "refusal-show-too-many"


class CopyService:
    """Keeps the copies with the reply they are copies of."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def add(self, job_id: str, copy: Copy) -> bool:
        """Record a message that will show a result; False where that was taken away.

        Raises:
            TooManyCopiesError: there are enough.
        """

        def added(reply: Reply) -> Reply:
            require_room(reply.copies)
            return replace(reply, copies=(*reply.copies, copy))

        return await self._change(job_id, added, states=(JobState.DELIVERED,))

    async def add_notice(self, job_id: str, notice: Copy) -> bool:
        """Record a message that told its person the end of a job; False where that is removed."""

        def added(reply: Reply) -> Reply:
            return replace(reply, notices=(*reply.notices, notice))

        return await self._change(job_id, added, states=tuple(JobState))

    async def _change(
        self, job_id: str, change: Callable[[Reply], Reply], *, states: tuple[JobState, ...]
    ) -> bool:
        now = self._clock.time()

        def write(connection: Connection) -> bool:
            row = rows.get_job(connection, job_id)
            if row is None or row.removed_at is not None:
                return False
            return rows.change_job(
                connection,
                job_id,
                from_states=states,
                to_state=None,
                now=now,
                reply=_REPLY.dump_json(change(_REPLY.validate_json(row.reply))).decode(),
            )

        return await self._database.write(write, lock_keys=(lock_of(job_id),))

    async def all(self, job_id: str) -> tuple[Copy, ...]:
        """Return every message besides the reply: copies of the result, and notices of its end."""
        row = await self._database.read(lambda connection: rows.get_job(connection, job_id))
        if row is None:
            return ()
        reply = _REPLY.validate_json(row.reply)
        return *reply.copies, *reply.notices


def require_room(copies: tuple[Copy, ...]) -> None:
    """Make sure that there may be another one.

    Raises:
        TooManyCopiesError: there are enough.
    """
    if len(copies) >= MOST_COPIES:
        raise TooManyCopiesError(limit=MOST_COPIES)
