import asyncio

import pytest

from bot.db.database import Database
from bot.errors import (
    AnswerUnreadableError,
    BusyError,
    Failure,
    FlaggedError,
    ImagineError,
    InputInvalidError,
    KeyRefusedError,
    OutputGoneError,
    OutputHostUnlistedError,
    PredictionError,
    PredictionFailedError,
    PredictionLostError,
    PredictionTimedOutError,
    RateLimitedError,
    ServiceSlowError,
    ServiceUnreachableError,
    StartAmbiguousError,
    UnexpectedError,
)
from bot.imagine.ai_mark import job_id_in
from bot.imagine.job import JobState, PredictionState
from bot.imagine.ports import NoOutages
from bot.imagine.progress import Stage
from bot.imagine.request import SourceImage
from bot.imagine.result import ResultInfo
from bot.imagine.stages import MAX_JOB_BYTES
from bot.imagine.starting import START_PATIENCE_SECONDS, UNREACHABLE_SECONDS
from tests.fakes.backend import (
    PICTURE,
    Script,
    empty,
    failing,
    never_ending,
    refusing,
    succeeded,
    succeeding,
    unanswered,
)
from tests.fakes.clock import FakeClock
from tests.fakes.delivery import MESSAGE_ID, FakeDelivery
from tests.fakes.pictures import noise, picture, without_mark
from tests.fakes.requests import MODEL, PROMPT, a_reply, a_request
from tests.harness.app_harness import AppHarness


async def test_a_request_becomes_a_picture_on_its_reply(
    harness: AppHarness, delivery: FakeDelivery
) -> None:
    job = await harness.run(await harness.add())

    (result,) = delivery.results
    (image,) = result.images
    assert without_mark(image.content) == picture()
    assert job_id_in(image.content) == job.id
    assert harness.backend.creates == [(MODEL, {"prompt": PROMPT, "num_outputs": 1})]
    assert job.state is JobState.DELIVERED
    assert job.reply.message_id == MESSAGE_ID
    assert job.result_info is not None
    assert (job.result_info.got, job.result_info.asked, job.result_info.seeds) == (1, 1, (4711,))
    assert job.result_info.seconds > 0


async def test_progress_goes_from_starting_to_finishing(
    harness: AppHarness, delivery: FakeDelivery
) -> None:
    await harness.run(await harness.add())

    stages = [progress.stage for progress in delivery.progress]
    assert stages == sorted(stages)
    assert {Stage.STARTING, Stage.DRAWING, Stage.FETCHING} <= set(stages)
    assert 0.5 in {progress.fraction for progress in delivery.progress}


async def test_several_predictions_come_under_one_reply(
    harness: AppHarness, delivery: FakeDelivery
) -> None:
    four = [f"{PICTURE}?{number}" for number in range(4)]
    harness.backend.plan(succeeding(*four, seed=1), succeeding(PICTURE, seed=2))

    job = await harness.run(await harness.add(a_request(4, 1)))

    (result,) = delivery.results
    assert len(result.images) == 5
    assert result.info.seeds == (1, 2)
    assert [record.state for record in job.predictions] == [PredictionState.RUNNING] * 2
    assert len({record.prediction_id for record in job.predictions}) == 2


async def test_a_part_that_fails_costs_only_itself(
    harness: AppHarness, delivery: FakeDelivery
) -> None:
    harness.backend.plan(succeeding(), failing(BusyError("busy")))

    job = await harness.run(await harness.add(a_request(1, 1)))

    (result,) = delivery.results
    assert (result.info.got, result.info.asked) == (1, 2)
    assert result.info.failure == BusyError("busy").failure
    assert job.state is JobState.DELIVERED


async def test_pictures_held_back_are_counted(harness: AppHarness, delivery: FakeDelivery) -> None:
    harness.backend.plan(succeeding(*[PICTURE] * 3, withheld=1))

    await harness.run(await harness.add(a_request(4)))

    (result,) = delivery.results
    assert (result.info.got, result.info.asked, result.info.withheld) == (3, 4, 1)


async def test_a_success_without_a_picture_is_a_failure(
    harness: AppHarness, delivery: FakeDelivery
) -> None:
    harness.backend.plan(empty())

    job = await harness.run(await harness.add())

    assert delivery.words == ["failure-no-output"]
    assert job.state is JobState.FAILED


async def test_a_lost_file_is_a_failure_of_its_own(
    harness: AppHarness, delivery: FakeDelivery
) -> None:
    harness.downloads.otherwise = OutputGoneError("404")

    await harness.run(await harness.add())

    assert delivery.words == ["failure-output-gone"]


@pytest.mark.parametrize("outputs", [2, 11, 200, 1_000])
async def test_only_as_many_pictures_as_were_asked_for_are_fetched(
    harness: AppHarness, delivery: FakeDelivery, outputs: int
) -> None:
    many = [f"{PICTURE}?{number}" for number in range(outputs)]
    harness.backend.plan(succeeding(*many))

    job = await harness.run(await harness.add())

    (result,) = delivery.results
    assert harness.downloads.fetched == many[:1]
    assert (result.info.got, result.info.left_out) == (1, outputs - 1)
    assert job.result_info == result.info


async def test_a_picture_that_cannot_be_had_does_not_take_the_others_away(
    harness: AppHarness, delivery: FakeDelivery
) -> None:
    four = [f"{PICTURE}?{number}" for number in range(4)]
    harness.backend.plan(succeeding(*four))
    harness.downloads.at[four[2]] = OutputGoneError("404")

    await harness.run(await harness.add(a_request(4)))

    (result,) = delivery.results
    assert (result.info.got, result.info.asked) == (3, 4)
    assert result.info.failure == OutputGoneError().failure


async def test_what_may_be_fetched_for_one_job_is_bounded(harness: AppHarness) -> None:
    await harness.run(await harness.add(a_request(4, 4, 2)))

    assert set(harness.downloads.bounds) == {MAX_JOB_BYTES // 10}


class TestAPlaceThatIsNotListed:
    SETTING = "IMAGE_ORIGINS=https://cdn.example.org"

    def unlisted(self, kept_seconds: float = 3600.0) -> OutputHostUnlistedError:
        return OutputHostUnlistedError(
            "cdn.example.org is not on the list", setting=self.SETTING, kept_seconds=kept_seconds
        )

    @pytest.mark.parametrize("kept_seconds", [600.0, 3600.0])
    async def test_its_picture_waits_for_the_operator_as_long_as_it_is_kept(
        self, store: Database, delivery: FakeDelivery, kept_seconds: float
    ) -> None:
        operator = Operator()
        harness = AppHarness(database=store, delivery=delivery, outages=operator)
        harness.downloads.otherwise = self.unlisted(kept_seconds)
        began = harness.clock.monotonic()

        job = await harness.run(await harness.add())

        assert operator.told == [self.SETTING]
        assert harness.clock.monotonic() - began == pytest.approx(kept_seconds, abs=30)
        assert delivery.progress[-1].stage is Stage.UNLISTED
        assert delivery.words == ["failure-output-unlisted"]
        assert job.state is JobState.FAILED

    async def test_the_next_process_fetches_it_where_the_operator_listed_the_place(
        self, store: Database, delivery: FakeDelivery
    ) -> None:
        first = AppHarness(
            database=store,
            delivery=delivery,
            outages=Operator(),
            clock=FakeClock(auto=False),
        )
        first.downloads.otherwise = self.unlisted()
        job = await first.accept()
        while not delivery.progress or delivery.progress[-1].stage is not Stage.UNLISTED:
            await first.clock.advance(1.0)
        await first.runner.close(grace_seconds=0.0)

        second = AppHarness(database=store, delivery=delivery, backend=first.backend)
        job = await second.run(job)

        assert len(delivery.results) == 1
        assert len(first.backend.creates) == 1
        assert job.state is JobState.DELIVERED

    async def test_where_nobody_can_be_told_it_ends_at_once(
        self, harness: AppHarness, delivery: FakeDelivery
    ) -> None:
        harness.downloads.otherwise = self.unlisted()
        began = harness.clock.monotonic()

        await harness.run(await harness.add())

        assert delivery.words == ["failure-output-unlisted"]
        assert harness.clock.monotonic() - began < 30


class Operator(NoOutages):
    """Somebody who can be told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def unlisted(self, setting: str) -> bool:
        self.told.append(setting)
        return True


async def test_what_is_no_picture_is_not_posted(
    harness: AppHarness, delivery: FakeDelivery
) -> None:
    harness.downloads.otherwise = b"<!doctype html>"

    await harness.run(await harness.add())

    assert delivery.words == ["failure-output-unreadable"]


async def test_a_picture_above_the_upload_limit_is_made_smaller(
    harness: AppHarness, delivery: FakeDelivery
) -> None:
    harness.downloads.otherwise = noise()
    reply = a_reply(upload_limit_bytes=100_000)

    await harness.run(await harness.add(reply=reply))

    (result,) = delivery.results
    assert result.info.is_reduced
    assert len(result.images[0].content) <= 100_000


@pytest.mark.parametrize(
    "failure", [FlaggedError("NSFW content"), BusyError("E003"), PredictionFailedError("?")]
)
async def test_why_a_prediction_failed_is_what_people_read(
    harness: AppHarness, delivery: FakeDelivery, failure: PredictionError
) -> None:
    harness.backend.plan(failing(failure))

    job = await harness.run(await harness.add())

    assert delivery.failures == [failure.failure]
    assert job.failure == failure.failure
    assert job.state is JobState.FAILED


async def test_a_picture_sent_in_goes_into_the_input(harness: AppHarness) -> None:
    url = "https://cdn.discordapp.com/attachments/1/2/a.png"
    image = SourceImage(
        url=url, filename="a.png", content_type="image/png", size_bytes=9, parameter="input_image"
    )

    await harness.run(await harness.add(a_request(image=image)))

    assert harness.backend.creates[0][1]["input_image"] == url


async def test_a_picture_that_is_gone_ends_the_job_before_anything_is_paid(
    harness: AppHarness, delivery: FakeDelivery
) -> None:
    harness.downloads.otherwise = OutputGoneError("404")
    image = SourceImage(
        url="http://127.0.0.1/a.png",
        filename="a.png",
        content_type="image/png",
        size_bytes=9,
        parameter="input_image",
    )

    await harness.run(await harness.add(a_request(image=image)))

    assert delivery.words == ["failure-source-image"]
    assert harness.backend.creates == []


class TestStarting:
    async def test_too_many_requests_are_waited_out(
        self, harness: AppHarness, delivery: FakeDelivery
    ) -> None:
        refusal = RateLimitedError("429", retry_after_seconds=17.0)
        harness.backend.plan(refusing(refusal))
        before = harness.clock.time()

        job = await harness.run(await harness.add())

        assert len(harness.backend.creates) == 2
        assert job.state is JobState.DELIVERED
        held_off = [p for p in delivery.progress if p.stage is Stage.HELD_OFF]
        (resumes_at,) = [progress.resumes_at for progress in held_off]
        assert resumes_at is not None
        assert 17.0 <= resumes_at - before <= 18.7

    async def test_a_refused_start_is_on_record_as_not_started(self, harness: AppHarness) -> None:
        harness.backend.plan(refusing(RateLimitedError("429", retry_after_seconds=30.0)))
        states: list[PredictionState] = []
        job = await harness.add()

        async def look() -> None:
            while True:
                await harness.clock.sleep(1.0)
                states.append((await harness.recorded(job)).predictions[0].state)

        looking = asyncio.create_task(look(), name="look")
        await harness.run(job)
        looking.cancel()

        assert PredictionState.PLANNED in states[1:]

    @pytest.mark.parametrize(
        ("error", "seconds", "attempts"),
        [
            (RateLimitedError("429"), START_PATIENCE_SECONDS, 20),
            (RateLimitedError("429", retry_after_seconds=2.0), START_PATIENCE_SECONDS, 20),
            (ServiceUnreachableError("refused"), UNREACHABLE_SECONDS, 5),
        ],
    )
    async def test_a_start_is_tried_for_a_limited_time(
        self,
        harness: AppHarness,
        delivery: FakeDelivery,
        error: PredictionError,
        seconds: float,
        attempts: int,
    ) -> None:
        harness.backend.otherwise = refusing(error)
        began = harness.clock.monotonic()

        job = await harness.run(await harness.add())

        assert seconds - 31 <= harness.clock.monotonic() - began <= seconds
        assert attempts <= len(harness.backend.creates) <= 2 * attempts + 6
        assert delivery.failures == [error.failure]
        assert job.state is JobState.FAILED
        assert job.predictions[0].state is PredictionState.PLANNED

    async def test_a_wait_that_is_too_long_is_not_begun(
        self, harness: AppHarness, delivery: FakeDelivery
    ) -> None:
        harness.backend.plan(refusing(RateLimitedError("429", retry_after_seconds=3600.0)))

        await harness.run(await harness.add())

        assert delivery.words == ["failure-rate-limited"]
        assert len(harness.backend.creates) == 1

    @pytest.mark.parametrize(
        ("error", "state"),
        [
            # Nobody knows whether it was started, and that stays on record.
            (StartAmbiguousError("lost"), PredictionState.POSTING),
            (FlaggedError("flagged"), PredictionState.ENDED),
        ],
    )
    async def test_what_may_have_arrived_or_is_refused_for_good_is_sent_once(
        self,
        harness: AppHarness,
        delivery: FakeDelivery,
        error: PredictionError,
        state: PredictionState,
    ) -> None:
        harness.backend.plan(refusing(error))

        job = await harness.run(await harness.add())

        assert len(harness.backend.creates) == 1
        assert delivery.failures == [error.failure]
        assert job.predictions[0].state is state


class TestDeadline:
    async def test_a_prediction_that_does_not_end_is_given_up_and_cancelled(
        self, harness: AppHarness, delivery: FakeDelivery
    ) -> None:
        harness.backend.plan(never_ending())
        began = harness.clock.monotonic()

        job = await harness.run(await harness.add(a_request(deadline_seconds=120.0)))

        (failure,) = delivery.failures
        assert failure == PredictionTimedOutError(minutes=2).failure
        assert 120.0 <= harness.clock.monotonic() - began <= 130.0
        assert harness.backend.cancels == [job.predictions[0].prediction_id]

    @pytest.mark.parametrize(
        "error",
        [
            BusyError("503"),
            PredictionLostError("404"),
            KeyRefusedError("401"),
            InputInvalidError("422", parameter="x"),
            AnswerUnreadableError("a page"),
            ServiceSlowError("nothing came"),
        ],
    )
    async def test_a_prediction_out_of_sight_is_cancelled_and_may_have_cost_something(
        self, harness: AppHarness, delivery: FakeDelivery, error: PredictionError
    ) -> None:
        harness.backend.plan(unanswered(error))

        job = await harness.run(await harness.add())

        assert delivery.words == ["failure-lost"]
        assert harness.backend.cancels == [job.predictions[0].prediction_id]


class TestABug:
    async def test_a_bug_ends_in_words_and_in_the_log(
        self, harness: AppHarness, delivery: FakeDelivery, caplog: pytest.LogCaptureFixture
    ) -> None:
        harness.downloads.otherwise = RuntimeError("a bug")

        job = await harness.run(await harness.add())

        (failure,) = delivery.failures
        assert failure == UnexpectedError(job=job.id[:8]).failure
        assert "RuntimeError: a bug" in caplog.text
        assert job.id in caplog.text

    async def test_a_bug_beside_a_picture_does_not_take_it_away(
        self, harness: AppHarness, delivery: FakeDelivery
    ) -> None:
        harness.backend.plan(succeeding(), succeeding("https://replicate.delivery/bug"))
        harness.downloads.at["https://replicate.delivery/bug"] = RuntimeError("a bug")

        await harness.run(await harness.add(a_request(1, 1)))

        (result,) = delivery.results
        assert result.info.got == 1
        assert result.info.failure is not None
        assert result.info.failure.words_id == "failure-unexpected"


class TestResuming:
    """A process was killed; the next one takes the record as it finds it."""

    async def test_a_queued_job_is_drawn(self, harness: AppHarness, delivery: FakeDelivery) -> None:
        job = await harness.run(await harness.add())

        assert len(delivery.results) == 1
        assert job.state is JobState.DELIVERED

    async def test_a_request_that_may_be_paid_is_not_sent_again(
        self, harness: AppHarness, delivery: FakeDelivery
    ) -> None:
        job = await harness.add()
        await harness.ledger.posting(job.id, 0)

        job = await harness.run(job)

        (failure,) = delivery.failures
        assert failure.words_id == "failure-interrupted-while-starting"
        assert failure.can_retry
        assert harness.backend.creates == []
        assert job.state is JobState.FAILED

    async def test_a_running_prediction_is_asked_for_and_not_started_again(
        self, harness: AppHarness, delivery: FakeDelivery
    ) -> None:
        job = await harness.add()
        await harness.ledger.posting(job.id, 0)
        await harness.ledger.started(job.id, 0, "earlier")
        harness.backend.know("earlier", succeeding())

        await harness.run(job)

        assert len(delivery.results) == 1
        assert harness.backend.creates == []
        assert set(harness.backend.gets) == {"earlier"}

    async def test_a_prediction_that_ended_long_ago_still_brings_its_picture(
        self, harness: AppHarness, delivery: FakeDelivery
    ) -> None:
        job = await harness.add()
        await harness.ledger.posting(job.id, 0)
        await harness.ledger.started(job.id, 0, "earlier")
        harness.backend.know("earlier", Script(answers=(succeeded(PICTURE),)))
        await harness.clock.sleep(3000.0)

        await harness.run(job)

        assert len(delivery.results) == 1

    async def test_a_recorded_failure_is_only_said_again(
        self, harness: AppHarness, delivery: FakeDelivery
    ) -> None:
        job = await harness.add()
        failure = FlaggedError("x").failure
        await harness.ledger.delivering(job.id, failure)

        job = await harness.run(job)

        assert delivery.failures == [failure]
        assert (harness.backend.creates, harness.backend.gets) == ([], [])
        assert job.state is JobState.FAILED

    async def test_a_picture_that_was_about_to_be_delivered_is_fetched_again(
        self, harness: AppHarness, delivery: FakeDelivery
    ) -> None:
        job = await harness.add()
        await harness.ledger.posting(job.id, 0)
        await harness.ledger.started(job.id, 0, "earlier")
        await harness.ledger.delivering(job.id, ResultInfo(got=1, asked=1, seconds=3.0))
        harness.backend.know("earlier", succeeding())

        job = await harness.run(job)

        assert len(delivery.results) == 1
        assert harness.backend.creates == []
        assert job.state is JobState.DELIVERED

    async def test_a_part_that_had_failed_for_good_is_not_a_bug(
        self, harness: AppHarness, delivery: FakeDelivery, caplog: pytest.LogCaptureFixture
    ) -> None:
        job = await harness.add(a_request(1, 1))
        for position in (0, 1):
            await harness.ledger.posting(job.id, position)
        await harness.ledger.ended(job.id, 0)
        await harness.ledger.started(job.id, 1, "earlier")
        harness.backend.know("earlier", succeeding())

        await harness.run(job)

        (result,) = delivery.results
        assert result.info.failure is not None
        assert result.info.failure.words_id == "failure-interrupted-while-starting"
        assert harness.backend.creates == []
        assert "Traceback" not in caplog.text


def test_a_failure_keeps_what_its_sentence_needs() -> None:
    error = PredictionTimedOutError("log", minutes=3)

    assert error.failure == Failure(
        words_id="failure-timed-out", facts={"minutes": 3}, can_retry=True
    )
    assert isinstance(error, ImagineError)
