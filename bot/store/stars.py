"""The stars that members give to each other's results, as rows, each server's for itself."""

from collections.abc import Collection
from dataclasses import asdict, dataclass

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from bot.store.tables import jobs, stars


@dataclass(frozen=True, slots=True, kw_only=True)
class StarRow:
    """One star; the time is unix seconds."""

    job_id: str
    user_id: int
    """Who gave it."""
    guild_id: int
    given_at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GalleryQuery:
    """Which of a server's results with stars."""

    guild_id: int
    channel_ids: Collection[int]
    """Those drawn in one of these channels."""
    is_by_stars: bool = False
    """Those with the most stars first, instead of the newest."""


def put_star(connection: Connection, star: StarRow) -> bool:
    """Keep a star; False where this person gave one, or the result is not on record."""
    if connection.execute(select(jobs.c.id).where(jobs.c.id == star.job_id)).first() is None:
        return False
    its = select(stars.c.job_id).where(
        stars.c.job_id == star.job_id, stars.c.user_id == star.user_id
    )
    if connection.execute(its).first() is not None:
        return False
    connection.execute(insert(stars), asdict(star))
    return True


def forget_star(connection: Connection, job_id: str, user_id: int) -> bool:
    """Take a person's star back; False where they gave none."""
    is_it = (stars.c.job_id == job_id) & (stars.c.user_id == user_id)
    return connection.execute(delete(stars).where(is_it)).rowcount > 0


def forget_stars_of(connection: Connection, job_id: str) -> None:
    """Take all stars from a result."""
    connection.execute(delete(stars).where(stars.c.job_id == job_id))


def count_stars(connection: Connection, job_id: str) -> int:
    """Return how many a result has."""
    its = select(func.count()).select_from(stars).where(stars.c.job_id == job_id)
    return connection.execute(its).scalar_one()


def starred_channels(connection: Connection, guild_id: int) -> list[int]:
    """Return the channels in which results with stars were drawn."""
    found = select(jobs.c.channel_id).join(stars).where(stars.c.guild_id == guild_id).distinct()
    return list(connection.execute(found).scalars())


def find_starred(
    connection: Connection, query: GalleryQuery, *, limit: int, offset: int
) -> list[tuple[str, int]]:
    """Return (job, number of stars)."""
    count = func.count(stars.c.user_id)
    order = [count.desc()] if query.is_by_stars else []
    found = connection.execute(
        select(jobs.c.id, count)
        .join(stars)
        .where(*_matching(query))
        .group_by(jobs.c.id, jobs.c.created_at)
        .order_by(*order, jobs.c.created_at.desc(), jobs.c.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return [(job_id, number) for job_id, number in found]


def count_starred(connection: Connection, query: GalleryQuery) -> int:
    """Return how many there are."""
    found = select(func.count(func.distinct(jobs.c.id))).select_from(jobs).join(stars)
    return connection.execute(found.where(*_matching(query))).scalar_one()


def _matching(query: GalleryQuery) -> tuple[ColumnElement[bool], ...]:
    return (
        stars.c.guild_id == query.guild_id,
        jobs.c.channel_id.in_(query.channel_ids),
        jobs.c.removed_at.is_(None),
    )
