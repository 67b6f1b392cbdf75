"""The image service as tests need it: it rings at each request, holds answers, goes away."""

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager, contextmanager

from aiohttp import web

from sandbox.discord.bell import Bell
from sandbox.images.misbehaviour import cut_the_line
from sandbox.images.records import Create
from sandbox.images.refusals import Dialect
from sandbox.images.service import ImageService
from tests.patience import PATIENCE_SECONDS

SECRET_KEY = "key-7c1f0e9d55"


class WatchedImages(ImageService):
    """An image service whose every request can be waited for, and whose answers can be held."""

    def __init__(
        self, *, pace: float = 0.1, paint: bool = False, cancel_route: bool = True
    ) -> None:
        super().__init__(key=SECRET_KEY, pace=pace, paint=paint, cancel_route=cancel_route)
        self.bell = Bell()
        """Whoever runs this beside other servers gives it the bell of all."""
        self.handled = 0
        """How many requests came, of any kind."""
        self.turned_away = 0
        """How many came while it was away."""
        self._held: set[str] = set()
        self._is_away = False

    # What a test does with it.

    @contextmanager
    def holding(self, *kinds: str) -> Iterator[None]:
        """Do what is asked ("create", "query", "file"), but answer only after this."""
        self._held |= set(kinds)
        try:
            yield
        finally:
            self._held -= set(kinds)
            self.bell.ring()

    @contextmanager
    def away(self) -> Iterator[None]:
        """Cut every line, as a service that is down behind its load balancer."""
        self._is_away = True
        try:
            yield
        finally:
            self._is_away = False

    @asynccontextmanager
    async def unreachable(self) -> AsyncGenerator[None, None]:
        """Refuse connections, as a service whose machine is not there."""
        runner = self._runner
        assert runner is not None
        assert runner.server is not None
        for site in list(runner.sites):
            await site.stop()
        for handler in runner.server.connections:
            if handler.transport is not None:
                handler.transport.close()
        try:
            yield
        finally:
            await web.TCPSite(runner, "127.0.0.1", self.port).start()

    def created(self, words: str) -> list[Create]:
        """The paid requests with these words in their prompt, refused ones too."""
        return [one for one in self.creates if words in str(one.input.get("prompt"))]

    def started(self, words: str) -> list[Create]:
        """The paid requests that began something."""
        return [one for one in self.created(words) if one.prediction_id is not None]

    async def wait_created(self, words: str, times: int = 1) -> None:
        """Return once so many paid requests with these words have come."""
        await self.bell.until(
            lambda: len(self.created(words)) >= times,
            within_seconds=PATIENCE_SECONDS,
            waiting_for=f"{times} requests for {words!r}",
        )

    async def wait_handled(self, number: int) -> None:
        """Return once so many requests have come, of any kind."""
        await self.bell.until(
            lambda: self.handled >= number,
            within_seconds=PATIENCE_SECONDS,
            waiting_for=f"request number {number}",
        )

    async def wait_queried(self, words: str) -> None:
        """Return once the bot has asked how a prediction with these words stands."""

        def asked() -> bool:
            ids = {one.prediction_id for one in self.started(words)}
            return any(query.prediction_id in ids for query in self.queries)

        await self.bell.until(
            asked, within_seconds=PATIENCE_SECONDS, waiting_for=f"a query for {words!r}"
        )

    async def wait_downloaded(self, words: str) -> None:
        """Return once the bot fetches a picture with these words."""

        def asked() -> bool:
            ids = {one.prediction_id for one in self.started(words)}
            return any(download.prediction_id in ids for download in self.downloads)

        await self.bell.until(
            asked, within_seconds=PATIENCE_SECONDS, waiting_for=f"a download for {words!r}"
        )

    def most_at_once(self, creates: list[Create]) -> int:
        """How many of these predictions were under way at the same time, at the worst moment."""
        spans = [
            (one.time, self._ended_at(one.prediction_id))
            for one in creates
            if one.prediction_id is not None
        ]
        return max(
            (sum(began <= moment < ended for began, ended in spans) for moment, _ in spans),
            default=0,
        )

    def _ended_at(self, prediction_id: str) -> float:
        prediction = self._desk.find(prediction_id)
        assert prediction is not None
        return prediction.state(self._clock()).ended_at or float("inf")

    # What it does with requests.

    async def _create(self, request: web.Request, dialect: Dialect) -> web.StreamResponse:
        if self._is_away:
            return self._turn_away(request)
        return await self._answered("create", await super()._create(request, dialect))

    async def _query(self, request: web.Request, dialect: Dialect) -> web.StreamResponse:
        if self._is_away:
            return self._turn_away(request)
        return await self._answered("query", await super()._query(request, dialect))

    async def _file(self, request: web.Request) -> web.StreamResponse:
        if self._is_away:
            return self._turn_away(request)
        return await self._answered("file", await super()._file(request))

    def _cancel(self, request: web.Request, dialect: Dialect) -> web.StreamResponse:
        answer = super()._cancel(request, dialect)
        self.bell.ring()
        return answer

    def _record_create(self, name: str, given: object, prediction_id: str | None) -> None:
        super()._record_create(name, given, prediction_id)  # type: ignore[arg-type]
        self.bell.ring()

    def _turn_away(self, request: web.Request) -> web.StreamResponse:
        self.turned_away += 1
        self.bell.ring()
        return cut_the_line(request)

    async def _answered(self, kind: str, answer: web.StreamResponse) -> web.StreamResponse:
        self.handled += 1
        self.bell.ring()
        if kind in self._held:
            released = asyncio.create_task(
                self.bell.until(
                    lambda: kind not in self._held or self._closing.is_set(),
                    within_seconds=PATIENCE_SECONDS,
                    waiting_for="the end of holding",
                ),
                name=f"held {kind}",
            )
            await released
        return answer
