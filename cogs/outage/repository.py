"""Statements of the outage that all processes share, and of the channels that were told.

There is one image service, so there is at most one outage.
"""

from dataclasses import asdict

from sqlalchemy import Connection, delete, insert, select, update

from bot.db.tables import outage_notices, outages
from cogs.outage.model import Outage, OutageCause

SERVICE = "images"
LOCK_KEY = 0x6F757461
"""Held while something is added that may be there only once."""


def get_outage(connection: Connection) -> Outage | None:
    """Return the outage, or None where there is none."""
    columns = (outages.c.since, outages.c.cause, outages.c.next_try_at)
    row = connection.execute(select(*columns).where(outages.c.service == SERVICE)).first()
    if row is None:
        return None
    return Outage(since=row[0], cause=OutageCause(row[1]), next_try_at=row[2])


def insert_outage(connection: Connection, outage: Outage) -> bool:
    """Add an outage; False where there is one already. To be called under ``LOCK_KEY``."""
    if get_outage(connection) is not None:
        return False
    connection.execute(insert(outages), asdict(outage) | {"service": SERVICE})
    return True


def claim_try(connection: Connection, seen: Outage, *, next_try_at: float) -> bool:
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
