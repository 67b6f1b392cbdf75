"""Which results stand in a server's showcase channel, each once."""

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.db.locks import lock_of
from cogs.gallery import showcases_repository as rows

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
