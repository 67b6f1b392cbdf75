"""The audit log with what is known of each request, as a list, as a file, and as it grows."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from cogs.audit import repository as rows
from cogs.audit.audit_log import AuditLog, Event, event_of
from cogs.audit.events import EventQuery, find_events
from cogs.audit.topics import KINDS, AuditTopic

SETTLED_SECONDS = 2.0
"""Events of other processes come in a little later than their times say."""
POSTED_AT_ONCE = 40
MOST_BEHIND = 400
"""With more to post than this, the older ones are left to those who look into the audit log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditQuery:
    """Which part of a server's audit log; what is None does not matter. Times are Unix seconds."""

    guild_id: int
    topic: AuditTopic | None = None
    user_id: int | None = None
    """Who did it, or whom it is about."""
    channel_id: int | None = None
    since: float | None = None
    until: float | None = None

    @property
    def rows(self) -> EventQuery:
        """The same for the store."""
        return EventQuery(
            guild_id=self.guild_id,
            kinds=None if self.topic is None else KINDS[self.topic],
            user_id=self.user_id,
            channel_id=self.channel_id,
            since=self.since,
            until=self.until,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event, and what is on record of its request."""

    event: Event
    request: rows.JobFactsRow

    @property
    def prompt(self) -> str:
        """What was asked for; empty where nothing was, or it is not on record any more."""
        return self.request.prompt or self.event.facts.get("prompt", "")

    @property
    def model(self) -> str:
        """The model's name at the service."""
        return self.request.model or self.event.facts.get("model", "")

    @property
    def message_id(self) -> int | None:
        """The message to jump to."""
        told = self.event.facts.get("message", "")
        return int(told) if told.isdecimal() else self.request.message_id

    @property
    def link(self) -> str:
        """The address of the message; empty where there is none."""
        place = self.event.channel_id
        if place is None or self.message_id is None:
            return ""
        return f"https://discord.com/channels/{self.event.guild_id}/{place}/{self.message_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A part of the audit log, the newest first."""

    entries: tuple[Entry, ...]
    has_more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """What is new in an audit log, the oldest first."""

    entries: tuple[Entry, ...]
    skipped: int = 0
    """So many before them are too many to post."""


class AuditService:
    """Reads one server's audit log at a time."""

    def __init__(self, *, database: Database, audit_log: AuditLog, clock: Clock) -> None:
        self._database = database
        self._audit_log = audit_log
        self._clock = clock

    async def page(
        self, query: AuditQuery, *, size: int, before: tuple[float, str] | None = None
    ) -> Page:
        """Return a page; ``before`` is (time, id) of the last event of the page in front."""

        def read(connection: Connection) -> Page:
            found = find_events(connection, query.rows, limit=size + 1, before=before)
            events = [event_of(row) for row in found]
            return Page(entries=_entries(connection, events[:size]), has_more=len(events) > size)

        return await self._database.read(read)

    async def guilds_to_log(self) -> list[int]:
        """Return the servers that have a log channel."""
        return await self._database.read(rows.guilds_with_log_channel)

    async def growth(self, guild_id: int) -> Growth | None:
        """Return what was not posted yet; at first nothing, and what comes from then on.

        None where something is too fresh to be sure of its place.
        """
        now = self._clock.time()

        def read(connection: Connection) -> Growth | None:
            after = rows.posted_until(connection, guild_id)
            if after is None:
                rows.put_posted_until(connection, guild_id, (now, ""))
                return Growth(entries=())
            until = now - SETTLED_SECONDS
            limit = POSTED_AT_ONCE
            found, count = rows.unposted(
                connection, guild_id, after=after, until=until, limit=limit
            )
            skipped = 0
            if count > MOST_BEHIND:
                newest = find_events(
                    connection, EventQuery(guild_id=guild_id, until=until), limit=limit
                )
                found, skipped = newest[::-1], count - len(newest)
            if not found:
                fresh, _ = rows.unposted(connection, guild_id, after=after, until=now, limit=1)
                if fresh:
                    return None
            return Growth(
                entries=_entries(connection, [event_of(row) for row in found]), skipped=skipped
            )

        return await self._database.write(read)

    async def posted(self, guild_id: int, last: Event) -> None:
        """Note up to where the audit log was posted."""
        place = (last.happened_at, last.id)
        await self._database.write(
            lambda connection: rows.put_posted_until(connection, guild_id, place)
        )

    async def post_from_now(self, guild_id: int) -> None:
        """Leave out what happened until now: nobody asked for it to be posted."""
        place = (self._clock.time(), "")
        await self._database.write(
            lambda connection: rows.put_posted_until(connection, guild_id, place)
        )


def _entries(connection: Connection, events: Sequence[Event]) -> tuple[Entry, ...]:
    known = rows.facts_of_jobs(connection, {event.job_id for event in events if event.job_id})
    nothing = rows.JobFactsRow()
    return tuple(
        Entry(event=event, request=known.get(event.job_id or "", nothing)) for event in events
    )
