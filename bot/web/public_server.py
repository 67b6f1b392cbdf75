"""What others call from outside: Discord, the image service. One request a connection.

A proxy stands in front of it and speaks TLS (docs/scaling.md). What arrives is bounded before any
handler sees it: connections, bytes and seconds.
"""

import asyncio
import contextlib
import functools
import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus

from bot.web.connections import Answer, Listening, in_time, listen, plain, read_head, written

MOST_CONNECTIONS = 256
"""How many requests may be arriving at once; who has taken longest makes room."""
BACKLOG = 256
REQUEST_SECONDS = 5.0
"""How long a request may take to arrive, body included."""
LINGER_SECONDS = 1.0
"""How long what is refused may go on arriving."""
MOST_BODY_BYTES = 256 * 1024
FINISH_SECONDS = 5.0
"""How long requests that have arrived may take to be answered when the process stops."""

_LENGTH = re.compile(rb"[0-9]{1,12}")
_CHUNK = re.compile(rb"(?P<size>[0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r\n")
_MOST_TRAILERS = 16
_PIECE_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicRequest:
    """A request that has arrived whole."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    """By their names in small letters; of one that came twice, the last."""
    body: bytes


Handler = Callable[[PublicRequest], Awaitable[Answer]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicRoute:
    """Who answers which requests."""

    method: str
    path: str
    """Exactly this path; one that ends in ``/`` also takes every path below it."""
    handler: Handler
    is_there: Callable[[str], bool] = lambda _: True
    """Whether there is anything at such a path; asked before a byte of the body is read."""
    most_body_bytes: int = MOST_BODY_BYTES
    """0: nobody wants the body, so the request is answered without it."""


class _RefusedError(Exception):
    """A request that no handler is to see."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


@asynccontextmanager
async def serve_public(
    host: str, port: int, routes: Iterable[PublicRoute], *, settings: str = "INTERACTIONS"
) -> AsyncGenerator[None]:
    """Answer requests from outside while inside; at the end, those that have arrived are answered.

    ``settings`` is how the names of the settings begin that say the address (``…_HOST``,
    ``…_PORT``).

    Raises:
        SettingsError: the address or its port cannot be bound.
    """
    listening = Listening(
        host=host,
        port=port,
        settings=settings,
        most_connections=MOST_CONNECTIONS,
        backlog=BACKLOG,
        finish_seconds=FINISH_SECONDS,
    )
    async with listen(functools.partial(_converse, tuple(routes)), listening):
        yield


async def _converse(
    routes: tuple[PublicRoute, ...],
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    arrived: Callable[[], None],
) -> None:
    try:
        async with asyncio.timeout(REQUEST_SECONDS):
            request, route = await _read(routes, reader, writer)
    except _RefusedError as error:
        writer.write(written(plain(error.status)))
        await _let_finish(reader, writer)
        return
    except (TimeoutError, asyncio.IncompleteReadError, OSError):
        return
    arrived()
    writer.write(written(await in_time(route.handler(request))))
    if not route.most_body_bytes:
        await _let_finish(reader, writer)


async def _let_finish(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Read on until the other side is through: it looks for an answer only then."""
    with contextlib.suppress(OSError):
        writer.write_eof()
        async with asyncio.timeout(LINGER_SECONDS):
            while await reader.read(_PIECE_BYTES):
                pass


async def _read(
    routes: tuple[PublicRoute, ...], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> tuple[PublicRequest, PublicRoute]:
    head = await read_head(reader, writer)
    if head is None:
        raise _RefusedError(HTTPStatus.BAD_REQUEST)
    method = head["method"].decode("ascii")
    path, _, query = head["target"].decode("ascii").partition("?")
    route = _route(routes, method, path)
    headers = dict(_header(line) for line in head["fields"].split(b"\r\n") if line)
    if route.most_body_bytes and headers.get("expect", "").casefold() == "100-continue":
        writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
    try:
        most = route.most_body_bytes
        body = await _body(headers, reader, most_bytes=most) if most else b""
    except asyncio.LimitOverrunError:
        raise _RefusedError(HTTPStatus.BAD_REQUEST) from None
    request = PublicRequest(method=method, path=path, query=query, headers=headers, body=body)
    return request, route


def _route(routes: tuple[PublicRoute, ...], method: str, path: str) -> PublicRoute:
    there = [
        route
        for route in routes
        if (path == route.path or (route.path.endswith("/") and path.startswith(route.path)))
        and route.is_there(path)
    ]
    if not there:
        raise _RefusedError(HTTPStatus.NOT_FOUND)
    fitting = [route for route in there if route.method == method]
    if not fitting:
        raise _RefusedError(HTTPStatus.METHOD_NOT_ALLOWED)
    return max(fitting, key=lambda route: len(route.path))


def _header(line: bytes) -> tuple[str, str]:
    name, _, value = line.decode("latin-1").partition(":")
    return name.casefold(), value.strip()


async def _body(
    headers: Mapping[str, str], reader: asyncio.StreamReader, *, most_bytes: int
) -> bytes:
    """Read a body of a known length, or in chunks; proxies send either."""
    length = headers.get("content-length")
    coding = headers.get("transfer-encoding")
    if coding is not None:
        if coding.casefold() != "chunked" or length is not None:
            # Two that disagree about where a request ends would let one smuggle another.
            raise _RefusedError(HTTPStatus.BAD_REQUEST)
        return await _chunks(reader, most_bytes=most_bytes)
    if length is None:
        return b""
    if _LENGTH.fullmatch(length.encode("latin-1")) is None:
        raise _RefusedError(HTTPStatus.BAD_REQUEST)
    if int(length) > most_bytes:
        raise _RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return await reader.readexactly(int(length))


async def _chunks(reader: asyncio.StreamReader, *, most_bytes: int) -> bytes:
    body = bytearray()
    while True:
        line = _CHUNK.fullmatch(await reader.readuntil(b"\r\n"))
        if line is None:
            raise _RefusedError(HTTPStatus.BAD_REQUEST)
        size = int(line["size"], 16)
        if len(body) + size > most_bytes:
            raise _RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if not size:
            break
        body += await reader.readexactly(size)
        if await reader.readexactly(2) != b"\r\n":
            raise _RefusedError(HTTPStatus.BAD_REQUEST)
    for _ in range(_MOST_TRAILERS):
        if await reader.readuntil(b"\r\n") == b"\r\n":
            return bytes(body)
    raise _RefusedError(HTTPStatus.BAD_REQUEST)
