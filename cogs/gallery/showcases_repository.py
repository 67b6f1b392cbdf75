"""Copies of results in servers' showcase channels, as rows; the row comes before the message."""

from dataclasses import asdict, dataclass

from sqlalchemy import Connection, delete, insert, select, update

from bot.db.tables import jobs, showcases


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowcaseRow:
    """One copy; the time is unix seconds."""

    job_id: str
    guild_id: int
    channel_id: int
    message_id: int | None = None
    """None while it is being posted."""
    shown_at: float


def insert_showcase(connection: Connection, row: ShowcaseRow) -> bool:
    """Claim the one copy of a result; False where it has one, or was taken away."""
    is_there = (jobs.c.id == row.job_id) & jobs.c.removed_at.is_(None)
    if connection.execute(select(jobs.c.id).where(is_there)).first() is None:
        return False
    if showcase_of(connection, row.job_id) is not None:
        return False
    connection.execute(insert(showcases), asdict(row))
    return True


def showcase_of(connection: Connection, job_id: str) -> ShowcaseRow | None:
    """Return a result's copy."""
    found = connection.execute(select(showcases).where(showcases.c.job_id == job_id)).mappings()
    row = found.first()
    return None if row is None else ShowcaseRow(**row)


def posted_showcase(connection: Connection, job_id: str, message_id: int) -> bool:
    """Record the message; False where the copy was taken away meanwhile."""
    posted = update(showcases).where(showcases.c.job_id == job_id).values(message_id=message_id)
    return connection.execute(posted).rowcount == 1


def unposted_showcases(connection: Connection, *, before: float) -> list[ShowcaseRow]:
    """Return copies claimed before then that have no message yet, oldest first."""
    found = connection.execute(
        select(showcases)
        .where(showcases.c.message_id.is_(None), showcases.c.shown_at < before)
        .order_by(showcases.c.shown_at)
    )
    return [ShowcaseRow(**row) for row in found.mappings()]


def forget_showcase(connection: Connection, job_id: str) -> None:
    """Drop a result's copy."""
    connection.execute(delete(showcases).where(showcases.c.job_id == job_id))
