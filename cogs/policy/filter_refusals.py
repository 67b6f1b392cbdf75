"""Counts what filters refused of a person in the last day."""

from contextlib import AbstractContextManager

from sqlalchemy import Connection

from bot.clock import DAY_SECONDS, Clock
from bot.db.charges import Whose, used_since
from bot.db.database import Database
from bot.db.memory import MOST_PEOPLE, PERSON, Memory
from bot.imagine.requester import Requester
from cogs.policy import refusals_repository as rows
from cogs.policy.refusals_repository import OUTSIDE, FilterRefusal
from cogs.policy.requests import RefusedLately


class FilterRefusals:
    """Keeps that filters refused something, not what, for a day."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._memory = Memory(
            topic=rows.TOPIC,
            read=rows.refusals_of,
            database=database,
            clock=clock,
            most=MOST_PEOPLE,
            together=PERSON,
        )

    async def add(self, requester: Requester) -> None:
        """Note that a filter refused what somebody asked for."""
        now = self._clock.time()
        refusal = FilterRefusal(guild_id=requester.place.home_id or OUTSIDE, refused_at=now)

        def write(connection: Connection) -> None:
            rows.forget_refusals(connection, now=now)
            rows.add_refusal(connection, requester.user_id, refusal)

        with self._memory.changing(requester.user_id):
            await self._database.write(write, lock_keys=(requester.user_id,))

    def changing(self, user_id: int) -> AbstractContextManager[None]:
        """Take a person's refusals back inside."""
        return self._memory.changing(user_id)

    def take_back(
        self, connection: Connection, user_id: int, guild_id: int, *, before: float
    ) -> None:
        """Let the latest refusal until then not count, inside a transaction and ``changing``."""
        rows.take_back_refusal(connection, user_id, guild_id, before=before)

    async def of(self, requester: Requester, *, least: int) -> RefusedLately:
        """Return what was refused; the latest request is only looked up from ``least`` on."""
        place, now = requester.place, self._clock.time()
        times = [
            refusal.refused_at
            for refusal in await self._memory.of(requester.user_id)
            if refusal.guild_id == (place.home_id or OUTSIDE)
            and refusal.refused_at > now - DAY_SECONDS
        ]
        if len(times) < least:
            return RefusedLately(count=len(times))
        whose = Whose(guild_id=place.home_id, user_id=requester.user_id)
        used = await self._database.read(
            lambda connection: used_since(connection, whose, since=times[-1], lately=now)
        )
        return RefusedLately(count=len(times), last_at=max(times[-1], used.last_at or 0.0))
