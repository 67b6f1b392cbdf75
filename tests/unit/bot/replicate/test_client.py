import asyncio
import json
import logging
import math
import socket
import time
import traceback
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from bot import errors
from bot.clock import Clock
from bot.errors import PredictionError
from bot.imagine.prediction import PredictionStatus
from bot.replicate import ReplicateClient, Timeouts, open_session
from bot.replicate.client import MAX_ANSWER_BYTES
from tests.fakes.clock import FakeClock
from tests.servers.replicate import ID, Answer, ReplicateServer, SlammingServer, prediction

KEY = "sk-secret_key-12345678"
MODEL = "black-forest-labs/flux-schnell"
PAGE = "<!doctype html><html><body>Welcome</body></html>"
TINY = Timeouts(connect=0.2, create=0.3, get=0.3, cancel=0.3)


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with open_session() as session:
        yield session


@pytest.fixture
async def server() -> AsyncIterator[ReplicateServer]:
    async with ReplicateServer() as server:
        yield server


class NoNames(AbstractResolver):
    """A name server that knows nobody."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        raise OSError(None, "no such name")

    async def close(self) -> None:
        pass


def client_of(
    session: aiohttp.ClientSession,
    base_url: str,
    *,
    clock: Clock | None = None,
    requests_per_minute: int = 60_000,
    timeouts: Timeouts | None = None,
) -> ReplicateClient:
    return ReplicateClient(
        session=session,
        base_url=base_url,
        key=KEY,
        clock=clock or FakeClock(),
        requests_per_minute=requests_per_minute,
        random=lambda: 0.5,
        timeouts=timeouts,
    )


def told(error: BaseException) -> str:
    """Everything a log or a crash report could show of an error."""
    return "".join(traceback.format_exception(error)) + repr(error) + repr(error.__cause__)


async def create_error(client: ReplicateClient) -> PredictionError:
    with pytest.raises(PredictionError) as caught:
        await client.create(MODEL, {"prompt": "x"})
    assert KEY not in told(caught.value)
    return caught.value


# --- create --------------------------------------------------------------------------------------


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


# --- get -----------------------------------------------------------------------------------------


async def test_get_asks_our_own_base_and_no_address_from_an_answer(
    session: aiohttp.ClientSession, server: ReplicateServer
) -> None:
    async with ReplicateServer() as other:
        urls = {"get": f"{other.base_url}/predictions/{ID}"}
        server.on_query = [Answer(body=prediction("processing", urls=urls))]
        client = client_of(session, server.base_url)

        await client.get(ID, give_up_at=2_000)
        await client.get(ID, give_up_at=2_000)

        assert [seen.raw_path for seen in server.seen] == [f"/replicate/v1/predictions/{ID}"] * 2
        assert server.seen[0].headers["authorization"] == f"Bearer {KEY}"
        assert other.seen == []


async def test_an_id_is_one_segment_of_the_path(
    session: aiohttp.ClientSession, server: ReplicateServer
) -> None:
    await client_of(session, server.base_url).get("a/b?c#d%2e", give_up_at=2_000)

    assert server.seen[0].raw_path == "/replicate/v1/predictions/a%2Fb%3Fc%23d%252e"


@pytest.mark.parametrize("wrong", ["", "..", "a b", "a\nb", "é", "x" * 201])
async def test_what_is_no_id_is_never_asked_for(
    session: aiohttp.ClientSession, server: ReplicateServer, wrong: str
) -> None:
    client = client_of(session, server.base_url)

    with pytest.raises(errors.PredictionLostError):
        await client.get(wrong, give_up_at=2_000)

    assert not await client.cancel(wrong)
    assert server.seen == []


@pytest.mark.parametrize(
    "stumble",
    [
        Answer(status=500, body={}),
        Answer(status=502, body=PAGE),
        Answer(status=503, body=""),
        Answer(status=524, body=PAGE),
        Answer(status=429, body={"detail": "Request was throttled."}),
        Answer(status=200, body=PAGE),
        Answer(status=200, body='{"id": "abc", "stat'),
        Answer(status=200, body=prediction(), stops_after=20),
        Answer(status=200, announces=MAX_ANSWER_BYTES + 1),
        Answer(status=200, body=b"[" * (MAX_ANSWER_BYTES - 1)),
        Answer(status=302, headers={"Location": "https://example.com/"}),
        Answer(status=404, body=PAGE),
        Answer(hangs=True),
    ],
    ids=lambda answer: f"{answer.status}-{str(answer.body)[:20]}",
)
async def test_a_stumble_while_asking_is_asked_again(
    session: aiohttp.ClientSession, server: ReplicateServer, stumble: Answer
) -> None:
    server.on_query = [stumble, Answer(body=prediction("succeeded"))]
    clock = FakeClock()

    read = await client_of(session, server.base_url, clock=clock, timeouts=TINY).get(
        ID, give_up_at=clock.monotonic() + 60
    )

    assert read.status is PredictionStatus.SUCCEEDED
    assert len(server.queries) == 2
    assert len(clock.slept) == 1


async def test_a_broken_connection_while_asking_is_asked_again(
    session: aiohttp.ClientSession, server: ReplicateServer
) -> None:
    # aiohttp itself asks a second time at once; the third time is ours.
    server.on_query = [Answer(resets=True)] * 2 + [Answer(body=prediction("succeeded"))]
    clock = FakeClock()

    read = await client_of(session, server.base_url, clock=clock).get(ID, give_up_at=2_000)

    assert read.status is PredictionStatus.SUCCEEDED
    assert len(server.queries) == 3
    assert len(clock.slept) == 1


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer(status=401, body={"detail": "no"}), errors.KeyRefusedError),
        (Answer(status=404, body={"detail": "no", "status": 404}), errors.PredictionLostError),
        (
            Answer(status=200, body={"status": "Task not found"}),
            errors.PredictionLostError,
        ),
        (
            Answer(status=200, body={"code": "task_not_exist", "message": "x", "data": None}),
            errors.PredictionLostError,
        ),
        (Answer(status=403, body={"error": {"message": "no"}}), errors.AccessDeniedError),
    ],
)
async def test_a_clear_no_is_not_asked_again(
    session: aiohttp.ClientSession,
    server: ReplicateServer,
    answer: Answer,
    expected: type[PredictionError],
) -> None:
    server.on_query = [answer]

    with pytest.raises(expected):
        await client_of(session, server.base_url).get(ID, give_up_at=2_000)

    assert len(server.queries) == 1


async def test_asking_ends_at_the_deadline_with_the_last_reason(
    session: aiohttp.ClientSession, server: ReplicateServer
) -> None:
    server.on_query = [Answer(status=502, body=PAGE)]
    clock = FakeClock()
    deadline = clock.monotonic() + 60

    with pytest.raises(errors.ServiceDownError, match="502"):
        await client_of(session, server.base_url, clock=clock).get(ID, give_up_at=deadline)

    assert clock.monotonic() == deadline  # the last try falls on it
    assert 5 < len(server.queries) < 20


async def test_a_deadline_that_has_passed_still_gets_one_try(
    session: aiohttp.ClientSession, server: ReplicateServer
) -> None:
    read = await client_of(session, server.base_url).get(ID, give_up_at=-math.inf)

    assert read.status is PredictionStatus.PROCESSING


async def test_the_service_is_left_alone_as_long_as_it_asks(
    session: aiohttp.ClientSession, server: ReplicateServer
) -> None:
    body = {"detail": "Your rate limit resets in ~30s."}
    server.on_query = [
        Answer(status=429, body=body, headers={"Retry-After": "4"}),
        Answer(status=429, body=body),
        Answer(status=503, headers={"Retry-After": "9"}),
        Answer(body=prediction("processing")),
    ]
    clock = FakeClock()

    await client_of(session, server.base_url, clock=clock).get(ID, give_up_at=2_000)

    assert clock.slept == [4.5, 30.5, 9.5]


async def test_a_wait_beyond_the_deadline_is_not_begun(
    session: aiohttp.ClientSession, server: ReplicateServer
) -> None:
    server.on_query = [Answer(status=429, headers={"Retry-After": "60"})]
    clock = FakeClock()

    with pytest.raises(errors.RateLimitedError):
        await client_of(session, server.base_url, clock=clock).get(
            ID, give_up_at=clock.monotonic() + 30
        )

    assert clock.slept == []


async def test_all_queries_share_one_limit(
    session: aiohttp.ClientSession, server: ReplicateServer
) -> None:
    client = client_of(session, server.base_url, requests_per_minute=240)  # 20 in 5 seconds
    began = time.monotonic()

    await asyncio.gather(*(client.get(f"id{n}", give_up_at=2_000) for n in range(22)))

    assert 0.4 < time.monotonic() - began < 5
    assert len(server.queries) == 22


async def test_no_turn_before_the_deadline_is_an_error_not_a_hang(
    session: aiohttp.ClientSession, server: ReplicateServer
) -> None:
    clock = FakeClock()
    client = client_of(session, server.base_url, clock=clock, requests_per_minute=1)
    await client.get(ID, give_up_at=clock.monotonic())

    with pytest.raises(errors.RateLimitedError):
        await client.get(ID, give_up_at=clock.monotonic())

    assert len(server.queries) == 1


async def test_bytes_that_are_no_utf8_are_read_with_marks(
    session: aiohttp.ClientSession, server: ReplicateServer
) -> None:
    body = json.dumps(prediction("failed", error="caf?")).encode().replace(b"caf?", b"caf\xe9")
    server.on_query = [Answer(body=b"\xef\xbb\xbf" + body, headers={"Content-Type": "x/y"})]

    read = await client_of(session, server.base_url).get(ID, give_up_at=2_000)

    assert "caf\ufffd" in str(read.failure)


async def test_an_answer_of_megabytes_is_read(
    session: aiohttp.ClientSession, server: ReplicateServer
) -> None:
    logs = "step\n" * 500_000 + "Using seed: 7\n"
    server.on_query = [Answer(body=prediction("processing", logs=logs))]

    assert (await client_of(session, server.base_url).get(ID, give_up_at=2_000)).seed == 7


# --- cancel --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "confirmed"),
    [
        (Answer(body=prediction("canceled")), True),
        (Answer(status=201, body=prediction("processing")), True),
        (Answer(body={"code": "success", "data": {"status": "FAILURE", "data": None}}), False),
        (Answer(body=prediction("succeeded")), False),
        (Answer(body=prediction("failed")), False),
        (Answer(body=PAGE), False),
        (Answer(body={"ok": True}), False),
        (Answer(status=404, body=PAGE), False),
        (Answer(status=404, body=prediction("canceled")), False),
        (Answer(status=301, headers={"Location": "/"}), False),
        (Answer(status=500, body={}), False),
        (Answer(resets=True), False),
        (Answer(hangs=True), False),
    ],
)
async def test_only_a_prediction_confirms_a_cancel(
    session: aiohttp.ClientSession, server: ReplicateServer, answer: Answer, *, confirmed: bool
) -> None:
    server.on_cancel = [answer]

    assert await client_of(session, server.base_url, timeouts=TINY).cancel(ID) is confirmed

    (seen,) = server.seen
    assert (seen.method, seen.raw_path) == ("POST", f"/replicate/v1/predictions/{ID}/cancel")
