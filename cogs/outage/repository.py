"""The image service's outage as a row, and the channels that were told; each inside a transaction.

There is one service, so there is at most one row, which all processes share.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from bot.db.tables import outage_notices, outages

SERVICE = "images"
LOCK_KEY = 0x6F757461
"""Of those who add what may be there only once, in all processes, one runs at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutageRow:
    """Since when the service is away, why, and when it is tried next; times are unix seconds."""

    since: float
    cause: str
    next_try_at: float


def get_outage(connection: Connection) -> OutageRow | None:
    """Return the outage, or None where there is none."""
    columns = (outages.c.since, outages.c.cause, outages.c.next_try_at)
    row = connection.execute(select(*columns).where(outages.c.service == SERVICE)).first()
    return None if row is None else OutageRow(since=row[0], cause=row[1], next_try_at=row[2])


def insert_outage(connection: Connection, outage: OutageRow) -> bool:
    """Add an outage; False where there is one already. To be called under ``LOCK_KEY``."""
    if get_outage(connection) is not None:
        return False
    values = {
        "service": SERVICE,
        "since": outage.since,
        "cause": outage.cause,
        "next_try_at": outage.next_try_at,
    }
    connection.execute(insert(outages), values)
    return True


def claim_try(connection: Connection, seen: OutageRow, *, next_try_at: float) -> bool:
    """Put the next try off; False where somebody else did, who tries it now."""
    claimed = connection.execute(
        update(outages)
        .where(outages.c.service == SERVICE, outages.c.next_try_at == seen.next_try_at)
        .values(next_try_at=next_try_at)
    )
    return claimed.rowcount == 1


def delete_outage(connection: Connection) -> bool:
    """Drop the outage; False where somebody else did."""
    gone = delete(outages).where(outages.c.service == SERVICE)
    return connection.execute(gone).rowcount == 1


def insert_notice(connection: Connection, channel_id: int, *, told_at: float) -> bool:
    """Note that a channel is told; False where it was. To be called under ``LOCK_KEY``."""
    found = select(outage_notices.c.channel_id).where(outage_notices.c.channel_id == channel_id)
    if connection.execute(found).first() is not None:
        return False
    connection.execute(insert(outage_notices), {"channel_id": channel_id, "told_at": told_at})
    return True


def delete_notices(connection: Connection) -> list[int]:
    """Drop the notes of all channels that were told; return which those were."""
    found = list(connection.execute(select(outage_notices.c.channel_id)).scalars())
    connection.execute(delete(outage_notices).where(outage_notices.c.channel_id.in_(found)))
    return found
