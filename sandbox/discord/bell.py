"""Waiting for something to become true, without looking at the clock."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Bell:
    """Rung at every change; those who wait look again each time."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Wake everyone who waits."""
        self._rung.set()
        self._rung = asyncio.Event()

    async def until(
        self, look: Callable[[], T | None], *, within_seconds: float, waiting_for: str
    ) -> T:
        """Return what `look` finds as soon as it is true; TimeoutError names what did not come."""
        try:
            async with asyncio.timeout(within_seconds):
                while True:
                    found = look()
                    if found:
                        return found
                    await self._rung.wait()
        except TimeoutError:
            raise TimeoutError(f"{waiting_for}: not within {within_seconds} s") from None
