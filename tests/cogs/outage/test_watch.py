"""What begins an outage, who waits in it, who tries, and what ends it."""

import asyncio
import itertools
from collections.abc import AsyncGenerator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.db.database import Database
from bot.errors import (
    BusyError,
    FlaggedError,
    ImagineError,
    InputInvalidError,
    KeyRefusedError,
    NoBalanceError,
    PredictionError,
    PredictionLostError,
    RateLimitedError,
    ServiceDownError,
    ServiceSlowError,
    ServiceUnreachableError,
    StartAmbiguousError,
)
from bot.imagine.job import Job, JobState
from bot.imagine.progress import ProgressBoard, Stage
from bot.jobs.gate import Gate, silent
from cogs.audit.audit_log import AuditLog
from cogs.kit.language import packaged_words
from cogs.outage.model import (
    FIRST_PAUSE_SECONDS,
    LONGEST_PAUSE_SECONDS,
    Outage,
    OutageCause,
)
from cogs.outage.repository import get_outage, insert_outage
from cogs.outage.service import OutageService
from cogs.outage.watch import (
    ACCEPTED_SECONDS,
    LONGEST_HOLD_SECONDS,
    OutageWatch,
    ServiceAwayError,
)
from tests.fakes.backend import refusing, succeeding, unanswered
from tests.fakes.clock import FakeClock
from tests.fakes.delivery import FakeDelivery
from tests.fakes.outage_notifier import Heard
from tests.fakes.requests import a_reply, a_request
from tests.harness.app_harness import AppHarness, eventually
from tests.patience import PATIENCE_SECONDS


class Scene:
    """A workshop whose starts are watched."""

    def __init__(self, store: Database, *, clock: FakeClock | None = None) -> None:
        self.store = store
        self.clock = clock or FakeClock()
        self.heard = Heard()
        self.watch = self.another_watch()
        self.harness = AppHarness(
            database=store,
            delivery=FakeDelivery(),
            clock=self.clock,
            outages=self.watch,
            per_person=10,
            jobs_per_person=30,
        )

    def another_watch(self) -> OutageWatch:
        """One of another process, or of the next."""
        audit_log = AuditLog(database=self.store, clock=self.clock)
        outages = OutageService(database=self.store, audit_log=audit_log, clock=self.clock)
        return OutageWatch(outages=outages, notifier=self.heard, clock=self.clock)

    async def fail(self, error: PredictionError, *, times: int) -> list[Job]:
        """Let so many jobs one after the other meet this error; return their records."""
        jobs: list[Job] = []
        for _ in range(times):
            self.harness.backend.plan(refusing(error))
            jobs.append(await self.harness.run(await self.harness.add()))
        return jobs

    async def away(self, *, cause: OutageCause = OutageCause.KEY, for_seconds: float = 0.0) -> None:
        """Put an outage on record that began so long ago and is tried again in half a minute."""
        now = self.clock.time()
        row = Outage(since=now - for_seconds, cause=cause, next_try_at=now + FIRST_PAUSE_SECONDS)
        await self.store.write(lambda connection: insert_outage(connection, row))

    async def on_record(self) -> Outage | None:
        return await self.store.read(get_outage)


@pytest.fixture
def scene(store: Database) -> Scene:
    return Scene(store)


@pytest.fixture
async def slow(store: Database) -> AsyncGenerator[Scene]:
    """A scene in which only the test lets time pass."""
    scene = Scene(store, clock=FakeClock(auto=False))
    yield scene
    await scene.harness.runner.close(grace_seconds=0.0)


async def _pass(scene: Scene, seconds: float) -> None:
    """Let time pass in small steps, between which the database answers."""
    for _ in range(round(seconds / 0.5)):
        await scene.clock.advance(0.5)
        await asyncio.sleep(0.002)


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (StartAmbiguousError("500"), OutageCause.DOWN),
        (ServiceDownError("503"), OutageCause.DOWN),
    ],
)
async def test_three_jobs_in_a_row_that_fail_alike_begin_an_outage(
    scene: Scene, error: PredictionError, cause: OutageCause
) -> None:
    await scene.fail(error, times=2)
    assert await scene.on_record() is None

    jobs = await scene.fail(error, times=1)

    row = await scene.on_record()
    assert row is not None
    assert row.cause == cause
    assert scene.heard.begun_for == [cause]
    # Whether it was begun is not known: it is never sent again by itself.
    assert jobs[0].state is JobState.FAILED


@pytest.mark.parametrize("error", [KeyRefusedError("401"), NoBalanceError("402")])
async def test_the_third_that_is_refused_for_the_operator_waits_instead_of_failing(
    scene: Scene, error: PredictionError
) -> None:
    first = await scene.fail(error, times=2)
    assert [job.state for job in first] == [JobState.FAILED, JobState.FAILED]

    # The service takes it at the next try.
    (third,) = await scene.fail(error, times=1)

    assert third.state is JobState.DELIVERED
    assert len(scene.harness.backend.creates) == 4
    assert len(scene.heard.begun_for) == len(scene.heard.over_since) == 1
    assert await scene.on_record() is None


async def test_failures_of_different_kinds_are_no_row(scene: Scene) -> None:
    for error in (KeyRefusedError("401"), NoBalanceError("402"), StartAmbiguousError("500")):
        await scene.fail(error, times=2)

    assert await scene.on_record() is None


@pytest.mark.parametrize("error", [InputInvalidError("422"), FlaggedError("flagged")])
async def test_an_answer_that_only_a_working_service_gives_ends_the_row(
    scene: Scene, error: PredictionError
) -> None:
    await scene.fail(KeyRefusedError("401"), times=2)
    await scene.fail(error, times=1)
    await scene.fail(KeyRefusedError("401"), times=2)

    assert await scene.on_record() is None


async def test_a_picture_ends_the_row(scene: Scene) -> None:
    await scene.fail(KeyRefusedError("401"), times=2)
    await scene.harness.run(await scene.harness.add())
    await scene.fail(KeyRefusedError("401"), times=2)

    assert await scene.on_record() is None


async def test_what_says_nothing_of_the_service_is_no_outage(scene: Scene) -> None:
    await scene.fail(BusyError("busy"), times=5)

    assert await scene.on_record() is None


async def test_several_failures_of_one_job_are_one(scene: Scene) -> None:
    scene.harness.backend.plan(*(refusing(KeyRefusedError("401")) for _ in range(4)))

    await scene.harness.run(await scene.harness.add(a_request(1, 1, 1, 1)))

    assert await scene.on_record() is None


async def test_nothing_is_sent_while_the_service_is_away(slow: Scene) -> None:
    await slow.away()
    jobs = [await slow.harness.accept(reply=a_reply(user_id=number)) for number in range(1, 6)]
    await eventually(lambda: len(slow.heard.held_jobs) == 5)

    await _pass(slow, FIRST_PAUSE_SECONDS - 2)

    assert slow.harness.backend.creates == []
    progress = await slow.harness.runner.progress([job.id for job in jobs])
    assert {(its.stage, its.is_outage) for its in progress.values()} == {(Stage.HELD_OFF, True)}
    assert {its.resumes_at for its in progress.values()} == {1_790_000_000.0 + FIRST_PAUSE_SECONDS}


async def test_one_job_alone_tries_whether_the_service_is_back(slow: Scene) -> None:
    await slow.away()
    slow.harness.backend.otherwise = refusing(KeyRefusedError("401"))
    for number in range(1, 6):
        await slow.harness.accept(reply=a_reply(user_id=number))
    await eventually(lambda: len(slow.heard.held_jobs) == 5)

    await _pass(slow, FIRST_PAUSE_SECONDS + 10)

    assert len(slow.harness.backend.creates) == 1
    assert slow.harness.runner.under_way == 5


async def test_when_the_service_is_back_everybody_gets_their_picture(slow: Scene) -> None:
    await slow.away()
    jobs = [await slow.harness.accept(reply=a_reply(user_id=number)) for number in range(1, 6)]
    await eventually(lambda: len(slow.heard.held_jobs) == 5)

    await _pass(slow, FIRST_PAUSE_SECONDS + 20)

    records = [await slow.harness.recorded(job) for job in jobs]
    assert [job.state for job in records] == [JobState.DELIVERED] * 5
    assert len(slow.harness.backend.creates) == 5
    assert len(slow.heard.over_since) == 1
    assert await slow.on_record() is None


async def test_a_try_that_may_have_been_taken_up_is_not_repeated(scene: Scene) -> None:
    await scene.away()
    scene.harness.backend.plan(refusing(StartAmbiguousError("500")), succeeding())

    tried = await scene.harness.run(await scene.harness.add())

    assert tried.state is JobState.FAILED
    assert len(scene.harness.backend.creates) == 1
    assert await scene.on_record() is not None


async def test_the_pauses_between_tries_grow(scene: Scene) -> None:
    await scene.away()
    scene.harness.backend.plan(*(refusing(KeyRefusedError("401")) for _ in range(8)))
    began_at = scene.clock.time()
    seen: list[float] = []
    job = await scene.harness.add()

    class Noting(ProgressBoard):
        def held_off(self, position: int, resumes_at: float, *, is_outage: bool = False) -> None:
            seen.append(round(resumes_at - began_at))
            super().held_off(position, resumes_at, is_outage=is_outage)

    async with asyncio.timeout(PATIENCE_SECONDS):
        await scene.harness.flow.run(job, Noting(1))

    assert seen[0] == FIRST_PAUSE_SECONDS
    pauses = [later - earlier for earlier, later in itertools.pairwise(seen)]
    assert pauses == sorted(pauses)
    assert pauses[-1] <= LONGEST_PAUSE_SECONDS + 5
    assert pauses[-1] > LONGEST_PAUSE_SECONDS - 5
    assert (await scene.harness.recorded(job)).state is JobState.DELIVERED


async def test_an_outage_outlives_the_process(scene: Scene) -> None:
    scene.harness.backend.otherwise = refusing(KeyRefusedError("401"))
    await scene.away()

    watch = scene.another_watch()

    outage = await watch.now()
    assert outage is not None
    assert outage.cause is OutageCause.KEY


async def test_two_who_try_at_the_same_moment_are_one(scene: Scene) -> None:
    await scene.away()
    job = await scene.harness.add()
    await scene.clock.sleep(FIRST_PAUSE_SECONDS)
    waits: list[float] = []
    others = [scene.another_watch() for _ in range(3)]

    tries = [asyncio.create_task(one.hold(job, waits.append)) for one in others]
    done, pending = await asyncio.wait(
        tries, return_when=asyncio.FIRST_COMPLETED, timeout=PATIENCE_SECONDS
    )
    for task in pending:
        task.cancel()

    assert len(done) == 1


async def test_nobody_waits_for_ever(scene: Scene) -> None:
    await scene.away(for_seconds=3600)
    scene.harness.backend.otherwise = refusing(KeyRefusedError("401"))
    job = await scene.harness.add()

    ended = await scene.harness.run(job)

    assert ended.state is JobState.FAILED
    assert ended.failure is not None
    assert ended.failure.can_retry
    waited = scene.clock.time() - job.created_at
    assert LONGEST_HOLD_SECONDS <= waited < LONGEST_HOLD_SECONDS + LONGEST_PAUSE_SECONDS


async def test_requests_are_accepted_for_an_hour(scene: Scene) -> None:
    await scene.away(for_seconds=ACCEPTED_SECONDS - 60)
    request = a_request()

    admitted = await Gate(steps=[silent(scene.watch.check)]).admit(request)

    assert admitted.request == request


async def test_after_an_hour_requests_are_refused_with_the_time_of_the_next_try(
    scene: Scene,
) -> None:
    await scene.away(for_seconds=ACCEPTED_SECONDS + 60)

    with pytest.raises(ServiceAwayError) as caught:
        await Gate(steps=[silent(scene.watch.check)]).admit(a_request())

    assert caught.value.facts == {"when": f"<t:{1_790_000_000 + 30}:T>"}


async def test_with_nobody_waiting_the_next_request_is_the_try(scene: Scene) -> None:
    await scene.away(for_seconds=ACCEPTED_SECONDS + 60)
    await scene.clock.sleep(FIRST_PAUSE_SECONDS)

    await Gate(steps=[silent(scene.watch.check)]).admit(a_request())
    job = await scene.harness.run(await scene.harness.add())

    assert job.state is JobState.DELIVERED
    assert await scene.on_record() is None


async def test_an_unreachable_service_is_tried_for_a_while_before_one_job_gives_up(
    scene: Scene,
) -> None:
    scene.harness.backend.otherwise = refusing(ServiceUnreachableError("refused"))

    job = await scene.harness.run(await scene.harness.add())

    assert job.state is JobState.FAILED
    assert await scene.on_record() is None


async def test_a_rate_limit_is_no_outage(scene: Scene) -> None:
    scene.harness.backend.plan(
        *(refusing(RateLimitedError("429", retry_after_seconds=1.0)) for _ in range(5))
    )

    job = await scene.harness.run(await scene.harness.add())

    assert job.state is JobState.DELIVERED
    assert await scene.on_record() is None


async def test_a_job_that_waits_in_an_outage_can_be_cancelled(slow: Scene) -> None:
    await slow.away()
    job = await slow.harness.accept()
    await eventually(lambda: slow.heard.held_jobs == [job.id])

    assert await slow.harness.runner.cancel(job.id, job.user_id)
    await slow.harness.all_over()

    assert (await slow.harness.recorded(job)).state is JobState.CANCELED
    assert slow.harness.backend.creates == []


async def test_a_store_that_is_closed_holds_nobody(tmp_path: Path) -> None:
    async with Database.open("", data_dir=tmp_path) as store:
        scene = Scene(store)
        job = await scene.harness.add()
    await asyncio.sleep(0)

    try:
        assert not await scene.watch.hold(job, lambda _: None)
    except ImagineError as error:  # pragma: no cover - what the test is against
        pytest.fail(f"held: {error}")


def test_a_place_that_is_not_listed_is_told_once_with_the_line_that_lists_it(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(3):
        assert scene.watch.unlisted("IMAGE_ORIGINS=https://cdn.example.org")

    assert scene.heard.settings == ["IMAGE_ORIGINS=https://cdn.example.org"]
    assert caplog.text.count("IMAGE_ORIGINS=https://cdn.example.org") == 1


class TestTooManyStarts:
    LOW_CREDIT = RateLimitedError("reduced to 6 requests per minute", retry_after_seconds=7.0)

    async def test_refusals_that_outlast_all_patience_hold_the_queue(self, scene: Scene) -> None:
        scene.harness.backend.otherwise = refusing(self.LOW_CREDIT)
        for _ in range(2):
            job = await scene.harness.run(await scene.harness.add())
            assert job.state is JobState.FAILED
        third = await scene.harness.accept()
        await eventually(lambda: bool(scene.heard.begun_for))

        scene.harness.backend.otherwise = succeeding()
        await scene.harness.all_over()

        assert scene.heard.begun_for == [OutageCause.LIMIT]
        assert (await scene.harness.recorded(third)).state is JobState.DELIVERED
        assert await scene.on_record() is None

    async def test_the_log_names_the_likely_cause_once_in_a_while(
        self, scene: Scene, caplog: pytest.LogCaptureFixture
    ) -> None:
        await scene.fail(self.LOW_CREDIT, times=3)

        assert scene.heard.begun_for == []
        assert caplog.text.count("low on credit") == 1
        assert caplog.text.count("PREDICTION_STARTS_PER_MINUTE") == 1

    def test_the_operator_is_told_it_too(self) -> None:
        words = packaged_words().say(f"outage-cause-{OutageCause.LIMIT}")

        assert "low on credit" in words
        assert "PREDICTION_STARTS_PER_MINUTE" in words


class TestLooks:
    async def lose(self, scene: Scene, error: PredictionError, *, times: int) -> None:
        for _ in range(times):
            scene.harness.backend.plan(unanswered(error))
            await scene.harness.run(await scene.harness.add())

    @pytest.mark.parametrize(
        ("error", "cause"),
        [
            (ServiceSlowError("nothing came in time"), OutageCause.POLLS),
            (PredictionLostError("404"), OutageCause.POLLS),
            (ServiceDownError("502 to the end"), OutageCause.POLLS),
            (KeyRefusedError("401"), OutageCause.KEY),
            (NoBalanceError("402"), OutageCause.BALANCE),
        ],
    )
    async def test_three_jobs_out_of_sight_are_an_outage_though_starts_are_taken(
        self, scene: Scene, error: PredictionError, cause: OutageCause
    ) -> None:
        await self.lose(scene, error, times=2)
        assert await scene.on_record() is None

        await self.lose(scene, error, times=1)

        assert scene.heard.begun_for == [cause]

    async def test_it_is_over_with_the_first_look_that_is_answered(self, scene: Scene) -> None:
        await self.lose(scene, ServiceSlowError("x"), times=3)
        scene.harness.backend.plan(succeeding())

        job = await scene.harness.run(await scene.harness.add())

        assert job.state is JobState.DELIVERED
        assert await scene.on_record() is None
        assert len(scene.heard.over_since) == 1

    async def test_a_start_that_is_taken_does_not_end_it(self, scene: Scene) -> None:
        await self.lose(scene, ServiceSlowError("x"), times=4)

        assert await scene.on_record() is not None
        assert scene.heard.over_since == []

    async def test_looks_that_stumble_and_are_answered_are_none(self, scene: Scene) -> None:
        job = await scene.harness.add()
        for number in range(3):
            await scene.watch.poll_failed(job, ServiceSlowError("x"))
            await scene.watch.poll_failed(replace(job, id=str(number)), ServiceDownError("502"))
            await scene.watch.poll_answered()

        assert await scene.on_record() is None
