"""A clock on which time passes only by sleeping, so that tests never wait."""

import asyncio
import contextvars
import heapq
from dataclasses import dataclass, field

# Turns of the loop that others get before the next sleeper wakes: enough for chains of awaits.
_QUIET_TURNS = 20


@dataclass(order=True, slots=True)
class _Sleeper:
    wakes_at: float
    number: int
    waiter: asyncio.Future[None] = field(compare=False)


class FakeClock:
    """Fills ``bot.clock.Clock``.

    With ``auto`` the earliest sleeper wakes as soon as every other task has had its turns, and
    the time jumps to its wake-up; so several tasks sleep in the right order. Without, only
    ``advance`` lets time pass.
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
        self.breath_seconds = 0.0
        """How long, in real time, threads get before the next sleeper wakes, beside the loop."""

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
            self._begin_tick()
        await waiter

    async def advance(self, seconds: float) -> None:
        """Let that much time pass, waking each sleeper at its own time."""
        target = self._now + seconds
        await _let_others_run()
        while self._sleepers and self._sleepers[0].wakes_at <= target:
            self._wake_earliest()
            await _let_others_run()
        self._now = target

    def _begin_tick(self) -> None:
        # Nobody's own doing: simcord would wait for it, or let it wait for the time of its own.
        nobody = contextvars.Context()
        loop = asyncio.get_running_loop()
        if self.breath_seconds:
            nobody.run(loop.call_later, self.breath_seconds, self._tick, 0)
        else:
            nobody.run(loop.call_soon, self._tick, _QUIET_TURNS)

    def _tick(self, turns: int) -> None:
        if turns:
            asyncio.get_running_loop().call_soon(self._tick, turns - 1)
            return
        self._wake_earliest()
        self._is_ticking = bool(self._sleepers)
        if self._is_ticking:
            self._begin_tick()

    def _wake_earliest(self) -> None:
        while self._sleepers:
            sleeper = heapq.heappop(self._sleepers)
            if sleeper.waiter.done():  # its task was cancelled
                continue
            self._now = max(self._now, sleeper.wakes_at)
            sleeper.waiter.set_result(None)
            return


async def _let_others_run() -> None:
    for _ in range(_QUIET_TURNS):
        await asyncio.sleep(0)
