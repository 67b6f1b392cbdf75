"""The audit log of a server as rows, each server's for itself."""

import json
import uuid
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field

from sqlalchemy import (
    ColumnElement,
    Connection,
    delete,
    func,
    insert,
    literal,
    select,
    text,
    tuple_,
    union_all,
    update,
)

from bot.db.personal import Erasure, PersonalColumn, kept
from bot.db.tables import events, threads
from bot.db.tables.community import IS_BY_ANOTHER

PERSONAL = (
    # Without their words: ``forget_words``.
    PersonalColumn(column=events.c.user_id, erasure=Erasure.KEEPS, is_exported=True),
    *kept(events.c.actor_id, withheld=True),
)

MARKER_KIND = "log_posted"
"""Not an event: the row that tells up to where an audit log was posted (``cogs.audit``)."""
PROMPT_FACT = "prompt"
"""What was asked for, where no request on record has it."""
PARENT_FACT = "parent"
"""Names, in the facts of what was asked for in a thread or post, the channel or forum above it."""


# Every job is noted twice: building a statement takes longer than running it.
_INSERT = insert(events)
# Both databases know it. Two processes may note the first request of a thread at once.
_INSERT_THREAD = text(
    f"INSERT INTO {threads.name} (thread_id, parent_id) VALUES (:thread_id, :parent_id)"  # noqa: S608 - our own name
    " ON CONFLICT DO NOTHING"
)


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
    """Which part of a server's audit log; what is None does not matter."""

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
    """Add to the audit log, with the place of a thread that it names."""
    connection.execute(_INSERT, asdict(event))
    if f'"{PARENT_FACT}": ' in event.facts and event.channel_id is not None:
        parent_id = int(json.loads(event.facts)[PARENT_FACT])
        place = {"thread_id": event.channel_id, "parent_id": parent_id}
        connection.execute(_INSERT_THREAD, place)


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
        found = found.where(is_by_or_about(query.user_id))
    if query.channel_id is not None:
        found = found.where(_is_within(query.channel_id))
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


def is_by_or_about(user_id: int) -> ColumnElement[bool]:
    """Match what somebody did and what is about them, each by an index of its own."""
    return (events.c.user_id == user_id) | ((events.c.actor_id == user_id) & IS_BY_ANOTHER)


def _is_within(channel_id: int) -> ColumnElement[bool]:
    its_threads = select(threads.c.thread_id).where(threads.c.parent_id == channel_id)
    return events.c.channel_id.in_(union_all(select(literal(channel_id)), its_threads))


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
    """Return the servers that have an audit log."""
    # DISTINCT would read the whole index; each step here finds the next server in it.
    found: list[int] = []
    following = select(func.min(events.c.guild_id))
    newest: int | None = connection.execute(following).scalar_one()
    while newest is not None:
        found.append(newest)
        newest = connection.execute(following.where(events.c.guild_id > newest)).scalar_one()
    return found


def forget_events(connection: Connection, guild_id: int, *, before: float, limit: int = 500) -> int:
    """Delete what is older; return how many.

    Deletes at most ``limit``, so that nobody waits long behind it. Call it again until it returns
    less.
    """
    old = (events.c.guild_id == guild_id) & (events.c.happened_at < before)
    some = connection.execute(select(events.c.id).where(old).limit(limit)).scalars().all()
    return connection.execute(delete(events).where(events.c.id.in_(some))).rowcount


def forget_words(connection: Connection, user_id: int, *, limit: int) -> int:
    """Drop the prompts from some events about a person, or by them; return from how many.

    Call it again until it returns 0.
    """
    has_words = events.c.facts.contains(f'"{PROMPT_FACT}":', autoescape=True)
    some = select(events.c.id, events.c.facts).where(is_by_or_about(user_id), has_words)
    found = connection.execute(some.limit(limit)).all()
    for event_id, facts in found:
        kept_facts = {n: value for n, value in json.loads(facts).items() if n != PROMPT_FACT}
        connection.execute(
            update(events)
            .where(events.c.id == event_id)
            .values(facts=json.dumps(kept_facts, ensure_ascii=False))
        )
    return len(found)
