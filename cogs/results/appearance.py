"""How a result is shown, on record: whether it is covered, and how it is described."""

from collections.abc import Callable

from pydantic import TypeAdapter
from sqlalchemy import Connection

from bot.clock import Clock
from bot.db import jobs as rows
from bot.db.database import Database
from bot.db.locks import lock_of
from bot.imagine.job import JobState
from bot.imagine.result import ResultInfo

_RESULT_INFO = TypeAdapter(ResultInfo)
_SHOWN = (JobState.DELIVERING, JobState.DELIVERED)
"""A card is pressed before the job that it belongs to is closed."""


class AppearanceService:
    """Changes what is on record of a finished job's result."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def change(
        self, job_id: str, change: Callable[[ResultInfo], ResultInfo]
    ) -> ResultInfo | None:
        """Record a change, and return what is on record then; None where it was taken away."""
        now = self._clock.time()

        def write(connection: Connection) -> ResultInfo | None:
            row = rows.get_job(connection, job_id)
            if row is None or row.removed_at is not None or row.result is None:
                return None
            changed = change(_RESULT_INFO.validate_json(row.result))
            rows.change_job(
                connection,
                job_id,
                from_states=_SHOWN,
                to_state=None,
                now=now,
                result=_RESULT_INFO.dump_json(changed).decode(),
            )
            return changed

        return await self._database.write(write, lock_keys=(lock_of(job_id),))
