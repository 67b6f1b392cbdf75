"""A very small HTTP/1.1 server: the stand-ins share two cores with what they measure.

It knows what the bots' clients send: a body with its length or in chunks, connections that are
kept. A request costs about a fifth of what a web framework takes for it.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

HOST = "127.0.0.1"
JSON = "application/json"
_BACKLOG = 4096
_HEAD_END = b"\r\n\r\n"
_REASONS = {status.value: status.phrase for status in HTTPStatus}


@dataclass(slots=True, kw_only=True)
class Request:
    """One request, read to its end at ``at`` (CLOCK_MONOTONIC)."""

    method: str
    target: str
    head: bytes
    """The header lines in lower case."""
    body: bytes
    at: float

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]

    @property
    def is_multipart(self) -> bool:
        """Whether the body is a form, which may carry files."""
        return b"\r\ncontent-type: multipart/" in self.head


def response(
    status: int, body: bytes = b"", *, kind: str = JSON, headers: tuple[tuple[str, str], ...] = ()
) -> bytes:
    """Return the bytes of an answer."""
    extra = "".join(f"{name}: {value}\r\n" for name, value in headers)
    # A charset behind the type would keep discord.py from reading the JSON.
    typed = f"Content-Type: {kind}\r\n" if body else ""
    head = (
        f"HTTP/1.1 {status} {_REASONS[status]}\r\n{typed}{extra}Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


Handler = Callable[[Request], bytes]


class _Connection(asyncio.Protocol):
    """One client's connection; answers are made at once, so they leave in order."""

    def __init__(self, handler: Handler, clock: Callable[[], float]) -> None:
        self._handler = handler
        self._clock = clock
        self._buffer = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.Transport):
            self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer = self._buffer + data if self._buffer else data
        while self._buffer and (request := self._next()) is not None:
            if self._transport is not None and not self._transport.is_closing():
                self._transport.write(self._handler(request))

    def _next(self) -> Request | None:
        end = self._buffer.find(_HEAD_END)
        if end < 0:
            return None
        first, _, rest = self._buffer[:end].partition(b"\r\n")
        head = b"\r\n" + rest.lower()
        found = _body(self._buffer, end + len(_HEAD_END), head)
        if found is None:
            return None
        body, used = found
        method, target, _ = first.decode("latin-1").split(" ", 2)
        self._buffer = self._buffer[used:]
        return Request(method=method, target=target, head=head, body=body, at=self._clock())


def _body(buffer: bytes, start: int, head: bytes) -> tuple[bytes, int] | None:
    """Return the body and where it ends; None while parts of it are missing."""
    at = head.find(b"\r\ncontent-length:")
    if at >= 0:
        length = int(head[at + 17 :].split(b"\r\n", 1)[0])
        end = start + length
        return (buffer[start:end], end) if len(buffer) >= end else None
    if b"\r\ntransfer-encoding: chunked" not in head:
        return b"", start
    parts: list[bytes] = []
    while True:
        line_end = buffer.find(b"\r\n", start)
        if line_end < 0:
            return None
        size = int(buffer[start:line_end].split(b";")[0], 16)
        start = line_end + 2
        if len(buffer) < start + size + 2:
            return None
        parts.append(buffer[start : start + size])
        start += size + 2
        if not size:
            return b"".join(parts), start


async def serve(handler: Handler, clock: Callable[[], float]) -> tuple[asyncio.Server, int]:
    """Listen on a free port of loopback; return the server and the port."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: _Connection(handler, clock), HOST, 0, backlog=_BACKLOG
    )
    return server, int(server.sockets[0].getsockname()[1])
