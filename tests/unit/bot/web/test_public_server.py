import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from http import HTTPStatus

import pytest

from bot.errors import SettingsError
from bot.web import public_server
from bot.web.connections import Answer
from bot.web.public_server import MOST_BODY_BYTES, PublicRequest, PublicRoute, serve_public
from tests.servers.ports import free_port

SOON = 0.2
HOST = "127.0.0.1"


async def echo(request: PublicRequest) -> Answer:
    return Answer(body=f"{request.path} {request.query} ".encode() + request.body)


ROUTES = (
    PublicRoute(method="POST", path="/echo", handler=echo),
    PublicRoute(method="GET", path="/below/", handler=echo),
)


@asynccontextmanager
async def served(*routes: PublicRoute) -> AsyncGenerator[int]:
    port = free_port()
    async with serve_public(HOST, port, routes or ROUTES):
        yield port


async def sent(port: int, raw: bytes) -> bytes:
    """What is answered to these bytes, until the connection is closed."""
    reader, writer = await asyncio.open_connection(HOST, port)
    writer.write(raw)
    writer.write_eof()
    async with asyncio.timeout(10):
        answer = await reader.read()
    writer.close()
    return answer


def post(body: bytes, *fields: bytes) -> bytes:
    return b"\r\n".join((b"POST /echo?a=b HTTP/1.1", b"Host: easel", *fields, b"", body))


def of_length(length: object) -> bytes:
    return f"Content-Length: {length}".encode()


TOO_LARGE = f"413 {HTTPStatus.REQUEST_ENTITY_TOO_LARGE.phrase}\n".encode()
CHUNKED = b"Transfer-Encoding: chunked"


@pytest.mark.parametrize(
    ("raw", "status", "body"),
    [
        (post(b"hello", of_length(5)), 200, b"/echo a=b hello"),
        (post(b""), 200, b"/echo a=b "),
        (post(b"hello", of_length(5), b"Expect: 100-continue"), 100, b"/echo a=b hello"),
        (post(b"3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\n\r\n", CHUNKED), 200, b"/echo a=b hello"),
        (post(b"0\r\nTrailer: x\r\n\r\n", CHUNKED), 200, b"/echo a=b "),
        (b"GET /below/this/one HTTP/1.1\r\n\r\n", 200, b"/below/this/one  "),
        (b"GET /below HTTP/1.1\r\n\r\n", 404, b"404 Not Found\n"),
        (b"GET /echo HTTP/1.1\r\n\r\n", 405, b"405 Method Not Allowed\n"),
        (post(b"hello", of_length(-5)), 400, b"400 Bad Request\n"),
        (post(b"hello", of_length("five")), 400, b"400 Bad Request\n"),
        (post(b"5\r\nhello\r\n0\r\n\r\n", CHUNKED, of_length(5)), 400, b"400 Bad Request\n"),
        (post(b"hello", b"Transfer-Encoding: gzip, chunked"), 400, b"400 Bad Request\n"),
        (post(b"five\r\nhello\r\n", CHUNKED), 400, b"400 Bad Request\n"),
        (post(b"5\r\nhello, you\r\n", CHUNKED), 400, b"400 Bad Request\n"),
        (post(b"0\r\n" + b"a: b\r\n" * 99, CHUNKED), 400, b"400 Bad Request\n"),
        (post(b";" * 70_000, CHUNKED), 400, b"400 Bad Request\n"),
        (b"\x16\x03\x01\x02\x00\x01\r\n\r\n", 400, b"400 Bad Request\n"),
        (post(b"", of_length(MOST_BODY_BYTES + 1)), 413, TOO_LARGE),
        (
            post(b"%x\r\n" % (MOST_BODY_BYTES + 1), CHUNKED),
            413,
            TOO_LARGE,
        ),
    ],
    ids=lambda raw: repr(raw[-40:]) if isinstance(raw, bytes) else None,
)
async def test_what_arrives_is_answered_or_refused(raw: bytes, status: int, body: bytes) -> None:
    async with served() as port:
        answer = await sent(port, raw)

    assert answer.startswith(f"HTTP/1.1 {status} ".encode())
    assert answer.endswith(b"\r\n\r\n" + body)


async def test_whoever_sends_too_much_still_reads_why_it_was_refused() -> None:
    async with served() as port:
        answer = await sent(port, post(b"a" * MOST_BODY_BYTES * 2, of_length(MOST_BODY_BYTES * 2)))

    assert answer.startswith(b"HTTP/1.1 413 ")


async def test_a_body_that_does_not_arrive_in_time_is_closed_without_a_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(public_server, "REQUEST_SECONDS", SOON)
    async with served() as port:
        reader, writer = await asyncio.open_connection(HOST, port)
        writer.write(post(b"hel", of_length(5)))
        async with asyncio.timeout(10):
            assert await reader.read() == b""
        writer.close()


async def test_at_the_end_what_has_arrived_is_answered_and_nobody_else_is_let_in() -> None:
    begun, may_end = asyncio.Event(), asyncio.Event()

    async def slow(_: PublicRequest) -> Answer:
        begun.set()
        await may_end.wait()
        return Answer(body=b"done")

    async def until_closed(port: int) -> None:
        while True:
            try:
                await sent(port, b"")
            except ConnectionRefusedError:
                return

    async with (
        asyncio.TaskGroup() as group,
        served(PublicRoute(method="POST", path="/echo", handler=slow)) as port,
    ):
        answer = group.create_task(sent(port, post(b"")))
        await begun.wait()
        group.create_task(until_closed(port)).add_done_callback(lambda _: may_end.set())

    assert answer.result().endswith(b"done")


async def test_where_it_cannot_listen_is_a_wrong_setting() -> None:
    async with served() as port:
        with pytest.raises(SettingsError) as caught:
            async with serve_public(HOST, port, ROUTES):
                pass

    assert caught.value.problems[0].startswith(
        f"INTERACTIONS_PORT: another program uses port {port};"
    )
