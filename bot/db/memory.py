"""What was read of a server or a person, kept in memory: each request asks for it several times."""

import math
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Generic, TypeGuard, TypeVar, cast

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.db.remembered import SHARED_SECONDS, Entry

T = TypeVar("T")

MOST_SERVERS, MOST_PEOPLE = 5_000, 10_000
"""So many are kept of a topic: preferences of so many people take 3 MB where nearly all have none.
"""
PERSON = "person"
"""The group of what a request asks of its requester: three topics in one operation."""


class Memory(Generic[T]):
    """Reads once and remembers until it is changed; the least recently used is given up.

    Whoever changes it does so inside ``changing``, and calls ``tell_changed`` with the same topic
    in the transaction. Other processes forget it when they hear that, within milliseconds. Where
    they cannot be sure to hear, they read it anew ``SHARED_SECONDS`` after they did; so it is for
    what may lag by that much, and what must not is read in the transaction that depends on it.
    """

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        topic: str,
        read: Callable[[Connection, int], T],
        database: Database,
        clock: Clock,
        most: int = MOST_SERVERS,
        together: str = "",
    ) -> None:
        """``together`` names a group of topics that a request asks for by the same id.

        What nobody has asked for yet in this process is not read with the others.
        """
        self._topic = topic
        self._database = database
        self._clock = clock
        self._most = most
        self._cache = database.remembered.cache(topic)
        self._together = database.remembered.together[together or topic]
        self._read = read

    async def of(self, key: int) -> T:
        """Return what is on record of a server or person, by their id."""
        remembered, entries = self._database.remembered, self._cache.entries
        if self._holds(known := entries.get(key)):
            entries.move_to_end(key)
            return cast("T", known.value)
        self._together.setdefault(self._topic, self._read)
        lasts = SHARED_SECONDS if self._database.is_shared else math.inf
        until, hearing = self._clock.monotonic() + lasts, remembered.hearing
        reads = {
            topic: read
            for topic, read in self._together.items()
            if not self._holds(remembered.cache(topic).entries.get(key))
        }
        changes = {topic: remembered.cache(topic).changes for topic in reads}
        found = await self._database.read(
            lambda connection: {topic: read(connection, key) for topic, read in reads.items()}
        )
        for topic, value in found.items():
            cache = remembered.cache(topic)
            # What was read before a change must not be remembered after it.
            if changes[topic] == cache.changes:
                cache.entries[key] = Entry(value=value, until=until, hearing=hearing)
                cache.entries.move_to_end(key)
                while len(cache.entries) > self._most:
                    cache.entries.popitem(last=False)
        return cast("T", found[self._topic])

    def _holds(self, known: Entry | None) -> TypeGuard[Entry]:
        if known is None:
            return False
        is_heard = known.hearing is not None and known.hearing.is_proven
        return self._clock.monotonic() < known.until or is_heard

    def changing(self, key: int) -> AbstractContextManager[None]:
        """Change it inside, and have it read anew afterwards."""
        return self._database.remembered.changing([(self._topic, key)])
