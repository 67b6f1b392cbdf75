"""Edits by a reply's token, one after the other: the last word before everybody's progress."""

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar
from weakref import WeakValueDictionary

T = TypeVar("T")


class TokenLines:
    """One line for each token; several replies may share one."""

    def __init__(self) -> None:
        self._lines: WeakValueDictionary[str, _Line] = WeakValueDictionary()

    async def send(
        self, token: str, request: Callable[[], Coroutine[Any, Any, T]], *, is_last: bool
    ) -> T:
        """Wait for the turn and send a request; ``is_last`` goes before those that are not."""
        line = self._lines.get(token)
        if line is None:
            line = self._lines[token] = _Line()
        await line.wait(is_last=is_last)
        try:
            return await request()
        finally:
            line.free()


class _Line:
    """Who waits for one token."""

    def __init__(self) -> None:
        self._is_taken = False
        self._last: deque[asyncio.Future[None]] = deque()
        self._others: deque[asyncio.Future[None]] = deque()

    async def wait(self, *, is_last: bool) -> None:
        if not self._is_taken:
            self._is_taken = True
            return
        turn = asyncio.get_running_loop().create_future()
        queue = self._last if is_last else self._others
        queue.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn in queue:
                queue.remove(turn)
            else:
                # It came in the same moment.
                self.free()
            raise

    def free(self) -> None:
        """Give the turn to the next, or to nobody."""
        for queue in (self._last, self._others):
            while queue:
                turn = queue.popleft()
                if not turn.done():
                    turn.set_result(None)
                    return
        self._is_taken = False
