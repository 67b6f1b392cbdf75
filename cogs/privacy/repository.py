"""What is on record of one person, counted, read and erased; each function in small steps."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, delete, func, or_, select

from bot.db.jobs import forget_jobs
from bot.db.personal import PersonalColumn
from bot.db.tables import jobs, metadata, reports, reviews
from bot.db.tables.community import REMOVAL_KIND
from cogs.moderation import JobPlace

AT_ONCE = 250
"""Rows that one step changes: others wait for the database meanwhile."""


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

    What belongs to their jobs and runs comes with them: predictions, reviews, copies.
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
