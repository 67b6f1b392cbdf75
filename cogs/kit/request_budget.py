"""The requests that a bot has in a second, shared by all its processes.

Discord takes 50 of one bot, wherever they come from, and refuses the rest for all of them (Discord,
"Rate Limits"). Answers to interactions and edits with an interaction's token do not count.
"""

import asyncio
from collections.abc import Callable

from bot.clock import Clock

PER_SECOND = 40.0
"""For all processes together; with ``BURST``, no second sees more than 50."""
BURST = 10.0
"""How many of these may go at once, after a pause."""


class RequestBudget:
    """Lets requests go in the order in which they came, at this process's even share of the rate.

    ``processes`` returns how many share it now.
    """

    def __init__(self, *, clock: Clock, processes: Callable[[], int] = lambda: 1) -> None:
        self._clock = clock
        self._processes = processes
        self._turn = asyncio.Lock()
        self._paid_until = float("-inf")
        """When the rate has caught up with the requests that went."""

    async def wait(self) -> None:
        """Return when a request may go. Who gives up while waiting takes no turn."""
        async with self._turn:
            processes = max(1, self._processes())
            step_seconds = processes / PER_SECOND
            ahead_seconds = (max(1.0, BURST / processes) - 1.0) * step_seconds
            early_seconds = self._paid_until - ahead_seconds - self._clock.monotonic()
            if early_seconds > 0.0:
                await self._clock.sleep(early_seconds)
            now = self._clock.monotonic()
            self._paid_until = max(now, self._paid_until) + step_seconds
