"""Requests on record, as rules look at them: when somebody last asked, and what was asked."""

from sqlalchemy import Connection, func, select

from bot.store.tables import charges, jobs


def last_asked_at(
    connection: Connection, user_id: int, channel_id: int, *, since: float
) -> float | None:
    """Return when somebody's latest request in a channel or thread was, of those that count.

    Requests that were refunded do not, nor those before ``since`` (Unix seconds).
    """
    joined = charges.join(jobs, jobs.c.id == charges.c.job_id)
    latest = (
        select(func.max(charges.c.charged_at))
        .select_from(joined)
        .where(
            charges.c.user_id == user_id,
            charges.c.charged_at > since,
            charges.c.is_refunded.is_(False),
            jobs.c.channel_id == channel_id,
        )
    )
    at: float | None = connection.execute(latest).scalar_one()
    return at


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
