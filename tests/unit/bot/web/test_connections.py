import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from http import HTTPStatus

import pytest

from bot.web import connections
from bot.web.connections import Answer, serve
from tests.patience import PATIENCE_SECONDS
from tests.servers.ports import free_port

LONG = 60.0
SOON = 0.2


async def hello() -> Answer:
    return Answer(body=b"hello\n")


@asynccontextmanager
async def served(*, head_seconds: float = LONG) -> AsyncGenerator[int]:
    port = free_port()
    async with serve({"/hello": hello}, host="127.0.0.1", port=port, head_seconds=head_seconds):
        yield port


async def sent(port: int, raw: bytes) -> bytes:
    """What is answered to these bytes, until the connection is closed."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(raw)
    async with asyncio.timeout(PATIENCE_SECONDS):
        answer = await reader.read()
    writer.close()
    return answer


@pytest.mark.parametrize(
    ("request_line", "status", "has_body"),
    [
        ("GET /hello HTTP/1.1", HTTPStatus.OK, True),
        ("GET /hello HTTP/1.0", HTTPStatus.OK, True),
        ("GET /hello?format=text HTTP/1.1", HTTPStatus.OK, True),
        ("HEAD /hello HTTP/1.1", HTTPStatus.OK, False),
        ("GET /elsewhere HTTP/1.1", HTTPStatus.NOT_FOUND, True),
        ("POST /hello HTTP/1.1", HTTPStatus.METHOD_NOT_ALLOWED, True),
    ],
)
async def test_a_question_is_answered_and_the_connection_closed(
    request_line: str, status: HTTPStatus, *, has_body: bool
) -> None:
    async with served() as port:
        answer = await sent(port, f"{request_line}\r\nHost: easel\r\nAccept: */*\r\n\r\n".encode())

    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(f"HTTP/1.1 {status.value} ".encode())
    assert bool(body) is has_body
    assert b"Connection: close" in head


@pytest.mark.parametrize(
    "raw",
    [
        b"hello\r\n\r\n",
        b"GET /hello\r\n\r\n",
        b"GET /hello HTTP/2.0\r\n\r\n",
        b"GET /hello HTTP/1.1\r\nno colon\r\n\r\n",
        b"GET /hello HTTP/1.1\r\nHost: a\x00b\r\n\r\n",
        b"G\xcbT /hello HTTP/1.1\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\r\n\r\n",
        b"GET /hello HTTP/1.1\r\nCookie: " + b"a" * 20_000 + b"\r\n\r\n",
        b"a" * 17_000,
    ],
    ids=lambda raw: repr(raw[:24]),
)
async def test_what_is_no_request_is_one_line_in_the_log(
    raw: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    async with served() as port:
        answer = await sent(port, raw)

    assert answer.startswith(b"HTTP/1.1 400 ")
    (line,) = caplog.records
    assert line.levelno == logging.WARNING
    assert line.exc_info is None
    assert raw[:5].decode("latin-1") not in line.getMessage()


@pytest.mark.parametrize("raw", [b"", b"GET /hel", b"GET /hello HTTP/1.1\r\nHost: easel\r\n"])
async def test_a_request_that_does_not_arrive_in_time_is_closed_without_a_word(
    raw: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    async with served(head_seconds=SOON) as port:
        assert await sent(port, raw) == b""

    assert caplog.records == []


async def test_connections_left_open_never_keep_anybody_from_an_answer() -> None:
    async with AsyncExitStack() as stack:
        port = await stack.enter_async_context(served())
        for _ in range(connections.MOST_CONNECTIONS * 3):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            stack.callback(writer.close)

        assert b"hello" in await sent(port, b"GET /hello HTTP/1.1\r\n\r\n")
        assert sum("http-connection" in task.get_name() for task in asyncio.all_tasks()) <= (
            connections.MOST_CONNECTIONS
        )


async def test_who_has_waited_longest_makes_room() -> None:
    async with AsyncExitStack() as stack:
        port = await stack.enter_async_context(served())
        opened = []
        for _ in range(connections.MOST_CONNECTIONS + 1):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            stack.callback(writer.close)
            opened.append((reader, writer))

        async with asyncio.timeout(PATIENCE_SECONDS):
            assert await opened[0][0].read() == b""
        reader, writer = opened[1]
        writer.write(b"GET /hello HTTP/1.1\r\n\r\n")
        async with asyncio.timeout(PATIENCE_SECONDS):
            assert b"hello" in await reader.read()


async def test_an_answer_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    async def never() -> Answer:
        await asyncio.Event().wait()
        raise AssertionError

    monkeypatch.setattr(connections, "ANSWER_SECONDS", SOON)
    port = free_port()
    async with serve({"/never": never}, host="127.0.0.1", port=port):
        answer = await sent(port, b"GET /never HTTP/1.1\r\n\r\n")

    assert answer.startswith(b"HTTP/1.1 503 ")
