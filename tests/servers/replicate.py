"""A prediction API on a real socket that answers what a test tells it to, however broken."""

import asyncio
import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from aiohttp import web

ID = "5x2mthnh6srj20cqe7k9j0h2wr"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the server does with one request."""

    status: int = 200
    body: object = b""
    """Bytes and text go out as they are, anything else as JSON."""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    stops_after: int | None = None
    """Break the connection after so many bytes of a body announced in full."""
    resets: bool = False
    """Break the connection after reading the request, without a word."""
    hangs: bool = False
    """Never answer."""
    delay_seconds: float = 0.0
    announces: int | None = None
    """Claim this Content-Length, then send nothing of it."""

    def to_bytes(self) -> bytes:
        if isinstance(self.body, bytes):
            return self.body
        if isinstance(self.body, str):
            return self.body.encode()
        return json.dumps(self.body).encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A request as it arrived."""

    method: str
    raw_path: str
    headers: Mapping[str, str]
    body: bytes


def prediction(
    status: str = "starting", *, prediction_id: str = ID, **more: object
) -> dict[str, object]:
    """Return a flat prediction as CometAPI documents it, traps in ``urls`` included."""
    return {
        "id": prediction_id,
        "model": "black-forest-labs/flux-schnell",
        "version": "hidden",
        "input": {"prompt": "a paper boat"},
        "logs": "",
        "output": None,
        "data_removed": False,
        "error": None,
        "source": "api",
        "status": status,
        "created_at": "2026-03-12T09:00:00.123456789Z",
        "urls": {
            "get": f"https://api.replicate.com/v1/predictions/{prediction_id}",
            "cancel": f"https://api.replicate.com/v1/predictions/{prediction_id}/cancel",
        },
    } | more


class ReplicateServer:
    """`async with` starts and stops it; each list is used up to its last answer, which stays."""

    def __init__(self) -> None:
        self.on_create: list[Answer] = [Answer(status=201, body=prediction())]
        self.on_query: list[Answer] = [Answer(body=prediction("processing"))]
        self.on_cancel: list[Answer] = [Answer(body=prediction("canceled"))]
        self.on_result: list[Answer] = [Answer(status=404)]
        self.on_file: list[Answer] = [Answer(body=b"picture")]
        self.seen: list[Seen] = []
        self.url = ""
        self._stopping = asyncio.Event()
        self._runner: web.AppRunner | None = None

    @property
    def base_url(self) -> str:
        return f"{self.url}/replicate/v1"

    @property
    def creates(self) -> list[Seen]:
        return [seen for seen in self.seen if seen.raw_path.endswith("/predictions")]

    @property
    def queries(self) -> list[Seen]:
        return [
            seen for seen in self.seen if seen.method == "GET" and "/predictions/" in seen.raw_path
        ]

    async def __aenter__(self) -> Self:
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *exc: object) -> None:
        self._stopping.set()
        if self._runner is not None:
            await self._runner.cleanup()

    def _answers(self, request: web.Request) -> list[Answer]:
        path = request.path
        if request.method == "POST":
            return self.on_cancel if path.endswith("/cancel") else self.on_create
        if path == "/flux/v1/get_result":
            return self.on_result
        return self.on_query if "/predictions/" in path else self.on_file

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.seen.append(
            Seen(
                method=request.method,
                raw_path=request.raw_path,
                headers={key.lower(): value for key, value in request.headers.items()},
                body=await request.read(),
            )
        )
        answers = self._answers(request)
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        await asyncio.sleep(answer.delay_seconds)
        if answer.hangs:
            await self._stopping.wait()
        body = answer.to_bytes()
        if answer.hangs or answer.resets:
            return self._cut(request)
        if answer.stops_after is None and answer.announces is None:
            return web.Response(status=answer.status, body=body, headers=answer.headers)
        length = len(body) if answer.announces is None else answer.announces
        headers = {**answer.headers, "Content-Length": str(length)}
        response = web.StreamResponse(status=answer.status, headers=headers)
        await response.prepare(request)
        await response.write(body[: answer.stops_after or 0])
        return self._cut(request)

    def _cut(self, request: web.Request) -> web.StreamResponse:
        if request.transport is not None:
            # A plain close sends what is written already; the rest never comes.
            request.transport.close()
        return web.Response()


class SlammingServer:
    """Accepts connections and drops each at once, without reading a byte."""

    def __init__(self) -> None:
        self.connections = 0
        self.url = ""

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._slam, "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        return self

    async def __aexit__(self, *exc: object) -> None:
        self._server.close()
        await self._server.wait_closed()

    async def _slam(self, _: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        writer.transport.abort()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
