"""What members like for themselves; nobody else sees it."""

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.db.locks import lock_of
from cogs.history import favourites_repository as rows


class FavouriteService:
    """Keeps favourites."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def toggle(self, job_id: str, user_id: int) -> bool:
        """Make a result a favourite, or none where it is one; return whether it is one now."""
        now = self._clock.time()

        def write(connection: Connection) -> bool:
            if rows.forget_favourite(connection, job_id, user_id):
                return False
            return rows.put_favourite(connection, job_id, user_id, now=now)

        return await self._database.write(write, lock_keys=(lock_of(job_id),))

    async def forget(self, job_id: str) -> None:
        """Take a result from everybody's favourites."""
        await self._database.write(
            lambda connection: rows.forget_favourites_of(connection, job_id),
            lock_keys=(lock_of(job_id),),
        )
