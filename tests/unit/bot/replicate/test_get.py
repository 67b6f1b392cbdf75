import asyncio
import json
import math

import aiohttp
import pytest

from bot import errors
from bot.errors import PredictionError
from bot.imagine.prediction import PredictionStatus
from bot.replicate.client import (
    MAX_ANSWER_BYTES,
    REFUSED_POLLS,
    REFUSED_SECONDS,
    Timeouts,
    results_of,
)
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


NO = [
    *(
        Answer(status=status, body=body)
        for status in (400, 403, 404, 410, 413, 415, 422, 451)
        for body in ({"detail": "no", "status": status}, "")
    ),
    Answer(status=200, body={"status": "Task not found"}),
    Answer(status=200, body={"code": "task_not_exist", "message": "x", "data": None}),
    Answer(status=200, body={}),
    Answer(status=200, body=[]),
    Answer(status=202, body=""),
    Answer(status=204),
    Answer(status=206, body={"message": "later"}),
]
ACCOUNT = [
    Answer(status=401, body={"detail": "no"}),
    Answer(status=402, body={"title": "Insufficient credit"}),
    Answer(status=403, body={"error": {"code": "insufficient_user_quota", "message": "x"}}),
]


@pytest.mark.parametrize("no", [*NO, *ACCOUNT], ids=lambda one: f"{one.status}-{one.body}"[:40])
async def test_a_few_refused_polls_lose_no_prediction(
    session: aiohttp.ClientSession, server: ReplicateServer, no: Answer
) -> None:
    server.on_query = [no, no, no, Answer(body=prediction("succeeded"))]

    read = await client_of(session, server.base_url).get(ID, give_up_at=2_000)

    assert read.status is PredictionStatus.SUCCEEDED
    assert len(server.queries) == 4


@pytest.mark.parametrize("no", NO, ids=lambda one: f"{one.status}-{one.body}"[:40])
async def test_a_refusal_that_is_repeated_is_believed_after_seconds(
    session: aiohttp.ClientSession, server: ReplicateServer, no: Answer
) -> None:
    server.on_query = [no]
    clock = FakeClock()
    began = clock.monotonic()

    with pytest.raises((errors.PredictionLostError, errors.AnswerUnreadableError)):
        await client_of(session, server.base_url, clock=clock).get(ID, give_up_at=2_000)

    assert 10 <= clock.monotonic() - began <= REFUSED_SECONDS + 15
    assert 4 <= len(server.queries) <= REFUSED_POLLS


@pytest.mark.parametrize("no", ACCOUNT, ids=lambda one: one.status)
async def test_what_is_wrong_with_our_account_is_waited_out(
    session: aiohttp.ClientSession, server: ReplicateServer, no: Answer
) -> None:
    server.on_query = [no]
    clock = FakeClock()
    stumbles: list[PredictionError] = []

    async def note(error: PredictionError) -> None:
        stumbles.append(error)

    with pytest.raises((errors.KeyRefusedError, errors.NoBalanceError)):
        await client_of(session, server.base_url, clock=clock).get(
            ID, give_up_at=1_180, on_stumble=note
        )

    assert clock.monotonic() == 1_180
    assert len(stumbles) == len(server.queries)


# --- polls that take long ------------------------------------------------------------------------

QUICK = Timeouts(connect=2.0, get=0.1)


async def test_a_poll_gets_more_time_after_each_that_got_no_answer(
    session: aiohttp.ClientSession, server: ReplicateServer
) -> None:
    # 0.1 s and 0.2 s are not enough; the third poll may take 0.4 s.
    server.on_query = [Answer(delay_seconds=0.25, body=prediction("succeeded"))]
    stumbles: list[PredictionError] = []

    async def note(error: PredictionError) -> None:
        stumbles.append(error)

    client = client_of(session, f"{server.url}/v1", timeouts=QUICK)
    read = await client.get(ID, give_up_at=2_000, on_stumble=note)

    assert read.status is PredictionStatus.SUCCEEDED
    assert [type(error) for error in stumbles[:2]] == [errors.ServiceSlowError] * 2


async def test_the_last_poll_gets_all_the_time_that_is_left(
    session: aiohttp.ClientSession, server: ReplicateServer
) -> None:
    server.on_query = [Answer(delay_seconds=0.65, body=prediction("succeeded"))]
    clock = FakeClock()
    timeouts = Timeouts(connect=2.0, get=0.55)
    client = client_of(session, f"{server.url}/v1", clock=clock, timeouts=timeouts)

    read = await client.get(ID, give_up_at=clock.monotonic() + 0.99)

    assert read.status is PredictionStatus.SUCCEEDED
    assert len(server.queries) == 1


async def test_after_two_polls_without_an_answer_cometapis_other_route_is_asked(
    session: aiohttp.ClientSession, server: ReplicateServer
) -> None:
    url = "https://delivery.eu2.bfl.ai/x/sample.jpeg"
    server.on_query = [Answer(hangs=True)]
    server.on_result = [
        Answer(body={"id": ID, "status": "Pending", "result": None}),
        Answer(body={"id": ID, "status": "Ready", "result": {"sample": url, "seed": 7}}),
    ]
    client = client_of(session, server.base_url, timeouts=QUICK)
    stumbles: list[PredictionError] = []

    async def note(error: PredictionError) -> None:
        stumbles.append(error)

    running = await client.get(ID, give_up_at=2_000, on_stumble=note)
    ended = await client.get(ID, give_up_at=2_000)

    assert running.status is PredictionStatus.STARTING
    assert (ended.status, ended.outputs, ended.seed) == (PredictionStatus.SUCCEEDED, (url,), 7)
    assert [type(error) for error in stumbles] == [errors.ServiceSlowError] * 2
    (asked, _) = [seen for seen in server.seen if "get_result" in seen.raw_path]
    assert asked.raw_path == f"/flux/v1/get_result?id={ID}"
    assert asked.headers["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize(
    "other",
    [
        Answer(body={"id": ID, "status": "Task not found", "result": None}),
        Answer(body={"id": ID, "status": "Ready", "result": {}}),
        Answer(status=404, body=PAGE),
        Answer(status=500),
    ],
)
async def test_where_the_other_route_knows_nothing_the_usual_one_goes_on(
    session: aiohttp.ClientSession, server: ReplicateServer, other: Answer
) -> None:
    server.on_query = [Answer(hangs=True), Answer(hangs=True), Answer(body=prediction("succeeded"))]
    server.on_result = [other]

    read = await client_of(session, server.base_url, timeouts=QUICK).get(ID, give_up_at=2_000)

    assert read.status is PredictionStatus.SUCCEEDED


@pytest.mark.parametrize(
    ("base_url", "results"),
    [
        ("https://api.cometapi.com/replicate/v1", "https://api.cometapi.com/flux/v1/get_result"),
        ("http://127.0.0.1:8500/replicate/v1", "http://127.0.0.1:8500/flux/v1/get_result"),
        ("https://api.replicate.com/v1", None),
        ("https://gateway.example.com/replicate/v1", None),
        ("https://api.cometapi.com.example.com/replicate/v1", None),
        ("http://127.0.0.1:8500/v1", None),
    ],
)
def test_the_other_route_is_cometapis_alone(base_url: str, results: str | None) -> None:
    found = results_of(base_url)

    assert (None if found is None else str(found)) == results


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
