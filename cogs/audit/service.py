"""The audit log with what is known of each request, as a list, as a file, and as it grows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.message_links import message_link
from cogs.audit import repository as rows
from cogs.audit.model import EventQuery, LoggedEvent

SETTLED_SECONDS = 2.0
"""Events of other processes come in a little later than their times say."""
POSTED_AT_ONCE = 40
MOST_LOOKED_AT, LOOKED_AT_ONCE = 5_000, 500
"""In how many events words are looked for, for one page."""
MOST_BEHIND = 400
"""With more to post than this, the older ones are left to those who look into the audit log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """An event, and what is on record of its request."""

    event: LoggedEvent
    request: rows.RequestSummary

    @property
    def prompt(self) -> str:
        """What was asked for; empty where nothing was, or it is not on record any more."""
        return self.request.prompt or self.event.facts.get("prompt", "")

    @property
    def model(self) -> str:
        """The model's name at the service."""
        return self.request.model or self.event.facts.get("model", "")

    def contains(self, words: str) -> bool:
        """Whether these words, in small letters, are among its own."""
        its = (self.prompt, *self.event.facts.values())
        return any(words in text.casefold() for text in its)

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
        return message_link(self.event.guild_id, place, self.message_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPage:
    """A part of the audit log, the newest first."""

    entries: tuple[AuditEntry, ...]
    has_more: bool
    looked_until: tuple[float, str] | None = None
    """Where a search for words stopped (time, id) after very many events; None: nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnpostedEvents:
    """What is new in an audit log, the oldest first."""

    entries: tuple[AuditEntry, ...]
    skipped: int = 0
    """So many before them are too many to post."""


class AuditService:
    """Reads one server's audit log at a time."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def page(
        self, query: EventQuery, *, size: int, before: tuple[float, str] | None = None
    ) -> AuditPage:
        """Return a page; ``before`` is (time, id) of the last event of the page in front.

        Words are looked for in so many events at most; the page may then hold few, or none.
        """
        if query.text is not None:
            return await self._search(query, query.text.casefold(), size, before)

        def read(connection: Connection) -> AuditPage:
            found = rows.find_events(connection, query, limit=size + 1, before=before)
            return AuditPage(entries=_entries(connection, found[:size]), has_more=len(found) > size)

        return await self._database.read(read)

    async def _search(
        self, query: EventQuery, words: str, size: int, before: tuple[float, str] | None
    ) -> AuditPage:
        entries: list[AuditEntry] = []
        plain = replace(query, text=None)
        for _ in range(MOST_LOOKED_AT // LOOKED_AT_ONCE):
            # Each part is read by itself, because others wait for the database.
            part = await self.page(plain, size=LOOKED_AT_ONCE, before=before)
            for entry in part.entries:
                if entry.contains(words):
                    if len(entries) == size:
                        return AuditPage(entries=tuple(entries), has_more=True)
                    entries.append(entry)
            if not part.has_more:
                return AuditPage(entries=tuple(entries), has_more=False)
            last = part.entries[-1].event
            before = last.happened_at, last.id
        return AuditPage(entries=tuple(entries), has_more=True, looked_until=before)

    async def guilds_to_log(self) -> list[int]:
        """Return the servers that have a log channel."""
        return await self._database.read(rows.guilds_with_log_channel)

    async def unposted(self, guild_id: int) -> UnpostedEvents | None:
        """Return what was not posted yet; at first nothing, and what comes from then on.

        None where something is too fresh to be sure of its place.
        """
        now = self._clock.time()

        def read(connection: Connection) -> UnpostedEvents | None:
            after = rows.posted_until(connection, guild_id)
            if after is None:
                rows.put_posted_until(connection, guild_id, (now, ""))
                return UnpostedEvents(entries=())
            until = now - SETTLED_SECONDS
            limit = POSTED_AT_ONCE
            found, count = rows.unposted(
                connection, guild_id, after=after, until=until, limit=limit
            )
            skipped = 0
            if count > MOST_BEHIND:
                newest = rows.find_events(
                    connection, EventQuery(guild_id=guild_id, until=until), limit=limit
                )
                found, skipped = newest[::-1], count - len(newest)
            if not found:
                fresh, _ = rows.unposted(connection, guild_id, after=after, until=now, limit=1)
                if fresh:
                    return None
            return UnpostedEvents(entries=_entries(connection, found), skipped=skipped)

        return await self._database.write(read)

    async def posted(self, guild_id: int, last: LoggedEvent) -> None:
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


def _entries(connection: Connection, events: Sequence[LoggedEvent]) -> tuple[AuditEntry, ...]:
    known = rows.request_summaries(connection, {event.job_id for event in events if event.job_id})
    nothing = rows.RequestSummary()
    return tuple(
        AuditEntry(event=event, request=known.get(event.job_id or "", nothing)) for event in events
    )
