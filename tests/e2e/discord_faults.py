"""What can go wrong between the bot and Discord, on demand."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from aiohttp import web

from sandbox.discord.bell import Bell
from sandbox.discord.rest import API_PATH
from sandbox.discord.server import LocalDiscord
from sandbox.discord.wire import Json, json_answer
from sandbox.images.misbehaviour import cut_the_line
from tests.patience import PATIENCE_SECONDS

Serve = Callable[[web.Request], Awaitable[web.StreamResponse]]
What = Literal[
    "hold",
    "hold the answer",
    "lose the answer",
    "half the answer",
    "429",
    "500",
    "503 empty",
    "400 20009",
    "400 50035",
    "400 50083",
    "404 10007",
    "404 10013",
]
"""A status, and Discord's code for why."""

PICTURE = r"(PATCH|POST) .*/messages(/[^/]+)?"
"""Together with `with_files`: the request that brings the picture."""


@dataclass(slots=True, kw_only=True)
class Fault:
    """One thing that goes wrong, `times` times after some that pass, for requests like these."""

    what: What
    requests: re.Pattern[str]
    with_files: bool | None
    times: int
    passing: int
    bell: Bell
    over: asyncio.Event = field(default_factory=asyncio.Event)
    hits: int = 0

    def concerns(self, request: web.Request) -> bool:
        """Whether this request is hit."""
        line = f"{request.method} {request.path.removeprefix(API_PATH)}"
        has_files = request.content_type.startswith("multipart/")
        return (
            not self.over.is_set()
            and self.hits < self.times
            and self.requests.fullmatch(line) is not None
            and self.with_files in {None, has_files}
        )

    async def hit(self, times: int = 1) -> None:
        """Return once it has happened so many times."""
        await self.bell.until(
            lambda: self.hits >= times,
            within_seconds=PATIENCE_SECONDS,
            waiting_for=f"{self.what} on {self.requests.pattern}",
        )


class DiscordFaults:
    """Stands before the REST API of a local Discord that is not listening yet."""

    def __init__(self, discord: LocalDiscord) -> None:
        self._bell = discord.bell
        self._serve: Serve = discord._rest.serve
        self._faults: list[Fault] = []
        discord._rest.serve = self._serve_or_fail  # type: ignore[method-assign, assignment]

    @contextmanager
    def fault(
        self,
        what: What,
        requests: str = PICTURE,
        *,
        with_files: bool | None = True,
        times: int = 1_000,
        passing: int = 0,
    ) -> Iterator[Fault]:
        """Let this go wrong while inside."""
        fault = Fault(
            what=what,
            requests=re.compile(requests),
            with_files=with_files,
            times=times,
            passing=passing,
            bell=self._bell,
        )
        self._faults.append(fault)
        try:
            yield fault
        finally:
            fault.over.set()
            self._faults.remove(fault)

    async def _serve_or_fail(self, request: web.Request) -> web.StreamResponse:
        fault = next((one for one in self._faults if one.concerns(request)), None)
        if fault is None or fault.passing:
            if fault is not None:
                fault.passing -= 1
            return await self._serve(request)
        fault.hits += 1
        if fault.what[0].isdecimal():
            await request.read()
            self._bell.ring()
            return _refusal(fault.what)
        if fault.what == "hold":
            self._bell.ring()
            await asyncio.wait_for(fault.over.wait(), PATIENCE_SECONDS)
            if request.transport is None or request.transport.is_closing():
                # Who asked is gone, and with it the request: it never reached Discord.
                return web.Response()
            return await self._serve(request)
        answer = await self._serve(request)
        self._bell.ring()
        if fault.what == "hold the answer":
            await asyncio.wait_for(fault.over.wait(), PATIENCE_SECONDS)
            return answer
        is_half = fault.what == "half the answer"
        return await _half(request, answer) if is_half else cut_the_line(request)


async def _half(request: web.Request, answer: web.StreamResponse) -> web.Response:
    body = getattr(answer, "body", None) or b"{"
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    response.content_length = len(body)
    await response.prepare(request)
    await response.write(body[: len(body) // 2])
    return cut_the_line(request)


def _refusal(what: str) -> web.Response:
    status, _, code = what.partition(" ")
    if code.isdecimal():
        body: Json = {"message": "said the test", "code": int(code)}
        return json_answer(body, status=int(status))
    if what == "503 empty":
        return web.Response(status=503, text="", content_type="application/json")
    if what == "500":
        return web.Response(status=500, text="Internal Server Error")
    body = {"message": "You are being rate limited.", "retry_after": 0.3, "global": False}
    # Clients tell Discord's own 429 from its edge's by "Via".
    return json_answer(body, status=429, headers={"Retry-After": "1", "Via": "1.1 google"})
