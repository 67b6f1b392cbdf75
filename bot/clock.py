"""Time as a dependency, so that tests never wait."""

import asyncio
import time
from typing import Protocol

MINUTE_SECONDS, HOUR_SECONDS, DAY_SECONDS = 60.0, 3_600.0, 86_400.0


class Clock(Protocol):
    """What the core needs from time."""

    def monotonic(self) -> float:
        """Return seconds that only ever grow, for waits and deadlines."""
        ...

    def time(self) -> float:
        """Return seconds since 1970 UTC, for what is stored or shown."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait that long."""
        ...


class SystemClock:
    """The real clock."""

    def monotonic(self) -> float:
        """Return seconds that only ever grow."""
        return time.monotonic()

    def time(self) -> float:
        """Return seconds since 1970 UTC."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        """Wait that long."""
        await asyncio.sleep(seconds)
