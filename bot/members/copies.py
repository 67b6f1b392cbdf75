"""Where results were shown again; what is taken away goes there as well."""

from dataclasses import replace

from pydantic import TypeAdapter
from sqlalchemy import Connection

from bot.clock import Clock
from bot.errors import RefusedError
from bot.imagine.job import Copy, JobState, Reply
from bot.members.locks import lock_of
from bot.store import jobs as rows
from bot.store.database import Database

_REPLY = TypeAdapter(Reply)
MOST_COPIES = 20
"""Each has to be removed one by one when the result is."""


class TooManyCopiesError(RefusedError):
    """It was shown often enough. Facts: ``limit``."""

    words_id = "refusal-show-too-many"


class CopyBook:
    """Keeps the copies with the reply they are copies of."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def add(self, job_id: str, copy: Copy) -> bool:
        """Record a message that will show a result; False where that was taken away.

        Raises:
            TooManyCopiesError: there are enough.
        """
        now = self._clock.time()

        def write(connection: Connection) -> bool:
            row = rows.get_job(connection, job_id)
            if row is None or row.removed_at is not None:
                return False
            reply = _REPLY.validate_json(row.reply)
            require_room(reply.copies)
            reply = replace(reply, copies=(*reply.copies, copy))
            return rows.change_job(
                connection,
                job_id,
                from_states=(JobState.DELIVERED,),
                to_state=None,
                now=now,
                reply=_REPLY.dump_json(reply).decode(),
            )

        return await self._database.write(write, lock_keys=(lock_of(job_id),))

    async def all(self, job_id: str) -> tuple[Copy, ...]:
        """Return where a result was shown again."""
        row = await self._database.read(lambda connection: rows.get_job(connection, job_id))
        return () if row is None else _REPLY.validate_json(row.reply).copies


def require_room(copies: tuple[Copy, ...]) -> None:
    """Make sure that there may be another one.

    Raises:
        TooManyCopiesError: there are enough.
    """
    if len(copies) >= MOST_COPIES:
        raise TooManyCopiesError(limit=MOST_COPIES)
