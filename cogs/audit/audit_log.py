"""The audit log: who asked what and who decided what, each server's for itself."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from cogs.audit import events as rows

FORGOTTEN_AT_ONCE = 500
"""Others wait for the database meanwhile."""


class EventKind(StrEnum):
    """What may happen."""

    ASKED = "asked"
    REFUSED = "refused"
    DELIVERED = "delivered"
    FAILED = "failed"
    CANCELED = "canceled"
    FILTER_LOGGED = "filter_logged"
    REVIEW_ASKED = "review_asked"
    APPROVED = "approved"
    REJECTED = "rejected"
    REVIEW_EXPIRED = "review_expired"
    REPORTED = "reported"
    APPEALED = "appealed"
    REPORT_DISMISSED = "report_dismissed"
    APPEAL_ACCEPTED = "appeal_accepted"
    APPEAL_DISMISSED = "appeal_dismissed"
    REMOVED = "removed"
    WARNED = "warned"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    RULES_CHANGED = "rules_changed"
    SETTINGS_CHANGED = "settings_changed"
    LIMITS_CHANGED = "limits_changed"
    FILTER_CHANGED = "filter_changed"
    STYLES_CHANGED = "styles_changed"
    BUDGET_WARNED = "budget_warned"
    BUDGET_REACHED = "budget_reached"
    OUTAGE_TOLD = "outage_told"
    ERASED = "erased"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEvent:
    """Something for the audit log; Discord's ids."""

    guild_id: int
    kind: EventKind
    actor_id: int | None = None
    """Who did it; None: Easel itself."""
    user_id: int | None = None
    """Whom it is about."""
    channel_id: int | None = None
    job_id: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(AuditEvent):
    """What is on record of it."""

    id: str
    happened_at: float
    """Unix seconds."""


class AuditLog:
    """Notes what happens in the transaction in which it does, and finds it again."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self.on_note: Callable[[Event], None] | None = None
        """Called on the store's thread with what was noted; the log channel listens here.

        The transaction may still be undone, so nothing may be decided by it.
        """

    def note(self, connection: Connection, happening: AuditEvent) -> None:
        """Add to the audit log, inside a transaction."""
        row = rows.EventRow(
            guild_id=happening.guild_id,
            happened_at=self._clock.time(),
            kind=happening.kind,
            actor_id=happening.actor_id,
            user_id=happening.user_id,
            channel_id=happening.channel_id,
            job_id=happening.job_id,
            facts=json.dumps(dict(happening.facts), ensure_ascii=False),
        )
        rows.insert_event(connection, row)
        if self.on_note is not None:
            self.on_note(event_of(row))

    async def add(self, happening: AuditEvent) -> None:
        """Add to the audit log what has no transaction of its own."""
        await self._database.write(lambda connection: self.note(connection, happening))

    async def find(
        self, query: rows.EventQuery, *, limit: int, before: Event | None = None
    ) -> list[Event]:
        """Return the newest first, going on after ``before``."""
        place = None if before is None else (before.happened_at, before.id)
        found = await self._database.read(
            lambda connection: rows.find_events(connection, query, limit=limit, before=place)
        )
        return [event_of(row) for row in found]

    async def forget(self, guild_id: int, *, before: float) -> int:
        """Delete what is older (Unix seconds); return how many."""
        gone = 0
        while True:
            some = await self._database.write(
                lambda connection: rows.forget_events(
                    connection, guild_id, before=before, limit=FORGOTTEN_AT_ONCE
                )
            )
            gone += some
            if some < FORGOTTEN_AT_ONCE:
                return gone


def event_of(row: rows.EventRow) -> Event:
    """Return what a row says."""
    return Event(
        id=row.id,
        happened_at=row.happened_at,
        guild_id=row.guild_id,
        kind=EventKind(row.kind),
        actor_id=row.actor_id,
        user_id=row.user_id,
        channel_id=row.channel_id,
        job_id=row.job_id,
        facts=json.loads(row.facts),
    )
