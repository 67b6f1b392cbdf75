"""What is on record of one person, counted, read and erased; each function in small steps."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, delete, func, insert, or_, select

from bot.db.jobs import forget_jobs
from bot.db.personal import Erasure, PersonalColumn, erased_in_steps
from bot.db.tables import erasures, jobs, metadata, removals, report_cases, reviews
from bot.imagine.job import JobState
from cogs.moderation import DONE, JobPlace, RemovalState

AT_ONCE = 250
"""Rows that one step changes: others wait for the database meanwhile."""

PERSONAL = (
    PersonalColumn(
        column=erasures.c.user_id,
        erasure=Erasure.DELETES,
        is_exported=True,
        erase=erased_in_steps,
    ),
)


def count_of(
    connection: Connection, personal: Sequence[PersonalColumn], user_id: int
) -> Mapping[str, int]:
    """Return how many rows there are of a person, by the tables that an export holds."""
    return {
        one.column.table.name: connection.execute(
            select(func.count()).select_from(one.column.table).where(one.of(user_id))
        ).scalar_one()
        for one in personal
        if one.is_exported
    }


def everything_of(
    connection: Connection, personal: Sequence[PersonalColumn], user_id: int
) -> Mapping[str, list[Mapping[str, Any]]]:
    """Return the rows of a person by their tables, without the columns that are withheld.

    What belongs to their rows comes with them: predictions, reviews and copies of jobs, and what
    their reports led to.
    """
    exported = {one.column: one for one in personal if one.is_exported}
    withheld = {column for one in personal for column in one.withheld}
    queries: dict[Table, Select[Any]] = {}
    for person, one in exported.items():
        queries[person.table] = select(person.table).where(one.of(user_id))
        for part in metadata.sorted_tables:
            keys = [key for key in part.foreign_keys if key.column.table is person.table]
            if keys and not any(column in exported for column in part.c):
                owners = select(keys[0].column).where(person == user_id)
                queries[part] = select(part).where(keys[0].parent.in_(owners))
        for key in person.table.foreign_keys:
            whole = key.column.table
            if not any(column in exported for column in whole.c):
                parts = select(key.parent).where(one.of(user_id))
                queries[whole] = select(whole).where(key.column.in_(parts))
    return {
        table.name: [
            {column.name: row[column.name] for column in table.c if column not in withheld}
            for row in connection.execute(query.order_by(*table.primary_key)).mappings()
        ]
        for table, query in queries.items()
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


def results_of(connection: Connection, user_id: int) -> list[str]:
    """Return the ids of a person's results that were not removed, the newest first."""
    query = select(jobs.c.id).where(
        jobs.c.user_id == user_id,
        jobs.c.state == JobState.DELIVERED,
        jobs.c.removed_at.is_(None),
    )
    newest = query.order_by(jobs.c.created_at.desc(), jobs.c.id.desc())
    return list(connection.execute(newest).scalars())


def jobs_in_care(
    connection: Connection, user_id: int, *, review_states: Collection[str]
) -> list[JobPlace]:
    """Return a person's jobs that moderators look at, or whose removal is under way."""
    in_review = select(reviews.c.job_id).where(reviews.c.state.in_(review_states))
    query = select(jobs.c.id, jobs.c.guild_id, jobs.c.channel_id).where(
        jobs.c.user_id == user_id,
        or_(jobs.c.id.in_(in_review), *(jobs.c.id.in_(some) for some in _under_removal())),
    )
    return [JobPlace(**row) for row in connection.execute(query).mappings()]


def _under_removal() -> tuple[Select[tuple[str]], ...]:
    """Return the jobs whose pictures are to go, as ordered or as moderators decided."""
    return (
        select(removals.c.job_id).where(removals.c.state == RemovalState.REMOVING),
        select(report_cases.c.job_id).where(report_cases.c.state.in_(tuple(DONE))),
    )


def guilds_of(connection: Connection, user_id: int) -> list[int]:
    """Return the servers in which a person asked for pictures."""
    query = select(jobs.c.guild_id).where(jobs.c.user_id == user_id, jobs.c.guild_id.is_not(None))
    return list(connection.execute(query.distinct()).scalars())


def insert_erasure(connection: Connection, order_id: str, user_id: int, *, now: float) -> None:
    """Record that a person is to be erased."""
    values = {"id": order_id, "user_id": user_id, "ordered_at": now}
    connection.execute(insert(erasures), values)


def erasures_under_way(connection: Connection) -> list[tuple[str, int, float]]:
    """Return (order, person, time) of the erasures that are not over."""
    query = select(erasures.c.id, erasures.c.user_id, erasures.c.ordered_at)
    return [(order_id, user_id, at) for order_id, user_id, at in connection.execute(query)]


def has_erasure(connection: Connection, user_id: int, order_id: str) -> bool:
    """Tell whether an erasure of this person is not over."""
    query = select(erasures.c.id).where(erasures.c.id == order_id, erasures.c.user_id == user_id)
    return connection.execute(query).first() is not None


def forget_jobs_of(
    connection: Connection,
    user_id: int,
    *,
    until: float,
    states: Collection[str],
    charged_before: float,
) -> int:
    """Delete some of a person's jobs in these states, but for those that are to be removed yet.

    What was charged for them before ``charged_before`` is nobody's from now on.
    """
    some = (
        select(jobs.c.id)
        .where(
            jobs.c.user_id == user_id,
            jobs.c.created_at <= until,
            jobs.c.state.in_(states),
            *(jobs.c.id.not_in(others) for others in _under_removal()),
        )
        .limit(AT_ONCE)
    )
    found = connection.execute(some).scalars().all()
    return forget_jobs(connection, found, charged_before=charged_before)


def forget_erasure(connection: Connection, user_id: int, order_id: str) -> None:
    """Drop an erasure that is over, with the removals it ordered."""
    its = (removals.c.order_id == order_id) & (removals.c.ordered_by == user_id)
    connection.execute(delete(removals).where(its))
    connection.execute(
        delete(erasures).where(erasures.c.id == order_id, erasures.c.user_id == user_id)
    )
