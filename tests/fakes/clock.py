"""A clock on which time passes only by sleeping, so that tests never wait."""

import asyncio
import heapq
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from bot.imagine import image
from bot.store.database import Database

# Turns of the loop that others get before the next sleeper wakes: enough for chains of awaits.
_QUIET_TURNS = 20
# A thread at work is waited for, but not one that a test lets hang.
_THREAD_SECONDS = 5.0
_LOOK_SECONDS = 0.01


@dataclass(order=True, slots=True)
class _Sleeper:
    wakes_at: float
    number: int
    waiter: asyncio.Future[None] = field(compare=False)


class FakeClock:
    """Fills ``bot.clock.Clock``.

    With ``auto`` the earliest sleeper wakes as soon as every other task has had its turns and no
    thread works for one, and the time jumps to its wake-up; so several tasks sleep in the right
    order. Without, only ``advance`` lets time pass.
    """

    def __init__(
        self, *, now: float = 1_000.0, epoch: float = 1_790_000_000.0, auto: bool = True
    ) -> None:
        self._now = now
        self._offset = epoch - now
        self._auto = auto
        self._sleepers: list[_Sleeper] = []
        self._count = 0
        self._is_ticking = False
        self.slept: list[float] = []
        self.database: Database | None = None
        """Its thread may be at work for a task; None where none is."""

    def monotonic(self) -> float:
        return self._now

    def time(self) -> float:
        return self._now + self._offset

    @property
    def sleeping(self) -> int:
        """How many tasks sleep now."""
        return sum(not sleeper.waiter.done() for sleeper in self._sleepers)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        loop = asyncio.get_running_loop()
        waiter: asyncio.Future[None] = loop.create_future()
        self._count += 1
        heapq.heappush(self._sleepers, _Sleeper(self._now + seconds, self._count, waiter))
        if self._auto and not self._is_ticking:
            self._is_ticking = True
            loop.call_soon(self._tick, _QUIET_TURNS, None)
        await waiter

    async def advance(self, seconds: float) -> None:
        """Let that much time pass, waking each sleeper at its own time."""
        target = self._now + seconds
        await _let_others_run()
        while self._sleepers and self._sleepers[0].wakes_at <= target:
            self._wake_earliest()
            await _let_others_run()
        self._now = target

    def _tick(self, turns: int, waiting_since: float | None) -> None:
        loop = asyncio.get_running_loop()
        if turns:
            loop.call_soon(self._tick, turns - 1, waiting_since)
            return
        if self._has_threads_at_work(loop):
            since = time.monotonic() if waiting_since is None else waiting_since
            if time.monotonic() - since < _THREAD_SECONDS:
                loop.call_later(_LOOK_SECONDS, self._tick, _QUIET_TURNS, since)
                return
        self._wake_earliest()
        self._is_ticking = bool(self._sleepers)
        if self._is_ticking:
            loop.call_soon(self._tick, _QUIET_TURNS, None)

    def _has_threads_at_work(self, loop: asyncio.AbstractEventLoop) -> bool:
        if self.database is not None:
            owner = self.database._owner
            if owner._busy_since is not None or not owner._waiting.empty():
                return True
        pools: list[ThreadPoolExecutor | None] = [
            image._worker,
            getattr(loop, "_default_executor", None),
        ]
        return any(pool is not None and _is_at_work(pool) for pool in pools)

    def _wake_earliest(self) -> None:
        while self._sleepers:
            sleeper = heapq.heappop(self._sleepers)
            if sleeper.waiter.done():  # its task was cancelled
                continue
            self._now = max(self._now, sleeper.wakes_at)
            sleeper.waiter.set_result(None)
            return


def _is_at_work(pool: ThreadPoolExecutor) -> bool:
    idle: int = pool._idle_semaphore._value  # nothing public tells
    return pool._work_queue.qsize() > 0 or idle < len(pool._threads)


async def _let_others_run() -> None:
    for _ in range(_QUIET_TURNS):
        await asyncio.sleep(0)
