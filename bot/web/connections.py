"""HTTP for monitors, and what any server of Easel needs: bounded in connections and seconds."""

import asyncio
import errno
import functools
import logging
import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus

from bot.errors import SettingsError

logger = logging.getLogger(__name__)

MOST_CONNECTIONS = 32
HEAD_SECONDS = 5.0
"""How long a request may take to arrive."""
ANSWER_SECONDS = 10.0
_HEAD_BYTES = 16 * 1024
_BACKLOG = 16
"""asyncio accepts this many at once before they can be counted."""

_HEAD = re.compile(
    rb"(?P<method>[A-Z]{1,20}) (?P<target>[!-~]+) HTTP/1\.[01]\r\n"
    rb"(?P<fields>(?:[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[\t\x20-\x7e\x80-\xff]*\r\n)*)\r\n"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to a request."""

    status: HTTPStatus = HTTPStatus.OK
    content_type: str = "text/plain; charset=utf-8"
    body: bytes


Route = Callable[[], Awaitable[Answer]]


@asynccontextmanager
async def serve(
    routes: Mapping[str, Route], *, host: str, port: int, head_seconds: float = HEAD_SECONDS
) -> AsyncGenerator[None]:
    """Answer one GET or HEAD a connection while inside.

    Raises:
        SettingsError: the address or its port cannot be bound.
    """
    converse = functools.partial(_converse, routes, head_seconds)
    async with listen(converse, Listening(host=host, port=port)):
        yield


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """An address, what its settings are called, and how much of it there is."""

    host: str
    port: int
    settings: str = "HTTP"
    """How the names of the two settings begin, for what is said when they are wrong."""
    most_connections: int = MOST_CONNECTIONS
    """How many requests may be arriving at once."""
    backlog: int = _BACKLOG
    finish_seconds: float = 0.0
    """How long requests that have arrived may take to be answered at the end."""


Converse = Callable[
    [asyncio.StreamReader, asyncio.StreamWriter, Callable[[], None]], Coroutine[None, None, None]
]
"""Answers one connection, and calls its last argument as soon as the whole request is there."""


@asynccontextmanager
async def listen(converse: Converse, listening: Listening) -> AsyncGenerator[None]:
    """Have each connection answered while inside.

    aiohttp's server has no deadline for the head of a request and no bound on connections: whoever
    opens enough of them takes all descriptors from the bot. Here the one beyond the bound takes the
    place of the one whose request has been arriving for longest. One that has arrived is answered.

    Raises:
        SettingsError: the address or its port cannot be bound.
    """
    arriving: dict[asyncio.Task[None], None] = {}
    tasks: set[asyncio.Task[None]] = set()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        def arrived() -> None:
            arriving.pop(task, None)

        def end(ended: asyncio.Task[None]) -> None:
            arrived()
            tasks.discard(ended)
            writer.close()

        if len(arriving) >= listening.most_connections:
            oldest = next(iter(arriving))
            del arriving[oldest]
            oldest.cancel()
        task = asyncio.create_task(converse(reader, writer, arrived), name="http-connection")
        arriving[task] = None
        tasks.add(task)
        task.add_done_callback(end)

    try:
        server = await asyncio.start_server(
            accept,
            listening.host,
            listening.port,
            limit=_HEAD_BYTES,
            backlog=listening.backlog,
        )
    except OSError as error:
        raise SettingsError(_why_not(error, listening)) from error
    try:
        yield
    finally:
        server.close()
        for task in arriving:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=listening.finish_seconds)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _why_not(error: OSError, its: Listening) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            return (
                f"{its.settings}_PORT: another program uses port {its.port}; stop it, or choose "
                "another port"
            )
        case errno.EACCES:
            return (
                f"{its.settings}_PORT: this user may not use port {its.port}; choose one from 1024 "
                "to 65535"
            )
        case _:
            return (
                f"{its.settings}_HOST: {its.host} is not an address of this machine; 127.0.0.1 "
                "answers this machine alone, 0.0.0.0 answers others as well"
            )


async def _converse(
    routes: Mapping[str, Route],
    head_seconds: float,
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    _: Callable[[], None],
) -> None:
    try:
        async with asyncio.timeout(head_seconds):
            head = await read_head(reader, writer)
    except (TimeoutError, asyncio.IncompleteReadError, OSError):
        return
    answer = await _answer(head, routes)
    writer.write(written(answer, has_body=head is None or head["method"] != b"HEAD"))


async def read_head(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> re.Match[bytes] | None:
    """Read the head of a request: its ``method``, ``target`` and ``fields``. None: it has none.

    Raises:
        asyncio.IncompleteReadError, OSError: the connection ended.
    """
    try:
        head = _HEAD.fullmatch(await reader.readuntil(b"\r\n\r\n"))
    except asyncio.LimitOverrunError:
        head = None
    if head is None:
        logger.warning("no HTTP request: %s", _peer(writer))
    return head


async def _answer(head: re.Match[bytes] | None, routes: Mapping[str, Route]) -> Answer:
    if head is None:
        return plain(HTTPStatus.BAD_REQUEST)
    route = routes.get(head["target"].decode("ascii").partition("?")[0])
    if route is None:
        return plain(HTTPStatus.NOT_FOUND)
    if head["method"] not in {b"GET", b"HEAD"}:
        return plain(HTTPStatus.METHOD_NOT_ALLOWED)
    return await in_time(route())


async def in_time(answering: Awaitable[Answer]) -> Answer:
    """Wait for an answer for `ANSWER_SECONDS` at most, and say that there is none after that."""
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            return await answering
    except TimeoutError:
        return plain(HTTPStatus.SERVICE_UNAVAILABLE)


def plain(status: HTTPStatus) -> Answer:
    """Return an answer that says its status, and nothing else."""
    return Answer(status=status, body=f"{status.value} {status.phrase}\n".encode())


def written(answer: Answer, *, has_body: bool = True) -> bytes:
    """Return an answer as it is sent; a HEAD request gets it without its body."""
    lines = [
        f"HTTP/1.1 {answer.status.value} {answer.status.phrase}",
        f"Content-Type: {answer.content_type}",
        f"Content-Length: {len(answer.body)}",
        "Connection: close",
    ]
    head = "\r\n".join([*lines, "", ""]).encode("ascii")
    return head + answer.body if has_body else head


def _peer(writer: asyncio.StreamWriter) -> str:
    name: tuple[str, int] | None = writer.get_extra_info("peername")
    return "somebody who left" if name is None else f"{name[0]}, port {name[1]}"
