"""What is on record of one person, counted, read and erased; each function in small steps."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, func, or_, select, update

from bot.store.tables import (
    blocks,
    charges,
    drafts,
    events,
    favourites,
    jobs,
    predictions,
    preferences,
    reports,
    reviews,
    runs,
    stars,
)

AT_ONCE = 500
"""Rows that one step changes: others wait for the database meanwhile."""
NOBODY = 0
"""In place of a person whose rows stay without them; Discord gives nobody this id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnJob:
    """One of a person's jobs, and where it is."""

    id: str
    guild_id: int | None
    channel_id: int


_OF_PERSON: Mapping[str, tuple[Table, str]] = {
    "jobs": (jobs, "user_id"),
    "favourites": (favourites, "user_id"),
    "stars": (stars, "user_id"),
    "preferences": (preferences, "user_id"),
    "charges": (charges, "user_id"),
    "reports": (reports, "reporter_id"),
    "blocks": (blocks, "user_id"),
    "events": (events, "user_id"),
}


def count_of(connection: Connection, user_id: int) -> Mapping[str, int]:
    """Return how many rows there are of a person, by what they are."""
    return {
        name: connection.execute(
            select(func.count()).select_from(table).where(table.c[column] == user_id)
        ).scalar_one()
        for name, (table, column) in _OF_PERSON.items()
    }


def everything_of(
    connection: Connection, user_id: int
) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """Return the rows of a person, oldest first; without what only Discord or others may know."""
    hidden = {
        "reply",  # holds the token that edits it
        "owner",
        "lane",
        "shown_until",
        "decided_by",
        "blocked_by",
        "actor_id",
        "notice_channel_id",
        "notice_message_id",
    }
    found: dict[str, Sequence[Mapping[str, Any]]] = {}
    for name, (table, column) in _OF_PERSON.items():
        shown = [its for its in table.c if its.name not in hidden]
        rows = select(*shown).where(table.c[column] == user_id).order_by(*table.primary_key)
        found[name] = [dict(row) for row in connection.execute(rows).mappings()]
    theirs = (
        select(predictions)
        .join(jobs)
        .where(jobs.c.user_id == user_id)
        .order_by(*predictions.primary_key)
    )
    found["predictions"] = [dict(row) for row in connection.execute(theirs).mappings()]
    return found


def shown_jobs_of(
    connection: Connection,
    user_id: int,
    *,
    states: Collection[str],
    channel_id: int | None = None,
    since: float = 0.0,
) -> list[OwnJob]:
    """Return a person's jobs whose pictures are there to see, newest first."""
    query = select(jobs.c.id, jobs.c.guild_id, jobs.c.channel_id).where(
        jobs.c.user_id == user_id,
        jobs.c.created_at >= since,
        jobs.c.state.in_(states),
        jobs.c.result.is_not(None),
        jobs.c.removed_at.is_(None),
    )
    if channel_id is not None:
        query = query.where(jobs.c.channel_id == channel_id)
    found = connection.execute(query.order_by(jobs.c.created_at.desc(), jobs.c.id))
    return [OwnJob(**row) for row in found.mappings()]


def jobs_in_care(
    connection: Connection, user_id: int, *, review_states: Collection[str], report_state: str
) -> list[OwnJob]:
    """Return a person's jobs that moderators look at, or whose removal is ordered."""
    in_review = select(reviews.c.job_id).where(reviews.c.state.in_(review_states))
    ordered = select(reports.c.job_id).where(
        reports.c.state == report_state, reports.c.job_id.is_not(None)
    )
    query = select(jobs.c.id, jobs.c.guild_id, jobs.c.channel_id).where(
        jobs.c.user_id == user_id, or_(jobs.c.id.in_(in_review), jobs.c.id.in_(ordered))
    )
    return [OwnJob(**row) for row in connection.execute(query).mappings()]


def guilds_of(connection: Connection, user_id: int) -> list[int]:
    """Return the servers in which a person asked for pictures."""
    query = select(jobs.c.guild_id).where(jobs.c.user_id == user_id, jobs.c.guild_id.is_not(None))
    return list(connection.execute(query.distinct()).scalars())


def count_ordered(connection: Connection, user_id: int, order_id: str) -> Mapping[str, int]:
    """Return how many removals of a person's own order are in each state."""
    query = (
        select(reports.c.state, func.count().label("rows"))
        .where(
            reports.c.reporter_id == user_id,
            reports.c.text == order_id,
            reports.c.job_id.is_not(None),
        )
        .group_by(reports.c.state)
    )
    return {row.state: row.rows for row in connection.execute(query)}


def forget_small_things(
    connection: Connection, user_id: int, *, kept_kind: str, nameless_kind: str
) -> None:
    """Drop what a person likes, prefers and wrote.

    Of reports, those of ``kept_kind`` stay as they are, those of ``nameless_kind`` without them.
    """
    for table in (preferences, favourites, stars, drafts, runs):
        connection.execute(delete(table).where(table.c.user_id == user_id))
    told = (reports.c.reporter_id == user_id) & (reports.c.kind != kept_kind)
    connection.execute(delete(reports).where(told, reports.c.kind != nameless_kind))
    connection.execute(update(reports).where(told).values(reporter_id=NOBODY, text=""))


def erasures(connection: Connection, *, kind: str, prefix: str) -> list[tuple[str, int, float]]:
    """Return (order, person, time) of the erasures that are not over."""
    query = select(reports.c.text, reports.c.reporter_id, reports.c.reported_at).where(
        reports.c.kind == kind, reports.c.job_id.is_(None), reports.c.text.startswith(prefix)
    )
    return [(text, user_id, at) for text, user_id, at in connection.execute(query)]


def forget_jobs_of(
    connection: Connection,
    user_id: int,
    *,
    until: float,
    states: Collection[str],
    report_state: str,
) -> int:
    """Delete some of a person's jobs in these states, but for those that are to be removed yet."""
    ordered = select(reports.c.job_id).where(
        reports.c.state == report_state, reports.c.job_id.is_not(None)
    )
    some = (
        select(jobs.c.id)
        .where(
            jobs.c.user_id == user_id,
            jobs.c.created_at <= until,
            jobs.c.state.in_(states),
            jobs.c.id.not_in(ordered),
        )
        .limit(AT_ONCE)
    )
    return connection.execute(delete(jobs).where(jobs.c.id.in_(some))).rowcount


def forget_order(connection: Connection, user_id: int, order_id: str) -> None:
    """Drop an order that is carried out."""
    is_it = (reports.c.reporter_id == user_id) & (reports.c.text == order_id)
    connection.execute(delete(reports).where(is_it))


def events_with(connection: Connection, user_id: int, word: str) -> list[tuple[str, str]]:
    """Return (id, facts) of some events about a person, or by them, whose facts hold this word."""
    query = (
        select(events.c.id, events.c.facts)
        .where(
            or_(events.c.user_id == user_id, events.c.actor_id == user_id),
            events.c.facts.contains(word, autoescape=True),
        )
        .limit(AT_ONCE)
    )
    return [(event_id, facts) for event_id, facts in connection.execute(query)]


def put_facts(connection: Connection, event_id: str, facts: str) -> None:
    """Set what an event says."""
    connection.execute(update(events).where(events.c.id == event_id).values(facts=facts))


def forget_who_was_charged(connection: Connection, *, before: float) -> int:
    """Take the person from some charges whose job is not on record any more; return how many."""
    some = (
        select(charges.c.job_id)
        .where(
            charges.c.charged_at < before,
            charges.c.user_id != NOBODY,
            charges.c.job_id.not_in(select(jobs.c.id)),
        )
        .limit(AT_ONCE)
    )
    changed = update(charges).where(charges.c.job_id.in_(some)).values(user_id=NOBODY)
    return connection.execute(changed).rowcount
