"""Requests on record, as rules look at them: when somebody last asked, and what was asked."""

from sqlalchemy import Connection, bindparam, func, select

from bot.db.statement import Statement
from bot.db.tables import charges, jobs

# Every request asks it where there is slow mode.
_LATEST = Statement(
    select(func.max(charges.c.charged_at))
    .select_from(charges.join(jobs, jobs.c.id == charges.c.job_id))
    .where(
        charges.c.user_id == bindparam("its_user"),
        charges.c.charged_at > bindparam("since"),
        charges.c.is_refunded.is_(False),
        jobs.c.channel_id == bindparam("its_channel"),
    )
)


def last_asked_at(
    connection: Connection, user_id: int, channel_id: int, *, since: float
) -> float | None:
    """Return when somebody's latest request in a channel or thread was, of those that count.

    Requests that were refunded do not, nor those before ``since`` (Unix seconds).
    """
    its = {"its_user": user_id, "its_channel": channel_id, "since": since}
    ((at,),) = _LATEST.rows(connection, its)
    return None if at is None else float(at)


def requests_since(
    connection: Connection, guild_id: int, *, since: float, limit: int
) -> list[tuple[float, str]]:
    """Return (time, request as JSON) of a server's latest jobs, the newest first."""
    found = connection.execute(
        select(jobs.c.created_at, jobs.c.request)
        .where(jobs.c.guild_id == guild_id, jobs.c.created_at >= since)
        .order_by(jobs.c.created_at.desc())
        .limit(limit)
    )
    return [(at, request) for at, request in found]
