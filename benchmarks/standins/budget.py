"""The provider's limit of requests: so many a minute, in short bursts a little more."""

import math

_BURST_SECONDS = 5.0


class Budget:
    """A bucket that fills at the rate of the limit and holds five seconds' worth."""

    def __init__(self, per_minute: int) -> None:
        self._per_second = per_minute / 60
        self._most = max(1.0, self._per_second * _BURST_SECONDS)
        self._left = self._most
        self._at: float | None = None

    def refuses(self, at: float) -> int:
        """Count one request: 0 when it is allowed, else the seconds to wait."""
        if self._at is not None:
            self._left = min(self._most, self._left + (at - self._at) * self._per_second)
        self._at = at
        if self._left >= 1:
            self._left -= 1
            return 0
        return max(1, math.ceil((1 - self._left) / self._per_second))
