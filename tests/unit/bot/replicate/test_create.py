import asyncio
import json
import logging
import socket

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from bot import errors
from bot.errors import PredictionError
from bot.imagine.prediction import PredictionStatus
from bot.replicate.client import MAX_ANSWER_BYTES
from tests.servers.replicate import ID, Answer, ReplicateServer, SlammingServer, prediction
from tests.unit.bot.replicate.clients import KEY, MODEL, PAGE, TINY, client_of, create_error


class NoNames(AbstractResolver):
    """A name server that knows nobody."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        raise OSError(None, "no such name")

    async def close(self) -> None:
        pass


@pytest.mark.parametrize("status", [200, 201, 202])
async def test_create_sends_the_input_and_nothing_else(
    session: aiohttp.ClientSession, server: ReplicateServer, status: int
) -> None:
    server.on_create = [Answer(status=status, body=prediction("starting"))]
    client = client_of(session, f"{server.base_url}/")

    started = await client.create(MODEL, {"prompt": "a paper boat", "num_outputs": 2})

    assert started.id == ID
    assert started.status is PredictionStatus.STARTING
    (seen,) = server.seen
    assert (seen.method, seen.raw_path) == ("POST", f"/replicate/v1/models/{MODEL}/predictions")
    assert json.loads(seen.body) == {"input": {"prompt": "a paper boat", "num_outputs": 2}}
    assert seen.headers["authorization"] == f"Bearer {KEY}"
    assert seen.headers["content-type"] == "application/json"
    assert "cookie" not in seen.headers
    assert "cancel-after" not in seen.headers
    assert "prefer" not in seen.headers


@pytest.mark.parametrize(
    "answer",
    [
        Answer(status=201, body={"status": "starting"}),
        Answer(status=201, body={**prediction(), "id": ""}),
        Answer(status=200, body=PAGE, headers={"Content-Type": "text/html"}),
        Answer(status=200, body=""),
        Answer(status=200, body='{"id": "abc", "stat'),
        Answer(status=201, body=prediction(), stops_after=20),
        Answer(status=201, announces=MAX_ANSWER_BYTES + 1),
        Answer(status=201, body=b" " * (MAX_ANSWER_BYTES + 1)),
        Answer(status=500, body={"error": {"message": "oops", "code": ""}}),
        Answer(status=502, body=PAGE),
        Answer(status=503, body=""),
        Answer(status=504, body=""),
        Answer(status=524, body=PAGE),
        Answer(status=303, headers={"Location": "/elsewhere"}),
        Answer(resets=True),
        Answer(hangs=True),
    ],
    ids=lambda answer: f"{answer.status}-{str(answer.body)[:20]}",
)
async def test_a_start_without_a_clear_answer_is_ambiguous_and_sent_once(
    session: aiohttp.ClientSession, server: ReplicateServer, answer: Answer
) -> None:
    server.on_create = [answer]

    error = await create_error(client_of(session, server.base_url, timeouts=TINY))

    assert type(error) is errors.StartAmbiguousError
    assert len(server.seen) == 1


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer(status=401, body={"detail": "no", "status": 401}), errors.KeyRefusedError),
        (Answer(status=401, body=b"x" * 100, stops_after=10), errors.KeyRefusedError),
        (Answer(status=401, announces=MAX_ANSWER_BYTES + 1), errors.KeyRefusedError),
        (Answer(status=402, body={"title": "Insufficient credit"}), errors.NoBalanceError),
        (Answer(status=403, body={"error": {"message": "额度不足"}}), errors.NoBalanceError),
        (
            Answer(status=200, body={"error": {"code": "insufficient_user_quota"}}),
            errors.NoBalanceError,
        ),
        (
            Answer(status=503, body={"error": {"code": "model_not_found", "message": "x"}}),
            errors.ModelUnavailableError,
        ),
        (
            Answer(status=500, body={"error": {"code": "invalid_request", "message": "x"}}),
            errors.InputInvalidError,
        ),
        (Answer(status=301, headers={"Location": "/"}), errors.AnswerUnreadableError),
        (Answer(status=404, body=PAGE), errors.AnswerUnreadableError),
    ],
)
async def test_a_definite_refusal_says_why_and_is_not_repeated(
    session: aiohttp.ClientSession,
    server: ReplicateServer,
    answer: Answer,
    expected: type[PredictionError],
) -> None:
    server.on_create = [answer]

    error = await create_error(client_of(session, server.base_url))

    assert type(error) is expected
    assert len(server.seen) == 1


async def test_a_full_service_says_when_to_come_back(
    session: aiohttp.ClientSession, server: ReplicateServer
) -> None:
    body = {"detail": "Request was throttled.", "status": 429, "retry_after": 7}
    server.on_create = [
        Answer(status=429, body=body, headers={"Retry-After": "3"}),
        Answer(status=429, body=body),
    ]
    client = client_of(session, server.base_url)

    first, second = await create_error(client), await create_error(client)

    assert (first.retry_after_seconds, second.retry_after_seconds) == (3.0, 7.0)
    assert len(server.seen) == 2


async def test_a_connection_dropped_at_once_is_ambiguous_and_made_once(
    session: aiohttp.ClientSession,
) -> None:
    async with SlammingServer() as server:
        error = await create_error(client_of(session, server.url))

        assert type(error) is errors.StartAmbiguousError
        assert server.connections == 1


async def test_a_kept_connection_that_broke_is_not_used_for_a_second_post(
    session: aiohttp.ClientSession, server: ReplicateServer
) -> None:
    server.on_create = [Answer(status=201, body=prediction()), Answer(resets=True)]
    client = client_of(session, server.base_url)
    await client.create(MODEL, {"prompt": "x"})

    error = await create_error(client)

    assert type(error) is errors.StartAmbiguousError
    assert len(server.creates) == 2


async def test_no_server_at_all_means_certainly_not_started(
    session: aiohttp.ClientSession,
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but nobody listens
        port = taken.getsockname()[1]

        error = await create_error(client_of(session, f"http://127.0.0.1:{port}"))

    assert type(error) is errors.ServiceUnreachableError


async def test_an_unknown_host_means_certainly_not_started() -> None:
    connector = aiohttp.TCPConnector(resolver=NoNames())
    async with aiohttp.ClientSession(connector=connector) as session:
        error = await create_error(client_of(session, "https://nowhere.invalid/v1"))

    assert type(error) is errors.ServiceUnreachableError


async def test_a_server_without_proper_tls_means_certainly_not_started(
    session: aiohttp.ClientSession, server: ReplicateServer
) -> None:
    error = await create_error(client_of(session, server.base_url.replace("http:", "https:")))

    assert type(error) is errors.ServiceUnreachableError
    assert server.seen == []


@pytest.mark.parametrize("model", ["", "flux", "a/b/c", "a/../b", "a/b?x=1", "a /b"])
async def test_what_is_no_model_name_is_never_sent(
    session: aiohttp.ClientSession, server: ReplicateServer, model: str
) -> None:
    with pytest.raises(errors.ModelUnavailableError):
        await client_of(session, server.base_url).create(model, {"prompt": "x"})

    assert server.seen == []


async def test_a_redirect_never_carries_the_key_to_another_host(
    session: aiohttp.ClientSession, server: ReplicateServer
) -> None:
    async with ReplicateServer() as other:
        for status in (301, 302, 307, 308):
            server.on_create = [Answer(status=status, headers={"Location": other.base_url})]
            error = await create_error(client_of(session, server.base_url))

            assert type(error) is errors.AnswerUnreadableError
        assert other.seen == []


async def test_a_key_quoted_back_by_the_server_is_not_told(
    session: aiohttp.ClientSession, server: ReplicateServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.on_create = [Answer(status=401, body={"detail": f"bad key {KEY}"})]
    server.on_query = [Answer(body=prediction("failed", error=f"bad key {KEY}"))]
    client = client_of(session, server.base_url)

    error = await create_error(client)
    ended = await client.get(ID, give_up_at=2_000)

    assert "[key]" in str(error)
    assert KEY not in str(ended.failure)
    assert KEY not in caplog.text
    assert KEY not in repr(client)


async def test_an_answer_that_is_not_http_tells_no_key(session: aiohttp.ClientSession) -> None:
    async def babble(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/9.9 banana\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(babble, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        client = client_of(session, f"http://127.0.0.1:{port}")

        error = await create_error(client)

    assert type(error) is errors.StartAmbiguousError


async def test_a_version_goes_to_the_route_for_those(
    session: aiohttp.ClientSession, server: ReplicateServer
) -> None:
    version = "0a" * 32

    await client_of(session, server.base_url).create(MODEL, {"prompt": "x"}, version=version)

    (seen,) = server.seen
    assert seen.raw_path == "/replicate/v1/predictions"
    assert json.loads(seen.body) == {"input": {"prompt": "x"}, "version": version}


@pytest.mark.parametrize(
    "no",
    [
        Answer(status=404, body=PAGE),
        Answer(status=404, body={"detail": "not found", "status": 404}),
        Answer(status=301, headers={"Location": "/"}),
        Answer(status=405),
        Answer(status=422, body={"title": "Invalid version or not permitted", "status": 422}),
    ],
    ids=lambda one: f"{one.status}-{one.body}"[:30],
)
async def test_where_there_is_no_such_route_or_version_the_model_is_not_offered(
    session: aiohttp.ClientSession, server: ReplicateServer, no: Answer
) -> None:
    server.on_create = [no]

    with pytest.raises(errors.ModelUnavailableError):
        await client_of(session, server.base_url).create(MODEL, {}, version="0a" * 32)

    assert len(server.seen) == 1
