"""What people have drawn, page by page, and what they like for themselves."""

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.db.locks import lock_of
from bot.jobs.paging import PAGE_SIZE, Page, PagePlace
from cogs.history import repository as rows
from cogs.history.repository import HistoryFilters


class HistoryService:
    """Looks through a person's results."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    async def page(self, user_id: int, filters: HistoryFilters, number: int) -> Page:
        """Return a page, or the last one where there are fewer."""

        def read(connection: Connection) -> Page:
            total = rows.count_history(connection, user_id, filters)
            place = PagePlace.of(total, number)
            found = rows.find_history(
                connection, user_id, filters, limit=PAGE_SIZE, offset=place.offset
            )
            return Page(
                job_ids=tuple(row.job_id for row in found),
                number=place.number,
                pages=place.pages,
                total=total,
            )

        return await self._database.read(read)

    async def latest(self, user_id: int, text: str, *, limit: int) -> list[rows.KeptRow]:
        """Return the newest whose prompt holds these words, for a list to choose from."""
        filters = HistoryFilters(text=text)
        return await self._database.read(
            lambda connection: rows.find_history(connection, user_id, filters, limit=limit)
        )

    async def beginning_with(self, user_id: int, beginning: str) -> str | None:
        """Return the job of this person's whose id begins so; None where it is not just one."""
        everything = HistoryFilters()
        found = await self._database.read(
            lambda connection: rows.history_beginning_with(
                connection, user_id, everything, beginning, limit=2
            )
        )
        return found[0].job_id if len(found) == 1 else None


class FavouriteService:
    """Keeps favourites."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def add(self, job_id: str, user_id: int) -> bool:
        """Make a result a favourite; False where it is one."""
        now = self._clock.time()
        return await self._database.write(
            lambda connection: rows.put_favourite(connection, job_id, user_id, now=now),
            lock_keys=(lock_of(job_id),),
        )

    async def remove(self, job_id: str, user_id: int) -> None:
        """Take a result from a person's favourites, where it is one."""
        await self._database.write(
            lambda connection: rows.forget_favourite(connection, job_id, user_id),
            lock_keys=(lock_of(job_id),),
        )

    async def forget(self, job_id: str) -> None:
        """Take a result from everybody's favourites."""
        await self._database.write(
            lambda connection: rows.forget_favourites_of(connection, job_id),
            lock_keys=(lock_of(job_id),),
        )
