"""The same promises of both runners: on SQLite in one process, on PostgreSQL with others."""

import asyncio

import pytest

from bot.errors import StoppingError, TooManyJobsError
from bot.imagine.job import JobState, PredictionState
from cogs.audit.audit_log import RequestNotes
from cogs.audit.model import EventKind, EventQuery
from tests.fakes.backend import failing, held, never_ending, succeeding
from tests.fakes.requests import ANN, BOB, CYD, YEARS_SECONDS, a_reply, a_request
from tests.harness.accounts import CHANNEL, GUILD, asked_by
from tests.harness.app_harness import acknowledged, eventually
from tests.harness.runner_cluster import RunnerCluster, recorded_state
from tests.patience import PATIENCE_SECONDS


class TestAccepting:
    async def test_the_row_comes_first_then_the_acknowledgement_then_the_picture(
        self, cluster: RunnerCluster
    ) -> None:
        member = await cluster.join()
        seen: list[tuple[int, int]] = []

        async def acknowledge() -> int:
            seen.append((len(await member.ledger.unfinished()), len(cluster.backend.creates)))
            return 555

        job = await member.accept(acknowledge=acknowledge)
        assert job.reply.message_id == 555
        await cluster.wait_over(job)
        await recorded_state(member, job, JobState.DELIVERED)

        assert seen == [(1, 0)]
        assert cluster.over() == [job.id]
        assert len(cluster.backend.creates) == 1

    async def test_a_failure_ends_in_its_reason(self, cluster: RunnerCluster) -> None:
        cluster.backend.plan(failing())
        member = await cluster.join()

        job = await member.accept()
        await recorded_state(member, job, JobState.FAILED)

        assert cluster.delivery.words == ["failure-failed"]

    async def test_commands_in_the_same_moment_count_each_other(
        self, cluster: RunnerCluster
    ) -> None:
        cluster.backend.otherwise = held()
        member = await cluster.join(jobs_per_person=2)

        results = await asyncio.gather(*(member.accept() for _ in range(5)), return_exceptions=True)
        await member.accept(a_reply(BOB))

        refused = [result for result in results if isinstance(result, TooManyJobsError)]
        assert [one.facts for one in refused] == [{"waiting": 2, "limit": 2}] * 3
        assert len(await member.ledger.unfinished()) == 3
        cluster.backend.release.set()
        await eventually(lambda: len(cluster.over()) == 3)

    async def test_what_may_be_seen_already_takes_no_place(self, cluster: RunnerCluster) -> None:
        cluster.delivery.release = asyncio.Event()
        member = await cluster.join(jobs_per_person=1)

        shown = await member.accept()
        await asyncio.wait_for(cluster.delivery.delivering.wait(), PATIENCE_SECONDS)
        cluster.backend.otherwise = held()
        _ = await member.accept()
        with pytest.raises(TooManyJobsError) as refused:
            await member.accept()

        assert refused.value.facts == {"waiting": 1, "limit": 1}
        assert cluster.over() == []
        cluster.delivery.release.set()
        cluster.backend.release.set()
        await cluster.wait_over(shown)

    async def test_a_command_discord_gave_up_is_not_paid_for(self, cluster: RunnerCluster) -> None:
        member = await cluster.join(jobs_per_person=1)

        async def acknowledge() -> int:
            raise RuntimeError("unknown interaction")

        with pytest.raises(RuntimeError):
            await member.accept(acknowledge=acknowledge)

        assert await member.ledger.unfinished() == []
        assert cluster.backend.creates == []
        job = await member.accept()
        await cluster.wait_over(job)
        assert cluster.over() == [job.id]

    async def test_the_trail_of_a_command_discord_gave_up_has_an_end(
        self, cluster: RunnerCluster
    ) -> None:
        member = await cluster.join()
        request = asked_by(ANN)
        notes = RequestNotes(audit_log=member.audit_log)

        async def acknowledge() -> int:
            raise RuntimeError("unknown interaction")

        with pytest.raises(RuntimeError):
            await member.runner.accept(
                request, a_reply(), acknowledge, admission=await notes.admission(request)
            )

        query = EventQuery(guild_id=GUILD, channel_id=CHANNEL)
        found = await member.audit_log.find(query, limit=10)
        assert {event.kind for event in found} == {EventKind.ASKED, EventKind.CANCELED}
        (job_id,) = {event.job_id for event in found}
        assert job_id is not None
        (ended,) = [event for event in found if event.kind is EventKind.CANCELED]
        assert (ended.user_id, ended.actor_id) == (ANN, None)

    async def test_who_stops_accepts_nothing(self, cluster: RunnerCluster) -> None:
        member = await cluster.join()
        await member.close()

        with pytest.raises(StoppingError):
            await member.accept()

        assert await member.ledger.unfinished() == []

    async def test_of_retries_that_race_one_is_drawn(self, cluster: RunnerCluster) -> None:
        member = await cluster.join()
        first = await member.accept()
        await cluster.wait_over(first)

        results = await asyncio.gather(
            *(
                member.runner.accept(a_request(), a_reply(), acknowledged, retry_of=first.id)
                for _ in range(4)
            )
        )

        retries = [job for job in results if job is not None]
        assert len(retries) == 1
        await cluster.wait_over(*retries)
        assert len(cluster.backend.creates) == 2
        assert await member.ledger.unfinished() == []


class TestCancelling:
    async def test_a_job_that_waits_costs_nothing(self, cluster: RunnerCluster) -> None:
        cluster.backend.otherwise = held()
        member = await cluster.join(per_person=1)
        running = await member.accept()
        await cluster.backend.created.wait()
        waiting = await member.accept()

        assert await member.runner.cancel(waiting.id, BOB)
        await recorded_state(member, waiting, JobState.CANCELED)

        assert cluster.delivery.words == ["failure-canceled"]
        assert cluster.delivery.failures[0].facts == {"canceler": f"<@{BOB}>"}
        assert len(cluster.backend.creates) == 1
        cluster.backend.release.set()
        await cluster.wait_over(running)
        assert len(cluster.backend.creates) == 1

    async def test_while_it_is_started_its_id_is_kept_and_the_provider_asked(
        self, cluster: RunnerCluster
    ) -> None:
        cluster.backend.plan(held(never_ending()))
        member = await cluster.join()
        job = await member.accept()
        await cluster.backend.created.wait()

        assert await member.runner.cancel(job.id, ANN)
        cluster.backend.release.set()
        await recorded_state(member, job, JobState.CANCELED)

        assert cluster.backend.cancels == [cluster.backend.last_id()]
        recorded = await cluster.recorded(member, job)
        assert recorded.predictions[0].prediction_id == cluster.backend.last_id()

    async def test_while_it_is_drawn_the_provider_is_asked_to_stop(
        self, cluster: RunnerCluster
    ) -> None:
        cluster.backend.plan(never_ending())
        member = await cluster.join()
        job = await member.accept(request=a_request(deadline_seconds=YEARS_SECONDS))
        await eventually(lambda: bool(cluster.backend.gets))

        assert await member.runner.cancel(job.id, ANN)
        assert not await member.runner.cancel(job.id, BOB)
        await recorded_state(member, job, JobState.CANCELED)

        assert cluster.delivery.words == ["failure-canceled-at-provider"]
        assert cluster.delivery.failures[0].facts == {"canceler": f"<@{ANN}>"}

    async def test_what_is_over_is_not_cancelled(self, cluster: RunnerCluster) -> None:
        member = await cluster.join()
        job = await member.accept()
        await recorded_state(member, job, JobState.DELIVERED)

        assert not await member.runner.cancel(job.id, ANN)
        assert not await member.runner.cancel("0" * 32, ANN)
        assert cluster.delivery.words == []


class TestGoingOn:
    async def test_what_waits_is_drawn_by_the_next(self, cluster: RunnerCluster) -> None:
        cluster.backend.plan(never_ending())
        member = await cluster.join(per_person=1)
        running = await member.accept(request=a_request(deadline_seconds=YEARS_SECONDS))
        waiting = await member.accept(a_reply())
        await eventually(lambda: bool(cluster.backend.gets))
        await member.close()
        cluster.backend.know(cluster.backend.last_id(), succeeding())

        other = await cluster.join(per_person=1)
        await cluster.wait_over(running, waiting)

        assert sorted(cluster.over()) == sorted([running.id, waiting.id])
        assert len(cluster.backend.creates) == 2
        await recorded_state(other, waiting, JobState.DELIVERED)

    async def test_a_start_without_an_id_is_not_sent_again(self, cluster: RunnerCluster) -> None:
        member = await cluster.join()
        await member.close()
        job = await member.ledger.add(a_request(), a_reply())
        await member.ledger.posting(job.id, 0)
        await cluster.queue_forgotten()

        other = await cluster.join()
        await cluster.wait_over(job)

        assert cluster.delivery.words == ["failure-interrupted-while-starting"]
        assert cluster.backend.creates == []
        await recorded_state(other, job, JobState.FAILED)

    async def test_an_outcome_on_record_is_delivered_by_the_next(
        self, cluster: RunnerCluster
    ) -> None:
        member = await cluster.join()
        cluster.delivery.release = asyncio.Event()
        job = await member.accept()
        await cluster.delivery.delivering.wait()
        await member.close()
        cluster.delivery.release = None

        other = await cluster.join()
        await recorded_state(other, job, JobState.DELIVERED)

        assert cluster.over() == [job.id]
        assert len(cluster.backend.creates) == 1
        recorded = await cluster.recorded(other, job)
        assert recorded.predictions[0].state is PredictionState.RUNNING


class TestFairness:
    async def test_a_flood_does_not_keep_another_person_waiting(
        self, cluster: RunnerCluster
    ) -> None:
        cluster.backend.otherwise = held()
        member = await cluster.join(overall=3, per_person=2, jobs_per_person=20)
        flood = [await member.accept() for _ in range(12)]
        await eventually(lambda: len(cluster.backend.creates) == 2)

        other = await member.accept(a_reply(CYD), request=a_request(prompt="the other's"))
        await eventually(lambda: len(cluster.backend.creates) == 3)

        assert cluster.backend.creates[-1][1]["prompt"] == "the other's"
        cluster.backend.release.set()
        await cluster.wait_over(other, *flood)

    async def test_no_person_has_more_under_way_than_may_be(self, cluster: RunnerCluster) -> None:
        """Jobs of several predictions count with each of them."""
        cluster.backend.otherwise = held()
        member = await cluster.join(overall=9, per_person=2, jobs_per_person=20)
        jobs = [await member.accept(request=a_request(1, 1, 1)) for _ in range(2)]

        await eventually(lambda: len(cluster.backend.creates) == 2)
        await asyncio.sleep(0.3)  # nothing tells that nothing happens

        assert len(cluster.backend.creates) == 2
        cluster.backend.release.set()
        await cluster.wait_over(*jobs)
        assert len(cluster.backend.creates) == 6
