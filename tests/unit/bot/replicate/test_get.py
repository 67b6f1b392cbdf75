import asyncio
import json
import math

import aiohttp
import pytest

from bot import errors
from bot.errors import PredictionError
from bot.imagine.prediction import PredictionStatus
from bot.replicate.client import MAX_ANSWER_BYTES
from tests.fakes.clock import FakeClock
from tests.servers.replicate import ID, Answer, ReplicateServer, prediction
from tests.unit.bot.replicate.clients import KEY, PAGE, TINY, client_of


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
    clock = FakeClock()
    # 8 at once, then 3.87 a second: together never more than 240 in a minute.
    client = client_of(session, server.base_url, clock=clock, requests_per_minute=240)
    began = clock.monotonic()

    await asyncio.gather(*(client.get(f"id{n}", give_up_at=2_000) for n in range(22)))

    assert clock.monotonic() - began == pytest.approx(14 / 3.867, abs=0.1)
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
    server.on_query = [Answer(body=prediction("succeeded", logs=logs))]

    assert (await client_of(session, server.base_url).get(ID, give_up_at=2_000)).seed == 7
