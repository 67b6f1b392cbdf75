"""A reply that remembers what it was made."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.errors import Failure
from bot.imagine.job import Job
from bot.imagine.progress import Progress, ProgressBoard
from bot.imagine.result import Result

MESSAGE_ID = 777


@dataclass(slots=True, kw_only=True)
class FakeDelivery:
    """Fills ``bot.imagine.ports.Delivery``."""

    said: list[tuple[str, Result | Failure]] = field(
        default_factory=list[tuple[str, Result | Failure]]
    )
    """The last words of replies in their order, with the ids of their jobs."""
    progress: list[Progress] = field(default_factory=list[Progress])
    """What was to be shown each time the board changed."""
    on_deliver: Exception | None = None
    """Raised by ``deliver``, once."""
    release: asyncio.Event | None = None
    """``deliver`` waits for it, where there is one."""
    delivering: asyncio.Event = field(default_factory=asyncio.Event)
    following: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def results(self) -> list[Result]:
        return [last for _, last in self.said if isinstance(last, Result)]

    @property
    def failures(self) -> list[Failure]:
        return [last for _, last in self.said if isinstance(last, Failure)]

    @property
    def words(self) -> list[str]:
        return [failure.words_id for failure in self.failures]

    @asynccontextmanager
    async def follow(self, job: Job, board: ProgressBoard) -> AsyncGenerator[None]:
        board.on_change = lambda: self.progress.append(board.now())
        self.following.set()
        try:
            yield
        finally:
            board.on_change = None

    async def deliver(self, job: Job, result: Result) -> int | None:
        self.delivering.set()
        if self.release is not None:
            await self.release.wait()
        if self.on_deliver is not None:
            error, self.on_deliver = self.on_deliver, None
            raise error
        self.said.append((job.id, result))
        return MESSAGE_ID

    async def explain(self, job: Job, failure: Failure) -> int | None:
        self.said.append((job.id, failure))
        return MESSAGE_ID
