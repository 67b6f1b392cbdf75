"""Taking away all that a person drew lately: counted, ordered once, and done bit by bit."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.db.jobs import claim_removal
from bot.imagine.job import JobState
from cogs.audit import AuditEvent, AuditLog, EventKind
from cogs.cases import Leases, insert_case
from cogs.moderation import repository as rows
from cogs.moderation.model import (
    NothingToRemoveError,
    NothingToTidyError,
    OrderedRemoval,
    RemovalProgress,
    RemovalState,
)
from cogs.moderation.repository import REMOVALS

SHOWN_STATES = (JobState.DELIVERING, JobState.DELIVERED)
DIRECT_MESSAGES = 0
"""In place of a server."""
LEASE_SECONDS = 60.0
"""How long whoever takes a picture away has for it, before another process takes it on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovalScope:
    """Whose pictures, since when (unix seconds), and where."""

    user_id: int
    since: float
    guild_id: int | None = None
    """A server, for its moderators; None for a person's own pictures in a channel."""
    channel_id: int | None = None


class BulkRemovals:
    """Keeps what is ordered as a row for each picture, so that any process may go on with it."""

    def __init__(self, *, database: Database, audit_log: AuditLog, clock: Clock) -> None:
        self._database = database
        self._audit_log = audit_log
        self._clock = clock
        self.leases = Leases(REMOVALS, seconds=LEASE_SECONDS, database=database, clock=clock)
        """On what is ordered and not gone."""

    async def count(self, scope: RemovalScope) -> int:
        """Return how many results there are to see.

        Raises:
            NothingToRemoveError, NothingToTidyError: there is none.
        """
        return len(await self._database.read(lambda connection: _shown(connection, scope)))

    async def begin(self, scope: RemovalScope, *, by: int) -> str:
        """Order that all of these go, and return the order's id.

        Raises:
            NothingToRemoveError, NothingToTidyError: there is none, or all of it is ordered.
        """
        now, order_id = self._clock.time(), uuid.uuid4().hex

        def write(connection: Connection) -> None:
            found = _shown(connection, scope)
            order_removal(connection, found, of=scope.user_id, by=by, order_id=order_id, now=now)
            if scope.guild_id is not None:
                removed = AuditEvent(
                    guild_id=scope.guild_id,
                    kind=EventKind.REMOVED,
                    actor_id=by,
                    user_id=scope.user_id,
                    facts={"count": str(len(found)), "since": str(int(scope.since))},
                )
                self._audit_log.note(connection, removed)

        await self._database.write(write, lock_keys=(scope.user_id,))
        return order_id

    async def state_in(self, guild_id: int, order_id: str) -> RemovalProgress:
        """Return how far a server's order is; nothing at all where there is no such order."""
        return RemovalProgress.counted(
            await self._database.read(
                lambda connection: rows.count_ordered(connection, order_id, guild_id=guild_id)
            )
        )

    async def state_by(self, user_id: int, order_id: str) -> RemovalProgress:
        """Return how far a person's order is; nothing at all where they gave no such order."""
        return RemovalProgress.counted(
            await self._database.read(
                lambda connection: rows.count_ordered(connection, order_id, ordered_by=user_id)
            )
        )

    async def done(self, removal: OrderedRemoval, *, is_gone: bool) -> None:
        """Record that a picture is taken away; ``is_gone`` where nothing is left to be seen."""
        state = RemovalState.REMOVED if is_gone else RemovalState.OUT_OF_REACH
        await self._database.write(
            lambda connection: rows.end_removals(connection, removal.job_id, state)
        )


def order_removal(  # noqa: PLR0913 - all but two by name
    connection: Connection,
    found: Iterable[rows.JobPlace],
    *,
    of: int,
    by: int,
    order_id: str,
    now: float,
) -> None:
    """Record, inside a transaction, that these jobs of a person shall go."""
    for job in found:
        claim_removal(connection, job.id, by=by, now=now)
        removal = OrderedRemoval(
            id=uuid.uuid4().hex,
            order_id=order_id,
            guild_id=job.guild_id or DIRECT_MESSAGES,
            channel_id=job.channel_id,
            job_id=job.id,
            user_id=of,
            ordered_by=by,
            opened_at=now,
        )
        insert_case(connection, REMOVALS, removal)


def _shown(connection: Connection, scope: RemovalScope) -> list[rows.JobPlace]:
    found = rows.shown_jobs(
        connection,
        scope.user_id,
        states=SHOWN_STATES,
        since=scope.since,
        guild_id=scope.guild_id,
        channel_id=scope.channel_id,
    )
    if found:
        return found
    if scope.guild_id is None:
        raise NothingToTidyError
    raise NothingToRemoveError(person=f"<@{scope.user_id}>")
