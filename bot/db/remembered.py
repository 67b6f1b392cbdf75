"""What a process remembers of its database, and how it learns that others changed it."""

import contextlib
import math
import time
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

SHARED_SECONDS = 2.0
"""How long another process's change may go unnoticed, where several share the database."""
CHANGES_CHANNEL = "easel_changes"
"""Said with a topic and an id, in the transaction that changes what is remembered."""


class Hearing:
    """A connection on which other processes' changes are heard, as far as that is proven.

    PostgreSQL delivers notices in the order of their commits. So whoever hears a notice of their
    own has heard of everything that was committed before they sent it.
    """

    def __init__(self) -> None:
        self._proven_at = -math.inf

    def prove(self, *, sent_at: float) -> None:
        """Note that one's own notice of that time (``time.monotonic``) was heard."""
        self._proven_at = sent_at

    def end(self) -> None:
        """Note that the connection is lost."""
        self._proven_at = -math.inf

    @property
    def is_proven(self) -> bool:
        """Whether every change older than ``SHARED_SECONDS`` has been heard of."""
        return time.monotonic() - self._proven_at < SHARED_SECONDS


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that was read."""

    value: Any
    until: float
    """The clock's monotonic time; later it counts only if ``hearing`` is proven."""
    hearing: Hearing | None
    """What was listened on when it was read."""


@dataclass(slots=True)
class Cache:
    """What is remembered of one topic, by id; the least recently used comes first."""

    entries: OrderedDict[int, Entry] = field(default_factory=OrderedDict[int, Entry])
    changes: int = 0
    """Grows with each change: what was being read meanwhile is not remembered."""

    def forget(self, key: int) -> None:
        """Have it read anew next time."""
        self.changes += 1
        self.entries.pop(key, None)


class Remembered:
    """The caches of a process, by topic."""

    def __init__(self) -> None:
        self._caches: dict[str, Cache] = {}
        self.together: defaultdict[str, dict[str, Callable[[Connection, int], Any]]]
        """What reads each topic of a group by the same id, in one operation."""
        self.together = defaultdict(dict)
        self.hearing: Hearing | None = None

    def cache(self, topic: str) -> Cache:
        """Return the cache of a topic; all who ask for one topic share it."""
        return self._caches.setdefault(topic, Cache())

    @contextlib.contextmanager
    def changing(self, keys: Iterable[tuple[str, int]]) -> Generator[None]:
        """Change what is kept under these topics and ids inside; it is read anew afterwards."""
        keys = tuple(keys)
        for topic, key in keys:
            self.cache(topic).forget(key)
        try:
            yield
        finally:
            for topic, key in keys:
                self.cache(topic).forget(key)

    def heard(self, said: str) -> None:
        """Forget what another process says that it changed."""
        topic, _, key = said.partition(" ")
        if topic in self._caches and key.isdigit():
            self._caches[topic].forget(int(key))


def tell_changed(connection: Connection, topic: str, key: int) -> None:
    """Tell other processes, once the transaction is committed, that they remember an old value."""
    if connection.dialect.name == "postgresql":
        # Its driver is loaded where it is used.
        from bot.db.postgres_notices import say  # noqa: PLC0415

        say(connection, CHANGES_CHANNEL, f"{topic} {key}")
