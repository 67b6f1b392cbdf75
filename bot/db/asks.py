"""Requests on record, as rules look at them: when somebody last asked, and what was asked."""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True, kw_only=True)
class PastPrompt:
    """A request on record; ``at`` is in Unix seconds, ``request`` JSON."""

    at: float
    request: str
    is_removed: bool
    """Whether its picture was deleted."""


def prompts_since(
    connection: Connection, guild_id: int, *, since: float, before: float | None, limit: int
) -> list[PastPrompt]:
    """Return a server's latest requests, those ``before`` a time only, the newest first."""
    its = jobs.c
    query = (
        select(its.created_at, its.request, its.removed_at)
        .where(its.guild_id == guild_id, its.created_at >= since)
        .order_by(its.created_at.desc())
        .limit(limit)
    )
    if before is not None:
        query = query.where(its.created_at < before)
    return [
        PastPrompt(at=row.created_at, request=row.request, is_removed=row.removed_at is not None)
        for row in connection.execute(query)
    ]
