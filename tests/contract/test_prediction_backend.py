"""One promise, three that keep it: the fake, and the client against two services on sockets."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass

import pytest

from bot import errors
from bot.clock import SystemClock
from bot.errors import PredictionError
from bot.imagine.prediction import Prediction, PredictionBackend, PredictionStatus
from bot.imagine.request_limit import RequestLimit
from bot.replicate import (
    AllowedOrigins,
    Downloader,
    ReplicateClient,
    Timeouts,
    open_download_session,
    open_session,
)
from sandbox.images.service import ImageService
from tests.fakes import backend as fake
from tests.fakes.clock import FakeClock
from tests.servers.replicate import Answer, ReplicateServer, prediction

MODEL = "black-forest-labs/flux-schnell"
KEY = "sk-contract-1234"
URL = "https://replicate.delivery/xezq/out-0.webp"
SEED = 4711
PAGE = "<!doctype html><html></html>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The same situation in three languages: a trigger word, a script, answers."""

    word: str
    script: fake.Script
    create: Answer | None = None
    queries: tuple[Answer, ...] = ()


def comet(code: str, message: str = "x") -> dict[str, object]:
    return {"error": {"code": code, "message": message, "type": "comet_api_error"}}


def refused(word: str, error: PredictionError, answer: Answer) -> Case:
    return Case(word=word, script=fake.refusing(error), create=answer)


def failed(word: str, error: PredictionError, text: str) -> Case:
    body = prediction("failed", error=text)
    return Case(word=word, script=fake.failing(error), queries=(Answer(body=body),))


PICTURE = Case(
    word="",
    script=fake.succeeding(URL, seed=SEED),
    queries=(
        Answer(body=prediction("starting")),
        Answer(body=prediction("processing")),
        Answer(body=prediction("succeeded", output=[URL], logs=f"Using seed: {SEED}")),
    ),
)
WRAPPED = Case(
    word="!wrapped",
    script=PICTURE.script,
    queries=(
        Answer(body={"code": "success", "data": {"status": "IN_PROGRESS", "data": None}}),
        Answer(
            body={
                "code": "success",
                "data": {
                    "status": "SUCCESS",
                    "data": prediction("succeeded", output=URL, logs=f"Using seed: {SEED}"),
                },
            }
        ),
    ),
)
FLAKY = Case(
    word="!flaky",
    script=PICTURE.script,
    queries=(Answer(status=502, body=PAGE), Answer(status=503), *PICTURE.queries),
)
WEIRD = Case(
    word="!weird",
    script=fake.Script(
        answers=(
            Prediction(id="", status=PredictionStatus.UNKNOWN),
            fake.succeeded(URL, seed=SEED),
        )
    ),
    queries=(Answer(body=prediction("hibernating")), *PICTURE.queries),
)
FORGETFUL = Case(
    word="!forgets",
    script=PICTURE.script,
    queries=(*[Answer(status=404, body={"detail": "x", "status": 404})] * 2, *PICTURE.queries),
)
EMPTY = Case(word="!empty", script=fake.empty(), queries=(Answer(body=prediction("succeeded")),))
STUCK = Case(
    word="!stuck",
    script=fake.never_ending(),
    queries=(Answer(body=prediction("processing")),),
)
LOST = Case(
    word="!lost",
    script=fake.unanswered(errors.PredictionLostError("x")),
    queries=(Answer(status=404, body={"detail": "x", "status": 404}),),
)


def unreadable(word: str, answer: Answer) -> Case:
    script = fake.unanswered(errors.AnswerUnreadableError("x"))
    return Case(word=word, script=script, queries=(answer,))


UNREADABLE = [
    unreadable("!html", Answer(body=PAGE)),
    unreadable("!truncated", Answer(body='{"id": "abc", "stat')),
    unreadable("!huge", Answer(body=b" " * 20_000_000)),
    unreadable("!redirect", Answer(status=302, headers={"Location": "https://example.com/"})),
]

REFUSALS = [
    refused("!401", errors.KeyRefusedError("x"), Answer(status=401, body={"detail": "x"})),
    refused("!402", errors.NoBalanceError("x"), Answer(status=402, body={"title": "x"})),
    refused(
        "!quota",
        errors.NoBalanceError("x"),
        Answer(status=403, body=comet("insufficient_user_quota")),
    ),
    refused(
        "!gone",
        errors.ModelUnavailableError("x"),
        Answer(status=503, body=comet("model_not_found")),
    ),
    refused(
        "!422",
        errors.InputInvalidError("x", parameter="aspect_ratio"),
        Answer(status=422, body={"invalid_fields": [{"field": "input.aspect_ratio"}]}),
    ),
    refused(
        "!500invalid",
        errors.InputInvalidError("x", parameter=""),
        Answer(status=500, body=comet("invalid_request")),
    ),
    refused(
        "!429",
        errors.RateLimitedError("x", retry_after_seconds=2.0),
        Answer(status=429, body={"detail": "x", "retry_after": 2}),
    ),
    Case(word="!htmlpost", script=fake.ambiguous(), create=Answer(body=PAGE)),
    Case(word="!reset", script=fake.ambiguous(), create=Answer(resets=True)),
]

FAILURES = [
    failed("!nsfw", errors.FlaggedError("x"), "flagged as sensitive (E005)"),
    failed(
        "!filtered", errors.AllFilteredError("x"), "All generated images contained NSFW content."
    ),
    failed("!busy", errors.BusyError("x"), "high demand (E003)"),
    failed("!interrupted", errors.PredictionInterruptedError("x"), "please retry (code: PA)"),
    failed("!fail", errors.PredictionFailedError("x"), "CUDA error"),
    Case(
        word="!canceled",
        script=fake.failing(errors.PredictionCanceledError("x"), status=PredictionStatus.CANCELED),
        queries=(Answer(body=prediction("canceled")),),
    ),
    Case(
        word="!aborted",
        script=fake.failing(errors.PredictionAbortedError("x"), status=PredictionStatus.ABORTED),
        queries=(Answer(body=prediction("aborted")),),
    ),
]


class World:
    """A backend that was told what will happen, and how many paid requests it saw."""

    def __init__(self, name: str, stack: AsyncExitStack) -> None:
        self._name = name
        self._stack = stack
        self.starts: Callable[[], int] = lambda: 0

    async def enter(self, case: Case, *, cancel_route: bool = True) -> PredictionBackend:
        if self._name == "fake":
            backend = fake.FakeBackend(otherwise=case.script)
            self.starts = lambda: len(backend.creates)
            return backend
        if self._name == "server":
            server = await self._stack.enter_async_context(ReplicateServer())
            server.on_create = [case.create or server.on_create[0]]
            server.on_query = list(case.queries)
            if not cancel_route:
                server.on_cancel = [Answer(status=404, body=PAGE)]
            self.starts = lambda: len(server.creates)
            return await self._client(server.base_url)
        service = await self._stack.enter_async_context(
            ImageService(key=KEY, pace=0.02, paint=False, cancel_route=cancel_route)
        )
        self.starts = lambda: len(service.creates)
        return await self._client(f"{service.url}/replicate/v1")

    async def _client(self, base_url: str) -> ReplicateClient:
        session = await self._stack.enter_async_context(open_session())
        return ReplicateClient(
            session=session,
            base_url=base_url,
            key=KEY,
            # Pauses between tries pass at once; the services live by real time.
            clock=FakeClock(),
            limit=RequestLimit(requests_per_minute=60_000, clock=FakeClock()),
        )


@pytest.fixture(params=["fake", "server", "sandbox"])
async def world(request: pytest.FixtureRequest) -> AsyncIterator[World]:
    async with AsyncExitStack() as stack:
        yield World(str(request.param), stack)


def prompt(case: Case) -> dict[str, str | int]:
    return {"prompt": f"a paper boat {case.word}".strip(), "seed": SEED}


async def until_over(backend: PredictionBackend, prediction_id: str) -> list[Prediction]:
    """Ask until it is over, in real time, for a few seconds at most."""
    seen: list[Prediction] = []
    clock = SystemClock()
    deadline = clock.monotonic() + 10
    while not (seen and seen[-1].status.is_over):
        assert clock.monotonic() < deadline, seen[-1:]
        seen.append(await backend.get(prediction_id, give_up_at=1_010))
        await clock.sleep(0.01)
    return seen


@pytest.mark.parametrize(
    "case", [PICTURE, WRAPPED, FLAKY, WEIRD, FORGETFUL], ids=lambda case: case.word
)
async def test_a_prediction_goes_on_to_its_picture(world: World, case: Case) -> None:
    backend = await world.enter(case)

    started = await backend.create(MODEL, prompt(case))
    seen = await until_over(backend, started.id)

    assert not started.status.is_over
    assert {told.id for told in seen} == {started.id}
    assert seen[-1].status is PredictionStatus.SUCCEEDED
    assert len(seen[-1].outputs) == 1
    assert seen[-1].failure is None
    assert seen[-1].seed == SEED
    assert world.starts() == 1


@pytest.mark.parametrize("case", REFUSALS, ids=lambda case: case.word)
async def test_a_refusal_has_its_class_and_costs_one_request(world: World, case: Case) -> None:
    backend = await world.enter(case)

    with pytest.raises(PredictionError) as caught:
        await backend.create(MODEL, prompt(case))

    expected = case.script.on_create
    assert expected is not None
    assert type(caught.value) is type(expected)
    assert caught.value.facts == expected.facts
    assert caught.value.retry_after_seconds == expected.retry_after_seconds
    assert world.starts() == 1


@pytest.mark.parametrize("case", FAILURES, ids=lambda case: case.word)
async def test_a_failure_has_its_class_and_no_pictures(world: World, case: Case) -> None:
    backend = await world.enter(case)
    started = await backend.create(MODEL, prompt(case))

    over = (await until_over(backend, started.id))[-1]

    expected = case.script.answers[-1]
    assert isinstance(expected, Prediction)
    assert over.status is expected.status
    assert type(over.failure) is type(expected.failure)
    assert over.outputs == ()


async def test_success_without_a_picture_is_told_as_it_is(world: World) -> None:
    backend = await world.enter(EMPTY)
    started = await backend.create(MODEL, prompt(EMPTY))

    over = (await until_over(backend, started.id))[-1]

    assert over.status is PredictionStatus.SUCCEEDED
    assert over.outputs == ()
    assert over.failure is None


@pytest.mark.parametrize("case", UNREADABLE, ids=lambda case: case.word)
async def test_a_query_nobody_can_read_is_an_error(world: World, case: Case) -> None:
    backend = await world.enter(case)
    started = await backend.create(MODEL, prompt(case))

    with pytest.raises(errors.AnswerUnreadableError):
        await until_over(backend, started.id)


async def test_a_prediction_the_service_forgot_is_lost(world: World) -> None:
    backend = await world.enter(LOST)
    started = await backend.create(MODEL, prompt(LOST))

    with pytest.raises(errors.PredictionLostError):
        await until_over(backend, started.id)


async def test_an_unknown_id_is_lost(world: World) -> None:
    backend = await world.enter(LOST)

    with pytest.raises(errors.PredictionLostError):
        await backend.get("0" * 26, give_up_at=2_000)


async def test_a_cancel_is_confirmed_where_there_is_a_route(world: World) -> None:
    backend = await world.enter(STUCK)
    started = await backend.create(MODEL, prompt(STUCK))

    assert await backend.cancel(started.id) is True


async def test_a_cancel_without_a_route_is_not_confirmed(world: World) -> None:
    case = Case(word="!stuck", script=fake.never_ending(cancels=False), queries=STUCK.queries)
    backend = await world.enter(case, cancel_route=False)
    started = await backend.create(MODEL, prompt(case))

    assert await backend.cancel(started.id) is False


async def test_a_service_that_is_slow_to_tell_is_asked_in_its_other_way(
    service: ImageService,
) -> None:
    async with open_session() as session:
        clock = FakeClock()
        client = ReplicateClient(
            session=session,
            base_url=f"{service.url}/replicate/v1",
            key=KEY,
            clock=clock,
            limit=RequestLimit(requests_per_minute=60_000, clock=clock),
            # The service takes 0.9 s at this pace.
            timeouts=Timeouts(get=0.15),
        )
        started = await client.create(MODEL, {"prompt": "a boat !slowlook"})
        over = (await until_over(client, started.id))[-1]

    assert over.status is PredictionStatus.SUCCEEDED
    assert over.outputs[0].startswith(service.url)


# --- the pictures of the sandbox, fetched the guarded way ----------------------------------------


@pytest.fixture
async def service() -> AsyncIterator[ImageService]:
    async with ImageService(key=KEY, pace=0.02, paint=False) as service:
        yield service


async def fetch(service: ImageService, words: str) -> bytes:
    clock = FakeClock()
    allowed = AllowedOrigins.for_outputs([service.url])
    async with open_session() as session, open_download_session(allowed=allowed) as downloads:
        client = ReplicateClient(
            session=session,
            base_url=f"{service.url}/v1",
            key=KEY,
            clock=clock,
            limit=RequestLimit(requests_per_minute=60_000, clock=clock),
        )
        started = await client.create(MODEL, {"prompt": words})
        over = (await until_over(client, started.id))[-1]
        downloader = Downloader(
            session=downloads, allowed=allowed, clock=clock, max_bytes=30_000_000
        )
        return await downloader.fetch(over.outputs[0], give_up_at=clock.monotonic() + 5)


@pytest.mark.parametrize("words", ["a paper boat", "a paper boat !datauri", "a boat !dict"])
async def test_a_picture_is_fetched_and_the_key_is_not_shown(
    service: ImageService, words: str
) -> None:
    assert len(await fetch(service, words)) > 20
    assert not any(download.authorized for download in service.downloads)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("!expired", errors.OutputGoneError),
        ("!evil", errors.OutputAddressRefusedError),
        ("!elsewhere", errors.OutputHostUnlistedError),
    ],
)
async def test_a_picture_that_cannot_be_had_says_why(
    service: ImageService, words: str, expected: type[errors.OutputError]
) -> None:
    with pytest.raises(expected):
        await fetch(service, words)
