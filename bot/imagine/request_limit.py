"""The provider's limits: who may send a request now, who waits, and for how long.

Starts go first: a poll that comes late is a picture that is seen late, a start that comes late
is somebody who has nothing at all.
"""

import math
from collections import deque
from collections.abc import Callable, Generator
from contextlib import contextmanager

from bot.clock import Clock

BURST_SECONDS = 2.0
"""The burst after idling: as many requests at once as the limit allows in this time."""
STARTS_PER_POLL = 3
"""Starts sent before each poll while both wait: paid predictions need their polls, too."""

_MINUTE = 60.0
_NAP_SECONDS, _NAP_SHARE = 1.0, 0.5
"""Long waits are computed anew: others leave the queue, processes come and go."""
_WORTH_TELLING_SECONDS = 1.0
_ROUNDING = 1e-6
_MEMORY_SECONDS = 10.0
"""The window over which the rate of starts is averaged."""


class _Bucket:
    """A token bucket; no minute sees more turns than this process's share."""

    def __init__(self, *, per_minute: float, clock: Clock, processes: Callable[[], int]) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._processes = processes
        self._filled_at = clock.monotonic()
        _, self._left = self._share_and_burst()

    @property
    def per_second(self) -> float:
        """The sustained rate of turns."""
        share, burst = self._share_and_burst()
        return (share - burst if share >= 2 * burst else share) / _MINUTE

    @property
    def left(self) -> float:
        """How many turns are left now; negative if some requests could not wait."""
        now = self._clock.monotonic()
        passed, self._filled_at = now - self._filled_at, now
        _, burst = self._share_and_burst()
        self._left = min(burst, self._left + passed * self.per_second)
        return self._left

    def take(self) -> None:
        """Take one turn."""
        self._left = self.left - 1

    def take_if_free(self) -> bool:
        """Take one turn if there is one now."""
        if self.left < 1:
            return False
        self._left -= 1
        return True

    def seconds_until(self, before: int) -> float:
        """Return the seconds until the turn after ``before`` others; 0 means now."""
        missing = before + 1 - self.left
        # Rounding must not make it a moment too early for ever.
        return 0.0 if missing <= _ROUNDING else missing / self.per_second + _ROUNDING

    def _share_and_burst(self) -> tuple[float, float]:
        share = self._per_minute / max(1, self._processes())
        return share, max(1.0, share * BURST_SECONDS / _MINUTE)


class RequestLimit:
    """The share this process has of the limits that all processes keep to together.

    One is for all requests; starts may have one of their own within it, as they do at Replicate.
    """

    def __init__(
        self,
        *,
        requests_per_minute: float,
        clock: Clock,
        starts_per_minute: float | None = None,
        processes: Callable[[], int] = lambda: 1,
    ) -> None:
        self._clock = clock
        self._requests, self._starting = (
            _Bucket(per_minute=per_minute, clock=clock, processes=processes)
            for per_minute in (requests_per_minute, starts_per_minute or requests_per_minute)
        )
        self._starts: deque[object] = deque()
        self._polls: deque[object] = deque()
        self._starts_in_a_row = 0
        self._recent_starts, self._counted_at = 0.0, clock.monotonic()

    @property
    def per_second(self) -> float:
        """The sustained rate of this process's requests."""
        return self._requests.per_second

    @property
    def starts_per_second(self) -> float:
        """The recent rate of starts, waiting ones included."""
        past = self._clock.monotonic() - self._counted_at
        recent = self._recent_starts * math.exp(-past / _MEMORY_SECONDS)
        rate = (recent + len(self._starts)) / _MEMORY_SECONDS
        return min(rate, self._starting.per_second)

    def take(self) -> None:
        """Count a request that cannot wait, such as a cancellation."""
        self._requests.take()

    def take_poll(self) -> bool:
        """Take a turn for a poll if one is free now."""
        if self._polls or self._starts_due:
            return False
        return self._requests.take_if_free()

    async def wait_for_poll(self, *, give_up_at: float, is_first: bool = False) -> bool:
        """Wait for a poll's turn and take it; False if there is none by ``give_up_at``.

        One that ``is_first`` goes before those that wait.
        """
        with self._in(self._polls, is_first=is_first) as ticket:
            while (seconds := self._seconds_until_poll(ticket)) > 0:
                left = give_up_at - self._clock.monotonic()
                if left <= 0:
                    return False
                await self._clock.sleep(min(_nap(seconds), left))
            self._requests.take()
            self._starts_in_a_row = 0
            return True

    async def wait_for_start(self, on_wait: Callable[[float], None]) -> None:
        """Wait for a start's turn and take it.

        ``on_wait`` hears how many seconds that may take where it is worth telling, and again when
        it takes longer. Whatever it raises ends the wait.
        """
        with self._in(self._starts) as ticket:
            told_until = -math.inf
            while (seconds := self._seconds_until_start(ticket)) > 0:
                if self._clock.monotonic() >= told_until and seconds >= _WORTH_TELLING_SECONDS:
                    on_wait(seconds)
                    told_until = self._clock.monotonic() + seconds
                await self._clock.sleep(_nap(seconds))
            self._requests.take()
            self._starting.take()
            self._starts_in_a_row = self._starts_in_a_row + 1 if self._polls else 0
            self._count_start()

    @property
    def _starts_due(self) -> int:
        """How many waiting starts are not held by their own limit, so that polls let them pass."""
        if not self._starts:
            return 0
        return min(len(self._starts), math.floor(max(self._starting.left, 0.0) + _ROUNDING))

    @contextmanager
    def _in(self, queue: deque[object], *, is_first: bool = False) -> Generator[object]:
        ticket = object()
        if is_first:
            queue.appendleft(ticket)
        else:
            queue.append(ticket)
        try:
            yield ticket
        finally:
            queue.remove(ticket)

    def _seconds_until_start(self, ticket: object) -> float:
        place = self._starts.index(ticket)
        polls = min(len(self._polls), (self._starts_in_a_row + place) // STARTS_PER_POLL)
        return max(self._requests.seconds_until(place + polls), self._starting.seconds_until(place))

    def _seconds_until_poll(self, ticket: object) -> float:
        place = self._polls.index(ticket)
        starts = max(0, STARTS_PER_POLL * (place + 1) - self._starts_in_a_row)
        return self._requests.seconds_until(place + min(self._starts_due, starts))

    def _count_start(self) -> None:
        now = self._clock.monotonic()
        passed, self._counted_at = now - self._counted_at, now
        self._recent_starts = 1.0 + self._recent_starts * math.exp(-passed / _MEMORY_SECONDS)


def _nap(seconds: float) -> float:
    return min(seconds, max(_NAP_SECONDS, seconds * _NAP_SHARE))
