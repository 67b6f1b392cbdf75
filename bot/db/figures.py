"""What the database knows of a whole installation, for metrics: a few numbers at once."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from bot.db.charges import spent_everywhere
from bot.db.tables import jobs, workers


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The numbers of one moment, over all processes."""

    read_at: float
    """Unix seconds."""
    waiting: int
    """How many requests wait for their first start."""
    oldest_at: float | None
    """When the oldest of them was made (Unix seconds)."""
    workers: int | None
    """Processes that only draw; None where the database is one process's own."""
    gateways: int | None
    """Processes with a gateway; None as above."""
    spent_micros: int
    """What the day's pictures cost so far, in millionths of a US dollar."""


def read_figures(
    connection: Connection, *, now: float, day_began_at: float, is_shared: bool
) -> Figures:
    """Return the numbers as of ``now``; the day began at ``day_began_at`` (Unix seconds)."""
    waiting, oldest_at = connection.execute(
        select(func.count(), func.min(jobs.c.created_at)).where(jobs.c.state == "queued")
    ).one()
    kinds: dict[bool, int] = {}
    if is_shared:
        counted = select(workers.c.is_dedicated, func.count()).group_by(workers.c.is_dedicated)
        kinds = {bool(is_dedicated): count for is_dedicated, count in connection.execute(counted)}
    return Figures(
        read_at=now,
        waiting=waiting,
        oldest_at=oldest_at,
        workers=kinds.get(True, 0) if is_shared else None,
        gateways=kinds.get(False, 0) if is_shared else None,
        spent_micros=spent_everywhere(connection, since=day_began_at),
    )
