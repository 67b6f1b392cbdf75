"""The stars that members give to each other's results, and what stands in a server's showcase."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.db.locks import lock_of
from bot.jobs.paging import PAGE_SIZE, Page, PagePlace
from cogs.gallery import repository as rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Starred:
    """What came of a press."""

    is_changed: bool
    """Whether that was not so before."""
    count: int
    """How many it has in all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GalleryPage:
    """A part of a gallery."""

    page: Page
    counts: tuple[int, ...]
    """How many stars each has."""


class StarService:
    """Keeps stars; whose result it is, and who may see it, was asked before."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def give(self, job_id: str, guild_id: int, *, by: int) -> Starred:
        """Give a star; one that was given stays."""
        star = rows.StarRow(
            job_id=job_id, user_id=by, guild_id=guild_id, given_at=self._clock.time()
        )

        def write(connection: Connection) -> Starred:
            is_new = rows.put_star(connection, star)
            return Starred(is_changed=is_new, count=rows.count_stars(connection, job_id))

        return await self._database.write(write, lock_keys=(lock_of(job_id),))

    async def take_back(self, job_id: str, *, by: int) -> Starred:
        """Take a star back, where there is one."""

        def write(connection: Connection) -> Starred:
            was_there = rows.forget_star(connection, job_id, by)
            return Starred(is_changed=was_there, count=rows.count_stars(connection, job_id))

        return await self._database.write(write, lock_keys=(lock_of(job_id),))

    async def count(self, job_id: str) -> int:
        """Return how many stars a result has."""
        return await self._database.read(lambda connection: rows.count_stars(connection, job_id))

    async def given_by(self, user_id: int, job_ids: Collection[str]) -> frozenset[str]:
        """Return those of these results that have this person's star."""
        return await self._database.read(
            lambda connection: rows.starred_by(connection, user_id, job_ids)
        )

    async def channels(self, guild_id: int) -> list[int]:
        """Return where results with stars were drawn."""
        return await self._database.read(
            lambda connection: rows.starred_channels(connection, guild_id)
        )

    async def page(
        self, guild_id: int, channel_ids: Collection[int], number: int, *, is_by_stars: bool
    ) -> GalleryPage:
        """Return a page of what was drawn in these channels, or the last one there is."""
        query = rows.GalleryQuery(
            guild_id=guild_id, channel_ids=tuple(channel_ids), is_by_stars=is_by_stars
        )

        def read(connection: Connection) -> GalleryPage:
            total = rows.count_starred(connection, query)
            place = PagePlace.of(total, number)
            found = rows.find_starred(connection, query, limit=PAGE_SIZE, offset=place.offset)
            return GalleryPage(
                page=Page(
                    job_ids=tuple(job_id for job_id, _ in found),
                    number=place.number,
                    pages=place.pages,
                    total=total,
                ),
                counts=tuple(count for _, count in found),
            )

        return await self._database.read(read)

    async def forget(self, job_id: str) -> None:
        """Take all stars from a result."""
        await self._database.write(
            lambda connection: rows.forget_stars_of(connection, job_id),
            lock_keys=(lock_of(job_id),),
        )


LEFT_SECONDS = 120.0
"""After this time nobody is posting it any more: the process was killed meanwhile."""


class ShowcaseService:
    """Keeps the copies; a copy is on record before it is posted, so there is never a second."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def claim(self, job_id: str, guild_id: int, channel_id: int) -> bool:
        """Reserve the one copy of a result; False where it has one, or was taken away."""
        row = rows.ShowcaseRow(
            job_id=job_id, guild_id=guild_id, channel_id=channel_id, shown_at=self._clock.time()
        )
        return await self._database.write(
            lambda connection: rows.insert_showcase(connection, row),
            lock_keys=(lock_of(job_id),),
        )

    async def posted(self, job_id: str, message_id: int) -> bool:
        """Record the message; False where it has to go again: the result was taken away."""
        return await self._database.write(
            lambda connection: rows.posted_showcase(connection, job_id, message_id),
            lock_keys=(lock_of(job_id),),
        )

    async def forget(self, job_id: str) -> rows.ShowcaseRow | None:
        """Drop a result's copy, and return what there was."""

        def write(connection: Connection) -> rows.ShowcaseRow | None:
            found = rows.showcase_of(connection, job_id)
            rows.forget_showcase(connection, job_id)
            return found

        return await self._database.write(write, lock_keys=(lock_of(job_id),))

    async def find(self, job_id: str) -> rows.ShowcaseRow | None:
        """Return a result's copy."""
        return await self._database.read(lambda connection: rows.showcase_of(connection, job_id))

    async def left_undone(self) -> list[rows.ShowcaseRow]:
        """Return what was reserved a while ago and never posted."""
        before = self._clock.time() - LEFT_SECONDS
        return await self._database.read(
            lambda connection: rows.unposted_showcases(connection, before=before)
        )
