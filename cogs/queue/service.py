"""Reads what waits for moderators, and keeps who of them has it."""

from collections.abc import Collection

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.jobs.paging import PagePlace
from cogs.queue import repository as rows
from cogs.queue.model import HOLD_SECONDS, PAGE_SIZE, CaseKind, CasePage


class QueueService:
    """Each server's for itself."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def page(self, guild_id: int, number: int, *, kind: CaseKind | None = None) -> CasePage:
        """Return a page of what waits: the nearest there is to this one."""
        kinds, now = (tuple(CaseKind) if kind is None else (kind,)), self._clock.time()

        def read(connection: Connection) -> CasePage:
            total = rows.count_waiting(connection, guild_id, kinds=kinds)
            place = PagePlace.of(total, number, size=PAGE_SIZE)
            found = rows.waiting_cases(
                connection,
                guild_id,
                kinds=kinds,
                now=now,
                limit=PAGE_SIZE,
                offset=place.offset,
            )
            return CasePage(cases=tuple(found), number=place.number, count=place.pages, total=total)

        return await self._database.read(read)

    async def take(self, guild_id: int, case_ids: Collection[str], *, by: int) -> list[str]:
        """Give cases to a moderator for a time; return those that somebody else has."""
        now = self._clock.time()

        def write(connection: Connection) -> list[str]:
            holders = rows.holders_of(connection, case_ids, now=now)
            others = [id_ for id_, (holder, _) in holders.items() if holder != by]
            free = [id_ for id_ in case_ids if id_ not in others]
            until = now + HOLD_SECONDS
            rows.put_holders(connection, guild_id, free, by=by, until=until, now=now)
            return others

        return await self._database.write(write, lock_keys=(guild_id,))

    async def give_back(self, case_ids: Collection[str], *, by: int) -> int:
        """Take cases from a moderator again; return how many were theirs."""
        return await self._database.write(
            lambda connection: rows.drop_holders(connection, case_ids, by=by)
        )

    async def of_others(self, case_ids: Collection[str], *, by: int) -> list[str]:
        """Return those of these cases that another moderator has."""
        now = self._clock.time()
        holders = await self._database.read(
            lambda connection: rows.holders_of(connection, case_ids, now=now)
        )
        return [id_ for id_, (holder, _) in holders.items() if holder != by]
