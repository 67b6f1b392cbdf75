"""Which results people like for themselves, as rows."""

from sqlalchemy import Connection, delete, insert, select

from bot.db.personal import Erasure, PersonalColumn
from bot.db.tables import favourites, jobs

PERSONAL = (PersonalColumn(column=favourites.c.user_id, erasure=Erasure.DELETES, is_exported=True),)


def put_favourite(connection: Connection, job_id: str, user_id: int, *, now: float) -> bool:
    """Keep a result as a person's favourite; False where it is one, or is not on record."""
    if connection.execute(select(jobs.c.id).where(jobs.c.id == job_id)).first() is None:
        return False
    its = select(favourites.c.job_id).where(
        favourites.c.job_id == job_id, favourites.c.user_id == user_id
    )
    if connection.execute(its).first() is not None:
        return False
    connection.execute(insert(favourites), {"job_id": job_id, "user_id": user_id, "added_at": now})
    return True


def forget_favourite(connection: Connection, job_id: str, user_id: int) -> bool:
    """Take it from a person's favourites; False where it is none."""
    is_it = (favourites.c.job_id == job_id) & (favourites.c.user_id == user_id)
    return connection.execute(delete(favourites).where(is_it)).rowcount > 0


def forget_favourites_of(connection: Connection, job_id: str) -> None:
    """Take a result from everybody's favourites."""
    connection.execute(delete(favourites).where(favourites.c.job_id == job_id))
