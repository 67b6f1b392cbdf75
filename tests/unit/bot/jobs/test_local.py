import asyncio
from dataclasses import replace

import pytest

from bot.db.database import Database
from bot.errors import (
    Failure,
    NoBalanceError,
    OutputTooLargeError,
    PredictionError,
    RateLimitedError,
    StartAmbiguousError,
    StoppingError,
    TooManyJobsError,
)
from bot.imagine.job import JobState, PredictionState
from bot.imagine.progress import Stage
from tests.fakes.backend import FakeBackend, held, never_ending, refusing, succeeding
from tests.fakes.clock import FakeClock
from tests.fakes.delivery import MESSAGE_ID, FakeDelivery
from tests.fakes.requests import ANN, BOB, a_reply, a_request
from tests.harness.app_harness import AppHarness, eventually
from tests.patience import PATIENCE_SECONDS


@pytest.fixture
def standing(store: Database, delivery: FakeDelivery) -> AppHarness:
    """One where time stands still unless the test lets it pass."""
    return AppHarness(database=store, delivery=delivery, clock=FakeClock(auto=False), per_person=1)


async def closed(harness: AppHarness, *, hurry: asyncio.Event | None = None) -> None:
    """Stop at once, as the last seconds before a process is killed."""
    await harness.runner.close(grace_seconds=0.0, hurry=hurry)


class TestAccepting:
    async def test_the_row_is_there_before_anybody_is_told_and_the_picture_comes_after(
        self, harness: AppHarness, delivery: FakeDelivery
    ) -> None:
        seen: list[tuple[int, int]] = []

        async def acknowledge() -> int:
            rows = await harness.ledger.unfinished()
            seen.append((len(rows), len(harness.backend.creates)))
            return 555

        job = await harness.accept(acknowledge=acknowledge)
        assert (await harness.recorded(job)).reply.message_id == 555
        await harness.all_over()

        assert seen == [(1, 0)]
        assert len(delivery.results) == 1
        assert (await harness.recorded(job)).state is JobState.DELIVERED

    async def test_a_person_has_so_many_jobs_at_a_time_and_no_more(
        self, store: Database, delivery: FakeDelivery
    ) -> None:
        harness = AppHarness(database=store, delivery=delivery, jobs_per_person=2)
        harness.backend.otherwise = held()
        await harness.accept()
        await harness.accept()

        with pytest.raises(TooManyJobsError) as caught:
            await harness.accept(acknowledge=_never)
        assert caught.value.facts == {"waiting": 2, "limit": 2}
        await harness.accept(reply=a_reply(BOB))

        harness.backend.release.set()
        await harness.all_over()
        await harness.accept()
        await harness.all_over()
        assert len(delivery.results) == 4

    async def test_commands_in_the_same_moment_count_each_other(
        self, store: Database, delivery: FakeDelivery
    ) -> None:
        harness = AppHarness(database=store, delivery=delivery, jobs_per_person=2)

        results = await asyncio.gather(
            *(harness.accept() for _ in range(5)), return_exceptions=True
        )

        refused = [result for result in results if isinstance(result, TooManyJobsError)]
        assert len(refused) == 3
        await harness.all_over()
        assert len(harness.backend.creates) == 2

    async def test_a_bot_that_stops_accepts_nothing(self, harness: AppHarness) -> None:
        await closed(harness)

        with pytest.raises(StoppingError):
            await harness.accept(acknowledge=_never)

        assert await harness.ledger.unfinished() == []

    async def test_a_command_discord_gave_up_is_not_paid_for(
        self, store: Database, delivery: FakeDelivery
    ) -> None:
        harness = AppHarness(database=store, delivery=delivery, jobs_per_person=1)

        async def acknowledge() -> int:
            raise RuntimeError("unknown interaction")

        with pytest.raises(RuntimeError):
            await harness.accept(acknowledge=acknowledge)

        assert await harness.ledger.unfinished() == []
        assert harness.backend.creates == []
        assert delivery.said == []
        await harness.accept()
        await harness.all_over()

    async def test_of_two_retries_one_is_drawn(self, harness: AppHarness) -> None:
        first = await harness.accept()
        await harness.all_over()

        results = await asyncio.gather(
            *(
                harness.runner.accept(a_request(), a_reply(), _acknowledged, retry_of=first.id)
                for _ in range(2)
            )
        )

        await harness.all_over()
        assert [result is None for result in results].count(True) == 1
        assert len(harness.backend.creates) == 2
        assert await harness.ledger.unfinished() == []

    async def test_a_retry_that_discord_did_not_take_can_be_pressed_again(
        self, harness: AppHarness
    ) -> None:
        first = await harness.accept()
        await harness.all_over()

        async def acknowledge() -> int:
            raise RuntimeError("unknown interaction")

        with pytest.raises(RuntimeError):
            await harness.runner.accept(a_request(), a_reply(), acknowledge, retry_of=first.id)
        again = await harness.runner.accept(
            a_request(), a_reply(), _acknowledged, retry_of=first.id
        )

        assert again is not None
        await harness.all_over()
        assert len(harness.backend.creates) == 2


class TestCancelling:
    async def test_a_job_that_waits_for_its_turn_costs_nothing(
        self, standing: AppHarness, delivery: FakeDelivery
    ) -> None:
        await standing.accept()
        await eventually(lambda: len(standing.backend.creates) == 1)
        waiting = await standing.accept()

        assert await standing.runner.cancel(waiting.id, ANN)
        await eventually(lambda: bool(delivery.said))

        assert delivery.failures == [
            Failure(words_id="failure-canceled", facts={"canceler": f"<@{ANN}>"}, can_retry=True)
        ]
        assert len(standing.backend.creates) == 1
        job = await standing.recorded(waiting)
        assert job.state in {JobState.DELIVERING, JobState.CANCELED}
        await closed(standing)

    async def test_a_request_on_the_wire_is_recorded_and_then_cancelled(
        self, standing: AppHarness, delivery: FakeDelivery
    ) -> None:
        standing.backend.plan(held(never_ending()))
        job = await standing.accept()
        await standing.backend.created.wait()

        assert await standing.runner.cancel(job.id, BOB)
        standing.backend.release.set()
        await standing.all_over()

        job = await standing.recorded(job)
        assert job.predictions[0].prediction_id == standing.backend.last_id()
        assert standing.backend.cancels == [standing.backend.last_id()]
        assert delivery.words == ["failure-canceled-at-provider"]
        assert delivery.failures[0].facts == {"canceler": f"<@{BOB}>"}
        assert (job.state, job.canceled_by) == (JobState.CANCELED, BOB)

    @pytest.mark.parametrize(
        ("confirms", "words"),
        [(True, "failure-canceled-at-provider"), (False, "failure-canceled-after-start")],
    )
    async def test_what_is_being_drawn_is_stopped_at_the_provider_where_that_can_be_done(
        self, standing: AppHarness, delivery: FakeDelivery, *, confirms: bool, words: str
    ) -> None:
        standing.backend.plan(never_ending(cancels=confirms))
        job = await standing.accept()
        await eventually(lambda: standing.clock.sleeping > 0)

        assert await standing.runner.cancel(job.id, ANN)
        await standing.all_over()

        assert standing.backend.cancels == [standing.backend.last_id()]
        assert delivery.words == [words]
        assert (await standing.recorded(job)).state is JobState.CANCELED

    async def test_a_start_that_is_held_off_costs_nothing(
        self, standing: AppHarness, delivery: FakeDelivery
    ) -> None:
        standing.backend.plan(refusing(RateLimitedError("429")))
        job = await standing.accept()
        await eventually(lambda: standing.clock.sleeping > 0)

        assert await standing.runner.cancel(job.id, ANN)
        await standing.all_over()

        assert delivery.words == ["failure-canceled"]
        assert len(standing.backend.creates) == 1

    @pytest.mark.parametrize(
        ("answer", "words"),
        [
            (NoBalanceError("402"), "failure-canceled"),
            (StartAmbiguousError("reset"), "failure-canceled-after-start"),
        ],
    )
    async def test_what_was_on_the_wire_counts_by_its_answer(
        self,
        standing: AppHarness,
        delivery: FakeDelivery,
        answer: PredictionError,
        words: str,
    ) -> None:
        standing.backend.plan(held(refusing(answer)))
        job = await standing.accept()
        await standing.backend.created.wait()

        assert await standing.runner.cancel(job.id, ANN)
        standing.backend.release.set()
        await standing.all_over()

        assert delivery.words == [words]

    async def test_a_job_is_cancelled_once(
        self, standing: AppHarness, delivery: FakeDelivery
    ) -> None:
        standing.backend.plan(held())
        job = await standing.accept()
        await standing.backend.created.wait()

        answers = await asyncio.gather(
            standing.runner.cancel(job.id, ANN), standing.runner.cancel(job.id, BOB)
        )
        standing.backend.release.set()
        await standing.all_over()

        assert sorted(answers) == [False, True]
        assert len(delivery.said) == 1

    async def test_a_picture_that_is_being_delivered_is_not_taken_back(
        self, harness: AppHarness, delivery: FakeDelivery
    ) -> None:
        delivery.release = asyncio.Event()
        job = await harness.accept()
        await delivery.delivering.wait()

        assert not await harness.runner.cancel(job.id, ANN)
        delivery.release.set()
        await harness.all_over()

        assert len(delivery.results) == 1
        assert not await harness.runner.cancel(job.id, ANN)

    async def test_a_job_nobody_knows_cannot_be_cancelled(self, harness: AppHarness) -> None:
        assert not await harness.runner.cancel("0" * 32, ANN)

    async def test_the_turn_of_others_comes_when_a_job_of_several_parts_is_cancelled(
        self, store: Database, delivery: FakeDelivery
    ) -> None:
        harness = AppHarness(
            database=store, delivery=delivery, clock=FakeClock(auto=False), overall=1
        )
        harness.backend.plan(never_ending())
        both = await harness.accept(a_request(1, 1))
        await eventually(lambda: harness.clock.sleeping > 0)
        await harness.accept(reply=a_reply(BOB))

        await harness.runner.cancel(both.id, ANN)

        await eventually(lambda: len(harness.backend.creates) == 2)
        await closed(harness)


class TestEnding:
    async def test_a_bug_in_the_delivery_ends_in_words(
        self, harness: AppHarness, delivery: FakeDelivery, caplog: pytest.LogCaptureFixture
    ) -> None:
        delivery.on_deliver = RuntimeError("a bug")

        job = await harness.accept()
        await harness.all_over()

        assert delivery.failures == [
            Failure(words_id="failure-unexpected", facts={"job": job.id[:8]}, can_retry=True)
        ]
        assert "RuntimeError: a bug" in caplog.text
        assert (await harness.recorded(job)).state is JobState.FAILED

    async def test_a_picture_discord_never_takes_ends_in_its_own_words(
        self, harness: AppHarness, delivery: FakeDelivery
    ) -> None:
        delivery.on_deliver = OutputTooLargeError(limit_mb=10)

        await harness.accept()
        await harness.all_over()

        assert delivery.words == ["failure-output-too-large"]

    async def test_people_are_not_mixed_up(
        self, harness: AppHarness, delivery: FakeDelivery
    ) -> None:
        for user_id in range(8):
            await harness.accept(a_request(prompt=f"for {user_id}"), a_reply(user_id))
        assert harness.runner.under_way > 0
        await harness.all_over()

        prompts = [input_["prompt"] for _, input_ in harness.backend.creates]
        assert sorted(map(str, prompts)) == [f"for {user_id}" for user_id in range(8)]
        assert len({job_id for job_id, _ in delivery.said}) == 8


class TestStopping:
    async def test_what_runs_ends_and_what_waits_is_left_to_the_next_process(
        self, store: Database, delivery: FakeDelivery
    ) -> None:
        harness = AppHarness(database=store, delivery=delivery, overall=1)
        harness.backend.plan(held())
        running = await harness.accept()
        await harness.backend.created.wait()
        waiting = await harness.accept(reply=a_reply(BOB))

        hurry = asyncio.Event()
        closing = asyncio.create_task(
            harness.runner.close(grace_seconds=PATIENCE_SECONDS, hurry=hurry), name="close"
        )
        await eventually(lambda: Stage.HANDED_OVER in [p.stage for p in delivery.progress])
        harness.backend.release.set()
        await eventually(lambda: harness.runner.under_way == 1)
        hurry.set()
        await closing

        assert (await harness.recorded(running)).state is JobState.DELIVERED
        assert (await harness.recorded(waiting)).state is JobState.QUEUED
        assert len(harness.backend.creates) == 1

    async def test_a_request_on_the_wire_comes_to_its_record_before_the_end(
        self, store: Database, delivery: FakeDelivery
    ) -> None:
        backend = FakeBackend()
        before = AppHarness(database=store, delivery=delivery, backend=backend)
        backend.plan(held(never_ending()))
        job = await before.accept()
        await backend.created.wait()

        closing = asyncio.create_task(closed(before), name="close")
        done, _ = await asyncio.wait([closing], timeout=0.2)
        assert not done, "the process would have ended with a paid request on the wire"
        backend.release.set()
        await closing

        (record,) = (await before.recorded(job)).predictions
        assert record.state is PredictionState.RUNNING
        assert record.prediction_id == backend.last_id()
        assert delivery.said == []

    async def test_the_grace_period_ends_early_when_somebody_is_in_a_hurry(
        self, standing: AppHarness
    ) -> None:
        standing.backend.plan(never_ending())
        job = await standing.accept()
        await eventually(lambda: standing.clock.sleeping > 0)
        hurry = asyncio.Event()
        hurry.set()

        async with asyncio.timeout(PATIENCE_SECONDS):
            await standing.runner.close(grace_seconds=3600.0, hurry=hurry)

        assert (await standing.recorded(job)).state is JobState.DRAWING


class TestRecovering:
    async def test_what_was_left_is_drawn_once(
        self, store: Database, delivery: FakeDelivery
    ) -> None:
        backend = FakeBackend()
        before = AppHarness(
            database=store, delivery=delivery, backend=backend, clock=FakeClock(auto=False)
        )
        backend.plan(never_ending())
        running = await before.accept()
        await eventually(lambda: before.clock.sleeping > 0)
        queued = await before.add(reply=a_reply(BOB))
        await closed(before)
        backend.know(backend.last_id(), succeeding())

        after = AppHarness(database=store, delivery=delivery, backend=backend)
        assert await after.runner.recover() == 2
        await after.all_over()

        assert len(backend.creates) == 2
        assert {job_id for job_id, _ in delivery.said} == {running.id, queued.id}
        assert len(delivery.results) == 2

    async def test_a_cancellation_is_not_forgotten(
        self, harness: AppHarness, delivery: FakeDelivery
    ) -> None:
        job = await harness.add()
        await harness.ledger.posting(job.id, 0)
        await harness.ledger.started(job.id, 0, "earlier")
        harness.backend.know("earlier", never_ending())
        await harness.ledger.cancel_requested(job.id, BOB)

        await harness.runner.recover()
        await harness.all_over()

        assert delivery.words == ["failure-canceled-at-provider"]
        assert delivery.failures[0].facts == {"canceler": f"<@{BOB}>"}
        assert harness.backend.cancels == ["earlier"]
        assert (await harness.recorded(job)).state is JobState.CANCELED

    async def test_a_cancelled_job_whose_reason_was_recorded_stays_cancelled(
        self, harness: AppHarness, delivery: FakeDelivery
    ) -> None:
        failure = Failure(words_id="failure-canceled", facts={"canceler": f"<@{BOB}>"})
        job = await harness.add()
        await harness.ledger.cancel_requested(job.id, BOB)
        await harness.ledger.delivering(job.id, failure)

        await harness.runner.recover()
        await harness.all_over()

        assert delivery.failures == [failure]
        assert (await harness.recorded(job)).state is JobState.CANCELED

    async def test_jobs_of_the_last_process_count_for_their_person(
        self, store: Database, delivery: FakeDelivery
    ) -> None:
        harness = AppHarness(database=store, delivery=delivery, jobs_per_person=1)
        harness.backend.plan(held())
        await harness.add()
        await harness.runner.recover()

        with pytest.raises(TooManyJobsError):
            await harness.accept()

        harness.backend.release.set()
        await harness.all_over()

    async def test_a_reply_is_kept_as_it_was(
        self, harness: AppHarness, delivery: FakeDelivery
    ) -> None:
        reply = replace(a_reply(), locale="tr", message_id=42)
        job = await harness.add(reply=reply)

        await harness.runner.recover()
        await harness.all_over()

        kept = (await harness.recorded(job)).reply
        # The fake delivery answers with another message.
        assert kept == replace(reply, message_id=MESSAGE_ID, moved_from=42)


async def _acknowledged() -> int:
    return MESSAGE_ID


async def _never() -> int:
    raise AssertionError("nobody is to be told anything")
