"""HTTP for monitors: bounded in connections, seconds and bytes."""

import asyncio
import errno
import logging
import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
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
    rb"(?:[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[\t\x20-\x7e\x80-\xff]*\r\n)*\r\n"
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

    aiohttp's server has no deadline for the head of a request and no bound on connections: whoever
    opens enough of them takes all descriptors from the bot. Here the one beyond the bound takes the
    place of the one that has been open for longest.

    Raises:
        SettingsError: the address or its port cannot be bound.
    """
    tasks: dict[asyncio.Task[None], None] = {}

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if len(tasks) >= MOST_CONNECTIONS:
            oldest = next(iter(tasks))
            del tasks[oldest]
            oldest.cancel()
        task = asyncio.create_task(
            _converse(reader, writer, routes, head_seconds), name="http-connection"
        )
        tasks[task] = None
        task.add_done_callback(lambda ended: tasks.pop(ended, None))
        task.add_done_callback(lambda _: writer.close())

    try:
        server = await asyncio.start_server(accept, host, port, limit=_HEAD_BYTES, backlog=_BACKLOG)
    except OSError as error:
        raise SettingsError(_why_not(error, host, port)) from error
    try:
        yield
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _why_not(error: OSError, host: str, port: int) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            return f"HTTP_PORT: another program uses port {port}; stop it, or choose another port"
        case errno.EACCES:
            return f"HTTP_PORT: this user may not use port {port}; choose one from 1024 to 65535"
        case _:
            return (
                f"HTTP_HOST: {host} is not an address of this machine; 127.0.0.1 answers this "
                "machine alone, 0.0.0.0 answers others as well"
            )


async def _converse(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    routes: Mapping[str, Route],
    head_seconds: float,
) -> None:
    try:
        async with asyncio.timeout(head_seconds):
            head = _HEAD.fullmatch(await reader.readuntil(b"\r\n\r\n"))
    except asyncio.LimitOverrunError:
        head = None
    except (TimeoutError, asyncio.IncompleteReadError, OSError):
        return
    if head is None:
        logger.warning("no HTTP request: %s", _peer(writer))
    answer = await _answer(head, routes)
    writer.write(_written(answer, has_body=head is None or head["method"] != b"HEAD"))


async def _answer(head: re.Match[bytes] | None, routes: Mapping[str, Route]) -> Answer:
    if head is None:
        return _plain(HTTPStatus.BAD_REQUEST)
    route = routes.get(head["target"].decode("ascii").partition("?")[0])
    if route is None:
        return _plain(HTTPStatus.NOT_FOUND)
    if head["method"] not in {b"GET", b"HEAD"}:
        return _plain(HTTPStatus.METHOD_NOT_ALLOWED)
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            return await route()
    except TimeoutError:
        return _plain(HTTPStatus.SERVICE_UNAVAILABLE)


def _plain(status: HTTPStatus) -> Answer:
    return Answer(status=status, body=f"{status.value} {status.phrase}\n".encode())


def _written(answer: Answer, *, has_body: bool) -> bytes:
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
