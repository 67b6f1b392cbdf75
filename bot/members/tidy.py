"""Taking away one's own pictures: counted, ordered once, and done bit by bit."""

import uuid
from collections.abc import Iterable

from sqlalchemy import Connection

from bot.clock import Clock
from bot.community.reports.report import ReportKind, ReportState, SweepState
from bot.errors import RefusedError
from bot.imagine.job import JobState
from bot.store import privacy as rows
from bot.store.database import Database
from bot.store.jobs import claim_removal
from bot.store.reports import ReportRow, insert_reports

SHOWN_STATES = (JobState.DELIVERING, JobState.DELIVERED)
DIRECT_MESSAGES = 0
"""In place of a server."""
_AT_ONCE = 0.0


class NothingToTidyError(RefusedError):
    """There is no picture of theirs here, in that time."""

    words_id = "refusal-tidy-nothing"


class TidyBook:
    """Keeps a row for each picture that is to go, so that any process may go on with it."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def count(self, user_id: int, channel_id: int, *, since: float) -> int:
        """Return how many results of a person there are to see in a channel."""
        found = await self._database.read(
            lambda connection: rows.shown_jobs_of(
                connection, user_id, states=SHOWN_STATES, channel_id=channel_id, since=since
            )
        )
        return len(found)

    async def begin(self, user_id: int, channel_id: int, *, since: float) -> str:
        """Order that all of these go, and return the order's id.

        Raises:
            NothingToTidyError: there is none, or all of it is ordered already.
        """
        now, order_id = self._clock.time(), uuid.uuid4().hex

        def write(connection: Connection) -> None:
            found = rows.shown_jobs_of(
                connection, user_id, states=SHOWN_STATES, channel_id=channel_id, since=since
            )
            if not found:
                raise NothingToTidyError
            order_removal(connection, found, by=user_id, order_id=order_id, now=now)

        await self._database.write(write, lock_keys=(user_id,))
        return order_id

    async def state(self, user_id: int, order_id: str) -> SweepState:
        """Return how far an order is; nothing at all where they gave no such order."""
        counted = await self._database.read(
            lambda connection: rows.count_ordered(connection, user_id, order_id)
        )
        return SweepState.counted(counted)


def order_removal(
    connection: Connection, found: Iterable[rows.OwnJob], *, by: int, order_id: str, now: float
) -> None:
    """Record, inside a transaction, that the requester wants these gone."""
    ordered: list[ReportRow] = []
    for job in found:
        claim_removal(connection, job.id, by=by, now=now)
        ordered.append(
            ReportRow(
                id=uuid.uuid4().hex,
                guild_id=job.guild_id or DIRECT_MESSAGES,
                kind=ReportKind.SWEEP,
                state=ReportState.REMOVING,
                reported_at=now,
                reporter_id=by,
                user_id=by,
                job_id=job.id,
                channel_id=job.channel_id,
                text=order_id,
                decided_by=by,
                decided_at=_AT_ONCE,
            )
        )
    if ordered:
        insert_reports(connection, *ordered)
