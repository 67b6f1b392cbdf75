"""What each job counts for limits and costs, as rows; it outlives the job's erasure."""

from dataclasses import asdict, dataclass

from sqlalchemy import Connection, insert, update

from bot.store.tables import charges


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeRow:
    """One job's part of limits and budget; times are unix seconds."""

    job_id: str
    guild_id: int | None
    channel_id: int
    user_id: int
    charged_at: float
    images: int
    price_micros: int
    """Millionths of a US dollar."""
    ended_at: float | None = None
    is_refunded: bool = False


def insert_charge(connection: Connection, charge: ChargeRow) -> None:
    """Charge a job."""
    connection.execute(insert(charges), asdict(charge))


def lessen_charge(connection: Connection, job_id: str, *, got: int, asked: int) -> None:
    """Charge only for the pictures there are."""
    price = charges.c.price_micros * got / asked
    connection.execute(
        update(charges)
        .where(charges.c.job_id == job_id, charges.c.images == asked)
        .values(images=got, price_micros=price)
    )


def settle_charge(connection: Connection, job_id: str, *, now: float, is_refunded: bool) -> None:
    """Record that a job is over, and whether it counts."""
    connection.execute(
        update(charges)
        .where(charges.c.job_id == job_id)
        .values(ended_at=now, is_refunded=is_refunded)
    )
