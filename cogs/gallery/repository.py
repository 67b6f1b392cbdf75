"""Stars, and the copies of results in showcases, as rows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, select, update

from bot.db.personal import Erasure, PersonalColumn
from bot.db.tables import jobs, showcases, starred, stars

_AT_ONCE = 250


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
    if not _hold(connection, [star.job_id]):
        return False
    its = select(stars.c.job_id).where(
        stars.c.job_id == star.job_id, stars.c.user_id == star.user_id
    )
    if connection.execute(its).first() is not None:
        return False
    connection.execute(insert(stars), asdict(star))
    _count_held(connection, [star.job_id])
    return True


def forget_star(connection: Connection, job_id: str, user_id: int) -> bool:
    """Take a person's star back; False where they gave none."""
    _hold(connection, [job_id])
    is_it = (stars.c.job_id == job_id) & (stars.c.user_id == user_id)
    if not connection.execute(delete(stars).where(is_it)).rowcount:
        return False
    _count_held(connection, [job_id])
    return True


def forget_stars_of(connection: Connection, job_id: str) -> None:
    """Take all stars from a result."""
    _hold(connection, [job_id])
    connection.execute(delete(stars).where(stars.c.job_id == job_id))
    connection.execute(delete(starred).where(starred.c.job_id == job_id))


def count_stars(connection: Connection, job_id: str) -> int:
    """Return how many a result has."""
    its = select(func.count()).select_from(stars).where(stars.c.job_id == job_id)
    return connection.execute(its).scalar_one()


def starred_by(connection: Connection, user_id: int, job_ids: Collection[str]) -> frozenset[str]:
    """Return those of these results that have this person's star."""
    its = (stars.c.user_id == user_id) & stars.c.job_id.in_(job_ids)
    return frozenset(connection.execute(select(stars.c.job_id).where(its)).scalars())


def count_again(connection: Connection, job_ids: Collection[str]) -> None:
    """Let the gallery follow what happened to these results or to their stars."""
    _hold(connection, job_ids)
    _count_held(connection, job_ids)


def count_copied(connection: Connection, table: Table, found: Sequence[Mapping[str, str]]) -> None:
    """Count anew what rows copied from another database say of stars."""
    if table is stars:
        count_again(connection, {row["job_id"] for row in found})


def starred_channels(connection: Connection, guild_id: int) -> list[int]:
    """Return the channels in which results with stars were drawn."""
    found = select(starred.c.channel_id).where(starred.c.guild_id == guild_id).distinct()
    return list(connection.execute(found).scalars())


def find_starred(
    connection: Connection, query: GalleryQuery, *, limit: int, offset: int
) -> list[tuple[str, int]]:
    """Return (job, number of stars)."""
    order = [starred.c.star_count.desc()] if query.is_by_stars else []
    found = connection.execute(
        select(starred.c.job_id, starred.c.star_count)
        .where(*_matching(query))
        .order_by(*order, starred.c.created_at.desc(), starred.c.job_id.desc())
        .limit(limit)
        .offset(offset)
    )
    return [(job_id, number) for job_id, number in found]


def count_starred(connection: Connection, query: GalleryQuery) -> int:
    """Return how many there are."""
    found = select(func.count()).select_from(starred).where(*_matching(query))
    return connection.execute(found).scalar_one()


def _matching(query: GalleryQuery) -> tuple[ColumnElement[bool], ...]:
    return starred.c.guild_id == query.guild_id, starred.c.channel_id.in_(query.channel_ids)


def _hold(connection: Connection, job_ids: Collection[str]) -> bool:
    """Keep others from changing these results until the transaction ends; tell if there is any.

    Two processes that count the stars of a result at once would each miss the other's. SQLite has
    one writer anyway.
    """
    them = select(jobs.c.id).where(jobs.c.id.in_(job_ids)).order_by(jobs.c.id)
    return bool(connection.execute(them.with_for_update(key_share=True)).all())


def _count_held(connection: Connection, job_ids: Collection[str]) -> None:
    connection.execute(delete(starred).where(starred.c.job_id.in_(job_ids)))
    its = stars.c.job_id == jobs.c.id
    # Not a join: PostgreSQL would read everybody's stars for those of 250 results.
    counted = (
        select(
            jobs.c.id,
            select(func.min(stars.c.guild_id)).where(its).scalar_subquery().label("guild_id"),
            jobs.c.channel_id,
            jobs.c.created_at,
            select(func.count()).where(its).scalar_subquery().label("star_count"),
        )
        .where(jobs.c.id.in_(job_ids), jobs.c.removed_at.is_(None))
        .subquery()
    )
    columns = ["job_id", "guild_id", "channel_id", "created_at", "star_count"]
    found = select(counted).where(counted.c.star_count > 0)
    connection.execute(insert(starred).from_select(columns, found))


def forget_stars_by(connection: Connection, user_id: int) -> None:
    """Take back all stars that a person gave."""
    theirs = delete(stars).where(stars.c.user_id == user_id).returning(stars.c.job_id)
    results = sorted(connection.execute(theirs).scalars())
    for start in range(0, len(results), _AT_ONCE):
        count_again(connection, results[start : start + _AT_ONCE])


PERSONAL = (
    PersonalColumn(
        column=stars.c.user_id, erasure=Erasure.DELETES, is_exported=True, erase=forget_stars_by
    ),
)


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
