"""Statements of the audit log: events, and how far they were posted to a channel."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
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
from bot.db.rows import fields_of
from bot.db.statement import Statement
from bot.db.tables import charges, events, jobs, servers, threads
from bot.db.tables.community import IS_BY_ANOTHER
from cogs.audit.model import DECISIONS, KINDS, EventKind, EventQuery, LoggedEvent

PERSONAL = (
    # Without their words: ``forget_words``.
    PersonalColumn(column=events.c.user_id, erasure=Erasure.KEEPS, is_exported=True),
    *kept(events.c.actor_id, withheld=True),
)

MARKER_KIND = "log_posted"
"""Not an event: the row that tells up to where an audit log was posted."""
PROMPT_FACT = "prompt"
"""What was asked for, where no request on record has it."""
PARENT_FACT = "parent"
"""Names, in the facts of what was asked for in a thread or post, the channel or forum above it."""


# Every job is noted twice.
_INSERT, _COLUMNS = Statement(insert(events)), tuple(events.c.keys())
_in_json = json.JSONEncoder(ensure_ascii=False).encode
# Both databases know it. Two processes may note the first request of a thread at once.
_INSERT_THREAD = text(
    f"INSERT INTO {threads.name} (thread_id, parent_id) VALUES (:thread_id, :parent_id)"  # noqa: S608 - our own name
    " ON CONFLICT DO NOTHING"
)


def insert_event(connection: Connection, event: LoggedEvent) -> None:
    """Add to the audit log, with the place of a thread that it names."""
    values = {name: getattr(event, name) for name in _COLUMNS}
    _INSERT.change(connection, values | {"facts": _in_json(dict(event.facts))})
    if PARENT_FACT in event.facts and event.channel_id is not None:
        parent_id = int(event.facts[PARENT_FACT])
        connection.execute(_INSERT_THREAD, {"thread_id": event.channel_id, "parent_id": parent_id})


def find_events(
    connection: Connection,
    query: EventQuery,
    *,
    limit: int,
    before: tuple[float, str] | None = None,
) -> list[LoggedEvent]:
    """Return the newest events first; ``before`` is (time, id) of the last page's last event."""
    found = select(events).where(events.c.guild_id == query.guild_id, events.c.kind != MARKER_KIND)
    if query.topic is not None:
        found = found.where(events.c.kind.in_(KINDS[query.topic]))
    if query.kinds is not None:
        found = found.where(events.c.kind.in_(query.kinds))
    if query.decided_by is not None:
        is_theirs = (events.c.actor_id == query.decided_by) & IS_BY_ANOTHER
        found = found.where(is_theirs, events.c.kind.in_(DECISIONS))
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
    return [_event(row) for row in connection.execute(newest).mappings()]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSummary:
    """What is on record of an event's request; None where it was erased, or there never was one."""

    prompt: str | None = None
    model: str | None = None
    message_id: int | None = None
    images: int | None = None
    price_micros: int | None = None
    is_refunded: bool = False
    is_paid: bool = True


def request_summaries(
    connection: Connection, job_ids: Collection[str]
) -> dict[str, RequestSummary]:
    """Return what is on record of these jobs, and of their charges, which outlive them."""
    ids = list(job_ids)
    asked = select(jobs.c.id, jobs.c.prompt, jobs.c.model, jobs.c.message_id)
    of_jobs = {row.id: row for row in connection.execute(asked.where(jobs.c.id.in_(ids)))}
    its = charges.c
    cost = select(its.job_id, its.images, its.price_micros, its.is_refunded, its.is_paid)
    paid = {row.job_id: row for row in connection.execute(cost.where(charges.c.job_id.in_(ids)))}
    return {
        id_: RequestSummary(
            prompt=of_jobs[id_].prompt if id_ in of_jobs else None,
            model=of_jobs[id_].model if id_ in of_jobs else None,
            message_id=of_jobs[id_].message_id if id_ in of_jobs else None,
            images=paid[id_].images if id_ in paid else None,
            price_micros=paid[id_].price_micros if id_ in paid else None,
            is_refunded=paid[id_].is_refunded if id_ in paid else False,
            is_paid=paid[id_].is_paid if id_ in paid else True,
        )
        for id_ in of_jobs.keys() | paid.keys()
    }


def guilds_with_log_channel(connection: Connection) -> list[int]:
    """Return the servers whose settings name a log channel: what is not set is not written."""
    query = select(servers.c.guild_id).where(servers.c.settings.like('%"log_channel_id":%'))
    return list(connection.execute(query).scalars())


def posted_until(connection: Connection, guild_id: int) -> tuple[float, str] | None:
    """Return time and id of the last event that was posted; None where nothing ever was."""
    found = connection.execute(
        select(events.c.happened_at, events.c.facts).where(events.c.id == _marker_id(guild_id))
    ).first()
    return None if found is None else (found[0], json.loads(found[1])["event"])


def put_posted_until(connection: Connection, guild_id: int, event: tuple[float, str]) -> None:
    """Note which event was posted last."""
    happened_at, event_id = event
    connection.execute(delete(events).where(events.c.id == _marker_id(guild_id)))
    marker = {
        "id": _marker_id(guild_id),
        "guild_id": guild_id,
        "happened_at": happened_at,
        "kind": MARKER_KIND,
        "facts": json.dumps({"event": event_id}),
    }
    connection.execute(insert(events), marker)


def unposted(
    connection: Connection, guild_id: int, *, after: tuple[float, str], until: float, limit: int
) -> tuple[list[LoggedEvent], int]:
    """Return the oldest events after that one, and how many there are altogether."""
    new = (
        (events.c.guild_id == guild_id)
        & (events.c.kind != MARKER_KIND)
        & (events.c.happened_at <= until)
        & (tuple_(events.c.happened_at, events.c.id) > tuple_(literal(after[0]), literal(after[1])))
    )
    oldest = select(events).where(new).order_by(events.c.happened_at, events.c.id).limit(limit)
    found = [_event(row) for row in connection.execute(oldest).mappings()]
    if len(found) < limit:
        return found, len(found)
    return found, connection.execute(select(func.count()).where(new)).scalar_one()


def _event(row: RowMapping) -> LoggedEvent:
    kind, facts = EventKind(row["kind"]), json.loads(row["facts"])
    return LoggedEvent(**fields_of(row, kind=kind, facts=facts))


def _marker_id(guild_id: int) -> str:
    return f"log{guild_id:029d}"
