"""What was read of a server, kept in memory: each request asks for it several times."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database

T = TypeVar("T")

MOST_SERVERS = 5_000
SHARED_SECONDS = 2.0
"""How long another process's change may go unnoticed, where several share the database."""


@dataclass(slots=True)
class _Kept(Generic[T]):
    known: OrderedDict[int, tuple[float, T]] = field(
        default_factory=OrderedDict[int, tuple[float, T]]
    )
    changes: int = 0


class Memory(Generic[T]):
    """Reads once and remembers until ``forget``, which whoever changes it calls.

    Where other processes may change it as well, it is read anew after a moment. So it is for what
    may lag by that much; what must not is read in the transaction that depends on it. All who read
    the same of one database remember together.
    """

    def __init__(
        self, *, read: Callable[[Connection, int], T], database: Database, clock: Clock
    ) -> None:
        self._read = read
        self._database = database
        self._clock = clock
        self._kept: _Kept[T] = database.remembered.setdefault(read, _Kept())

    async def of(self, guild_id: int) -> T:
        """Return what is on record of a server."""
        known = self._kept.known.get(guild_id)
        if known is not None and self._clock.monotonic() < known[0]:
            return known[1]
        changes = self._kept.changes
        found = await self._database.read(lambda connection: self._read(connection, guild_id))
        # What was read before a change must not be remembered after it.
        if changes == self._kept.changes:
            lasts = SHARED_SECONDS if self._database.is_shared else float("inf")
            self._kept.known[guild_id] = self._clock.monotonic() + lasts, found
            self._kept.known.move_to_end(guild_id)
            while len(self._kept.known) > MOST_SERVERS:
                self._kept.known.popitem(last=False)
        return found

    def forget(self, guild_id: int) -> None:
        """Read it anew next time; call it before a change is sent and when it is kept."""
        self._kept.changes += 1
        self._kept.known.pop(guild_id, None)
