"""What was read of a server or a person, kept in memory: each request asks for it several times."""

import math
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Generic, TypeVar, cast

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.db.remembered import SHARED_SECONDS, Entry

T = TypeVar("T")

MOST_SERVERS = 5_000


class Memory(Generic[T]):
    """Reads once and remembers until it is changed; the least recently used is given up.

    Whoever changes it does so inside ``changing``, and calls ``tell_changed`` with the same topic
    in the transaction. Other processes forget it when they hear that, within milliseconds. Where
    they cannot be sure to hear, they read it anew ``SHARED_SECONDS`` after they did; so it is for
    what may lag by that much, and what must not is read in the transaction that depends on it.
    """

    def __init__(
        self,
        *,
        topic: str,
        read: Callable[[Connection, int], T],
        database: Database,
        clock: Clock,
        most: int = MOST_SERVERS,
    ) -> None:
        self._topic = topic
        self._read = read
        self._database = database
        self._clock = clock
        self._most = most
        self._cache = database.remembered.cache(topic)

    async def of(self, key: int) -> T:
        """Return what is on record of a server or person, by their id."""
        entries = self._cache.entries
        known = entries.get(key)
        if known is not None and (
            self._clock.monotonic() < known.until
            or (known.hearing is not None and known.hearing.is_proven)
        ):
            entries.move_to_end(key)
            return cast("T", known.value)
        lasts = SHARED_SECONDS if self._database.is_shared else math.inf
        until, hearing = self._clock.monotonic() + lasts, self._database.remembered.hearing
        changes = self._cache.changes
        found = await self._database.read(lambda connection: self._read(connection, key))
        # What was read before a change must not be remembered after it.
        if changes == self._cache.changes:
            entries[key] = Entry(value=found, until=until, hearing=hearing)
            entries.move_to_end(key)
            while len(entries) > self._most:
                entries.popitem(last=False)
        return found

    def changing(self, key: int) -> AbstractContextManager[None]:
        """Change it inside, and have it read anew afterwards."""
        return self._database.remembered.changing([(self._topic, key)])
