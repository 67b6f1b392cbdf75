"""Taking away everything a person drew lately: counted, ordered once, and done bit by bit."""

import uuid

from sqlalchemy import Connection

from bot.clock import Clock
from bot.community.reports.report import (
    NothingToRemoveError,
    ReportKind,
    ReportState,
    SweepState,
)
from bot.community.trail import EventKind, Happening, Trail
from bot.imagine.job import JobState
from bot.store import reports as rows
from bot.store.database import Database
from bot.store.jobs import claim_removal

_STATES = (JobState.DELIVERING, JobState.DELIVERED)
_AT_ONCE = 0.0


class SweepBook:
    """Keeps what is ordered as a row for each picture, so that any process may go on with it."""

    def __init__(self, *, database: Database, trail: Trail, clock: Clock) -> None:
        self._database = database
        self._trail = trail
        self._clock = clock

    async def count(self, guild_id: int, user_id: int, *, since: float) -> int:
        """Return how many results of a person there are to see."""
        found = await self._database.read(
            lambda connection: rows.shown_jobs(
                connection, guild_id, user_id, since=since, states=_STATES
            )
        )
        return len(found)

    async def begin(self, guild_id: int, user_id: int, *, since: float, by: int) -> str:
        """Order that all of these go, and return the order's id.

        Raises:
            NothingToRemoveError: there is none, or all of it is ordered already.
        """
        now, sweep_id = self._clock.time(), uuid.uuid4().hex

        def write(connection: Connection) -> None:
            found = rows.shown_jobs(connection, guild_id, user_id, since=since, states=_STATES)
            if not found:
                raise NothingToRemoveError(person=f"<@{user_id}>")
            for job_id, _ in found:
                claim_removal(connection, job_id, by=by, now=now)
            ordered = [
                rows.ReportRow(
                    id=uuid.uuid4().hex,
                    guild_id=guild_id,
                    kind=ReportKind.SWEEP,
                    state=ReportState.REMOVING,
                    reported_at=now,
                    reporter_id=by,
                    user_id=user_id,
                    job_id=job_id,
                    channel_id=channel_id,
                    text=sweep_id,
                    decided_by=by,
                    decided_at=_AT_ONCE,
                )
                for job_id, channel_id in found
            ]
            rows.insert_reports(connection, *ordered)
            self._trail.note(
                connection,
                Happening(
                    guild_id=guild_id,
                    kind=EventKind.REMOVED,
                    actor_id=by,
                    user_id=user_id,
                    facts={"count": str(len(found)), "since": str(int(since))},
                ),
            )

        await self._database.write(write, lock_keys=(user_id,))
        return sweep_id

    async def state(self, guild_id: int, sweep_id: str) -> SweepState:
        """Return how far an order is; nothing at all where there is no such order."""
        counted = await self._database.read(
            lambda connection: rows.count_marked(connection, guild_id, ReportKind.SWEEP, sweep_id)
        )
        return SweepState.counted(counted)
