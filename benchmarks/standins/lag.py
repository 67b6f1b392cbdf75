"""How late a process's own event loop was: what it measured is only as good as that."""

import asyncio
import time
from typing import TypedDict

_EVERY_SECONDS = 0.05


class LagReport(TypedDict):
    """Lateness of a loop in seconds, and the processor time its process took."""

    p99: float
    most: float
    cpu_seconds: float


class LagWatch:
    """Asks to be called every 50 ms and notes how much later it was."""

    def __init__(self) -> None:
        self._lags: list[float] = []
        self._cpu_at = time.process_time()
        self._due = 0.0

    def start(self) -> None:
        """Begin; it goes on for as long as the loop."""
        self._again()

    def reset(self) -> None:
        """Forget what was before the stretch that counts."""
        self._lags.clear()
        self._cpu_at = time.process_time()

    def report(self) -> LagReport:
        """Return what was seen since the last reset."""
        lags = sorted(self._lags) or [0.0]
        return {
            "p99": lags[min(len(lags) - 1, int(len(lags) * 0.99))],
            "most": lags[-1],
            "cpu_seconds": time.process_time() - self._cpu_at,
        }

    def _again(self) -> None:
        loop = asyncio.get_running_loop()
        self._due = loop.time() + _EVERY_SECONDS
        loop.call_at(self._due, self._fire)

    def _fire(self) -> None:
        self._lags.append(asyncio.get_running_loop().time() - self._due)
        self._again()
