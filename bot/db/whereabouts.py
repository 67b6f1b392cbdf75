"""Whose a job is, where, and what became of it: what an audit log tells."""

from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from bot.db.statement import Statement
from bot.db.tables import jobs, reviews


class WhereaboutsRow(NamedTuple):
    """What an audit log tells of a job."""

    guild_id: int | None
    channel_id: int
    user_id: int
    canceled_by: int | None
    failure: str | None
    """JSON."""
    is_reviewed: bool
    """Whether moderators were asked about its pictures."""


_WHEREABOUTS = Statement(
    select(
        jobs.c.guild_id,
        jobs.c.channel_id,
        jobs.c.user_id,
        jobs.c.canceled_by,
        jobs.c.failure,
        reviews.c.job_id.is_not(None),
    )
    .select_from(jobs.outerjoin(reviews, reviews.c.job_id == jobs.c.id))
    .where(jobs.c.id == bindparam("its_id"))
)


def whereabouts(connection: Connection, job_id: str) -> WhereaboutsRow | None:
    """Return what is on record of a job; None where there is no such job."""
    rows = _WHEREABOUTS.rows(connection, {"its_id": job_id})
    return WhereaboutsRow(*rows[0]) if rows else None
