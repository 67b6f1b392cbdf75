"""What is on record of one person, counted, read and erased; each function in small steps."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Connection, Select, delete, func, or_, select, true, update

from bot.db.charges import NOBODY
from bot.db.jobs import forget_jobs
from bot.db.tables import (
    blocks,
    charges,
    drafts,
    events,
    favourites,
    filter_entries,
    jobs,
    metadata,
    place_rules,
    preferences,
    reports,
    reviews,
    runs,
    servers,
    stars,
    styles,
    turns,
)
from bot.db.tables.community import REMOVAL_KIND
from cogs.audit import is_by_or_about
from cogs.gallery import count_again
from cogs.moderation import JobPlace

AT_ONCE = 250
"""Rows that one step changes: others wait for the database meanwhile."""


class Erasure(StrEnum):
    """What erasing a person does to the rows in which a column names them."""

    DELETES = "deletes"
    UNNAMES = "unnames"
    """The row stays and counts, with nobody in the person's place."""
    KEEPS = "keeps"
    """Moderators have to know it, or it is what somebody decided for others."""


PERSONAL: Mapping[Column[Any], Erasure] = {
    jobs.c.user_id: Erasure.DELETES,
    favourites.c.user_id: Erasure.DELETES,
    stars.c.user_id: Erasure.DELETES,
    preferences.c.user_id: Erasure.DELETES,
    drafts.c.user_id: Erasure.DELETES,
    runs.c.user_id: Erasure.DELETES,
    turns.c.user_id: Erasure.DELETES,  # there is none while nothing of theirs is drawn
    charges.c.user_id: Erasure.UNNAMES,
    reports.c.reporter_id: Erasure.UNNAMES,
    blocks.c.user_id: Erasure.KEEPS,
    events.c.user_id: Erasure.KEEPS,  # without their words
    events.c.actor_id: Erasure.KEEPS,
    reports.c.user_id: Erasure.KEEPS,
    reports.c.decided_by: Erasure.KEEPS,
    reviews.c.decided_by: Erasure.KEEPS,
    blocks.c.blocked_by: Erasure.KEEPS,
    jobs.c.canceled_by: Erasure.KEEPS,
    jobs.c.removed_by: Erasure.KEEPS,
    place_rules.c.changed_by: Erasure.KEEPS,
    servers.c.changed_by: Erasure.KEEPS,
    filter_entries.c.added_by: Erasure.KEEPS,
    styles.c.added_by: Erasure.KEEPS,
}
"""Every column that names a person."""
TOLD = (
    jobs.c.user_id,
    favourites.c.user_id,
    stars.c.user_id,
    preferences.c.user_id,
    drafts.c.user_id,
    runs.c.user_id,
    charges.c.user_id,
    reports.c.reporter_id,
    blocks.c.user_id,
    events.c.user_id,
)
"""The columns that make a row part of what a person is told."""
_HIDDEN = frozenset(
    {
        "reply",  # holds the token that edits it
        "press",  # likewise
        "owner",
        "lane",
        "shown_until",
        "decided_by",
        "blocked_by",
        "actor_id",
        "notice_channel_id",
        "notice_message_id",
    }
)


def _theirs(person: Column[Any], user_id: int) -> Any:  # noqa: ANN401 - SQLAlchemy's condition
    is_own = reports.c.kind != REMOVAL_KIND if person.table is reports else true()
    return (person == user_id) & is_own


def count_of(connection: Connection, user_id: int) -> Mapping[str, int]:
    """Return how many rows there are of a person, by their tables."""
    return {
        person.table.name: connection.execute(
            select(func.count()).select_from(person.table).where(_theirs(person, user_id))
        ).scalar_one()
        for person in TOLD
    }


def everything_of(connection: Connection, user_id: int) -> Mapping[str, list[Mapping[str, Any]]]:
    """Return the rows of a person by their tables, without what only Discord or others may know.

    What belongs to their jobs and runs comes with them: predictions, reviews, copies.
    """
    queries: dict[str, Select[Any]] = {}
    for person in TOLD:
        table = person.table
        queries[table.name] = select(*table.c).where(_theirs(person, user_id))
        for part in metadata.sorted_tables:
            keys = [key for key in part.foreign_keys if key.column.table is table]
            if keys and not any(column in TOLD for column in part.c):
                owners = select(keys[0].column).where(person == user_id)
                queries[part.name] = select(*part.c).where(keys[0].parent.in_(owners))
    return {
        name: [
            {column: value for column, value in row.items() if column not in _HIDDEN}
            for row in connection.execute(
                query.order_by(*metadata.tables[name].primary_key)
            ).mappings()
        ]
        for name, query in queries.items()
    }


def finished_jobs_of(
    connection: Connection, user_id: int, *, states: Collection[str]
) -> list[JobPlace]:
    """Return a person's jobs in these states: each has a message with their words and name."""
    query = select(jobs.c.id, jobs.c.guild_id, jobs.c.channel_id).where(
        jobs.c.user_id == user_id, jobs.c.state.in_(states)
    )
    found = connection.execute(query.order_by(jobs.c.created_at.desc(), jobs.c.id))
    return [JobPlace(**row) for row in found.mappings()]


def jobs_in_care(
    connection: Connection, user_id: int, *, review_states: Collection[str], report_state: str
) -> list[JobPlace]:
    """Return a person's jobs that moderators look at, or whose removal is ordered."""
    in_review = select(reviews.c.job_id).where(reviews.c.state.in_(review_states))
    ordered = select(reports.c.job_id).where(
        reports.c.state == report_state, reports.c.job_id.is_not(None)
    )
    query = select(jobs.c.id, jobs.c.guild_id, jobs.c.channel_id).where(
        jobs.c.user_id == user_id, or_(jobs.c.id.in_(in_review), jobs.c.id.in_(ordered))
    )
    return [JobPlace(**row) for row in connection.execute(query).mappings()]


def guilds_of(connection: Connection, user_id: int) -> list[int]:
    """Return the servers in which a person asked for pictures."""
    query = select(jobs.c.guild_id).where(jobs.c.user_id == user_id, jobs.c.guild_id.is_not(None))
    return list(connection.execute(query.distinct()).scalars())


def forget_small_things(connection: Connection, user_id: int, *, nameless_kind: str) -> None:
    """Drop what a person likes, prefers and wrote.

    Their reports of ``nameless_kind`` stay without them, as moderators decide about them.
    """
    for person, erasure in PERSONAL.items():
        # Jobs go bit by bit, as their pictures do.
        if erasure is Erasure.DELETES and person.table not in {jobs, stars}:
            connection.execute(delete(person.table).where(person == user_id))
    theirs = delete(stars).where(stars.c.user_id == user_id).returning(stars.c.job_id)
    results = sorted(connection.execute(theirs).scalars())
    for start in range(0, len(results), AT_ONCE):
        count_again(connection, results[start : start + AT_ONCE])
    told = _theirs(reports.c.reporter_id, user_id)
    connection.execute(delete(reports).where(told, reports.c.kind != nameless_kind))
    connection.execute(update(reports).where(told).values(reporter_id=NOBODY, text=""))


def erasures(connection: Connection, *, prefix: str) -> list[tuple[str, int, float]]:
    """Return (order, person, time) of the erasures that are not over."""
    query = select(reports.c.text, reports.c.reporter_id, reports.c.reported_at).where(
        reports.c.kind == REMOVAL_KIND,
        reports.c.job_id.is_(None),
        reports.c.text.startswith(prefix),
    )
    return [(text, user_id, at) for text, user_id, at in connection.execute(query)]


def has_order(connection: Connection, user_id: int, order_id: str) -> bool:
    """Tell whether anything of an order is on record."""
    rows = select(reports.c.id).where(reports.c.reporter_id == user_id, reports.c.text == order_id)
    return connection.execute(rows.limit(1)).first() is not None


def forget_jobs_of(  # noqa: PLR0913 - all but two by name
    connection: Connection,
    user_id: int,
    *,
    until: float,
    states: Collection[str],
    report_state: str,
    charged_before: float,
) -> int:
    """Delete some of a person's jobs in these states, but for those that are to be removed yet.

    What was charged for them before ``charged_before`` is nobody's from now on.
    """
    ordered = select(reports.c.job_id).where(reports.c.state == report_state)
    some = (
        select(jobs.c.id)
        .where(
            jobs.c.user_id == user_id,
            jobs.c.created_at <= until,
            jobs.c.state.in_(states),
            ~ordered.where(reports.c.job_id == jobs.c.id).exists(),
        )
        .limit(AT_ONCE)
    )
    found = connection.execute(some).scalars().all()
    return forget_jobs(connection, found, charged_before=charged_before)


def forget_order(connection: Connection, user_id: int, order_id: str) -> None:
    """Drop an order that is carried out."""
    is_it = (reports.c.reporter_id == user_id) & (reports.c.text == order_id)
    connection.execute(delete(reports).where(is_it))


def events_with(connection: Connection, user_id: int, word: str) -> list[tuple[str, str]]:
    """Return (id, facts) of some events about a person, or by them, whose facts hold this word."""
    query = (
        select(events.c.id, events.c.facts)
        .where(
            is_by_or_about(user_id),
            events.c.facts.contains(word, autoescape=True),
        )
        .limit(AT_ONCE)
    )
    return [(event_id, facts) for event_id, facts in connection.execute(query)]


def put_facts(connection: Connection, event_id: str, facts: str) -> None:
    """Set what an event says."""
    connection.execute(update(events).where(events.c.id == event_id).values(facts=facts))
