"""Calls to whoever asked for one: when a prediction is over, as Replicate makes them."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

import aiohttp

from sandbox.images.predictions import Prediction
from sandbox.images.records import Call

Tell = Callable[[Prediction], Awaitable[Mapping[str, object]]]
"""Returns what a query would be answered."""

PAUSES_SECONDS = (1.0, 4.0, 16.0, 32.0)
"""Between the tries of a call that nobody takes."""
_ANSWER_SECONDS = 5.0
_LOOK_SECONDS = 0.5
_TAKEN = range(200, 300)


class Calls:
    """Makes the calls, each in a task of its own, until `close`."""

    def __init__(self, *, clock: Callable[[], float], pace: float, tell: Tell) -> None:
        self.made: list[Call] = []
        self._clock = clock
        self._pace = pace
        self._tell = tell
        self._tasks: set[asyncio.Task[None]] = set()

    def promise(self, url: str, prediction: Prediction) -> None:
        """Call this address once when the prediction is over."""
        task = asyncio.create_task(self._call(url, prediction), name=f"call-{prediction.id}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Leave the rest out."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _call(self, url: str, prediction: Prediction) -> None:
        while not prediction.state(self._clock()).is_over:
            left = prediction.natural_end - self._clock()
            await asyncio.sleep(left if 0 < left < _LOOK_SECONDS else _LOOK_SECONDS)
        for pause in (*PAUSES_SECONDS, None):
            status = await self._post(url, await self._tell(prediction))
            self.made.append(Call(prediction_id=prediction.id, url=url, status=status))
            if status in _TAKEN or pause is None:
                return
            await asyncio.sleep(pause * self._pace)

    async def _post(self, url: str, body: Mapping[str, object]) -> int | None:
        timeout = aiohttp.ClientTimeout(_ANSWER_SECONDS)
        try:
            async with (
                aiohttp.ClientSession(timeout=timeout) as session,
                session.post(url, json=body, allow_redirects=False) as answer,
            ):
                return answer.status
        except (aiohttp.ClientError, OSError):
            return None
