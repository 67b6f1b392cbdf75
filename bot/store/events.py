"""The trail of a server as rows, each server's for itself."""

import json
import uuid
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field

from sqlalchemy import ColumnElement, Connection, delete, insert, literal, select, tuple_

from bot.store.tables import events

MARKER_KIND = "log_posted"
"""Not an event: the row that tells up to where a trail was posted (``bot/store/audit.py``)."""
PARENT_FACT = "parent"
"""Names, in the facts of what was asked for in a thread or post, the channel or forum above it."""


# Every job is noted twice: building a statement takes longer than running it.
_INSERT = insert(events)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """Something that happened; the time is unix seconds."""

    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    guild_id: int
    happened_at: float
    kind: str
    actor_id: int | None = None
    """Who did it; None: Easel itself."""
    user_id: int | None = None
    """Whom it is about."""
    channel_id: int | None = None
    job_id: str | None = None
    facts: str = "{}"
    """JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventQuery:
    """Which part of a server's trail; what is None does not matter."""

    guild_id: int
    kinds: Collection[str] | None = None
    user_id: int | None = None
    """Who did it, or whom it is about."""
    channel_id: int | None = None
    """This channel with its threads, or this forum with its posts."""
    job_id: str | None = None
    since: float | None = None
    until: float | None = None


def insert_event(connection: Connection, event: EventRow) -> None:
    """Add to the trail."""
    connection.execute(_INSERT, asdict(event))


def find_events(
    connection: Connection,
    query: EventQuery,
    *,
    limit: int,
    before: tuple[float, str] | None = None,
) -> list[EventRow]:
    """Return the newest first; ``before`` (time, id) goes on where the last page ended."""
    found = select(events).where(events.c.guild_id == query.guild_id, events.c.kind != MARKER_KIND)
    if query.kinds is not None:
        found = found.where(events.c.kind.in_(query.kinds))
    if query.user_id is not None:
        about = (events.c.user_id == query.user_id) | (events.c.actor_id == query.user_id)
        found = found.where(about)
    if query.channel_id is not None:
        found = found.where(_is_within(query.guild_id, query.channel_id))
    if query.job_id is not None:
        found = found.where(events.c.job_id == query.job_id)
    if query.since is not None:
        found = found.where(events.c.happened_at >= query.since)
    if query.until is not None:
        found = found.where(events.c.happened_at < query.until)
    if before is not None:
        found = found.where(
            tuple_(events.c.happened_at, events.c.id)
            < tuple_(literal(before[0]), literal(before[1]))
        )
    newest = found.order_by(events.c.happened_at.desc(), events.c.id.desc()).limit(limit)
    return [EventRow(**row) for row in connection.execute(newest).mappings()]


def _is_within(guild_id: int, channel_id: int) -> ColumnElement[bool]:
    asked = events.alias()
    threads = select(asked.c.channel_id).where(
        asked.c.guild_id == guild_id,
        asked.c.facts.contains(json.dumps({PARENT_FACT: str(channel_id)})[1:-1], autoescape=True),
    )
    return (events.c.channel_id == channel_id) | events.c.channel_id.in_(threads)


def latest_facts(connection: Connection, kind: str, channel_id: int) -> Mapping[str, str]:
    """Return the facts of the newest event of this kind in a channel; empty where there is none."""
    newest = (
        select(events.c.facts)
        .where(events.c.kind == kind, events.c.channel_id == channel_id)
        .order_by(events.c.happened_at.desc())
        .limit(1)
    )
    found = connection.execute(newest).scalar()
    return {} if found is None else json.loads(found)


def guilds_with_events(connection: Connection) -> list[int]:
    """Return the servers that have a trail."""
    return list(connection.execute(select(events.c.guild_id).distinct()).scalars())


def forget_events(connection: Connection, guild_id: int, *, before: float, limit: int = 500) -> int:
    """Delete what is older; return how many.

    Deletes at most ``limit``, so that nobody waits long behind it. Call it again until it returns
    less.
    """
    old = (events.c.guild_id == guild_id) & (events.c.happened_at < before)
    some = select(events.c.id).where(old).limit(limit)
    return connection.execute(delete(events).where(events.c.id.in_(some))).rowcount
