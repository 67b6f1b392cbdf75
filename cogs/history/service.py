"""What a person has drawn and what they like, page by page."""

from dataclasses import dataclass

from sqlalchemy import Connection

from bot.db.database import Database
from bot.imagine.job import JobState
from bot.jobs.paging import PAGE_SIZE, Page, PagePlace
from cogs.history import repository as rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which results somebody looks for."""

    text: str = ""
    """Words that are all in the prompt."""
    model: str = ""
    """A model's id, or a part of it."""
    is_favourite: bool = False


class HistoryService:
    """Looks through a person's results."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    async def page(self, user_id: int, wanted: Wanted, number: int) -> Page:
        """Return a page, or the last one where there are fewer."""
        query = _query(user_id, wanted)

        def read(connection: Connection) -> Page:
            total = rows.count_history(connection, query)
            place = PagePlace.of(total, number)
            found = rows.find_history(connection, query, limit=PAGE_SIZE, offset=place.offset)
            return Page(
                job_ids=tuple(row.job_id for row in found),
                number=place.number,
                pages=place.pages,
                total=total,
            )

        return await self._database.read(read)

    async def latest(self, user_id: int, text: str, *, limit: int) -> list[rows.KeptRow]:
        """Return the newest whose prompt holds these words, for a list to choose from."""
        query = _query(user_id, Wanted(text=text))
        return await self._database.read(
            lambda connection: rows.find_history(connection, query, limit=limit)
        )

    async def beginning_with(self, user_id: int, beginning: str) -> str | None:
        """Return the job of this person's whose id begins so; None where it is not just one."""
        query = _query(user_id, Wanted())
        found = await self._database.read(
            lambda connection: rows.history_beginning_with(connection, query, beginning, limit=2)
        )
        return found[0].job_id if len(found) == 1 else None


def _query(user_id: int, wanted: Wanted) -> rows.HistoryQuery:
    # PostgreSQL takes no NUL in a text; there is none in any prompt either.
    return rows.HistoryQuery(
        user_id=user_id,
        state=JobState.DELIVERED,
        words=tuple(wanted.text.replace("\0", " ").split()),
        model=wanted.model.replace("\0", " ").strip() or None,
        is_favourite=wanted.is_favourite,
    )
