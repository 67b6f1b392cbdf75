"""The same promises of both runners: on SQLite in one process, on PostgreSQL with others."""

import asyncio

import pytest

from bot.errors import StoppingError, TooManyJobsError
from bot.imagine.job import JobState, PredictionState
from cogs.audit.audit_log import EventKind
from cogs.audit.events import EventQuery
from cogs.audit.requests import RequestNotes
from tests.fakes.backend import failing, held, never_ending, succeeding
from tests.fakes.requests import ANN, BOB, CYD, a_reply, a_request
from tests.harness.accounts import CHANNEL, GUILD, asked_by
from tests.harness.runner_cluster import Crew, acknowledged, eventually, recorded_state


class TestAccepting:
    async def test_the_row_comes_first_then_the_acknowledgement_then_the_picture(
        self, crew: Crew
    ) -> None:
        member = await crew.join()
        seen: list[tuple[int, int]] = []

        async def acknowledge() -> int:
            seen.append((len(await member.ledger.unfinished()), len(crew.backend.creates)))
            return 555

        job = await member.accept(acknowledge=acknowledge)
        assert job.reply.message_id == 555
        await crew.wait_over(job)
        await recorded_state(member, job, JobState.DELIVERED)

        assert seen == [(1, 0)]
        assert crew.over() == [job.id]
        assert len(crew.backend.creates) == 1

    async def test_a_failure_ends_in_its_reason(self, crew: Crew) -> None:
        crew.backend.plan(failing())
        member = await crew.join()

        job = await member.accept()
        await recorded_state(member, job, JobState.FAILED)

        assert crew.delivery.words == ["failure-failed"]

    async def test_commands_in_the_same_moment_count_each_other(self, crew: Crew) -> None:
        crew.backend.otherwise = held()
        member = await crew.join(jobs_per_person=2)

        results = await asyncio.gather(*(member.accept() for _ in range(5)), return_exceptions=True)
        await member.accept(a_reply(BOB))

        refused = [result for result in results if isinstance(result, TooManyJobsError)]
        assert [one.facts for one in refused] == [{"waiting": 2, "limit": 2}] * 3
        assert len(await member.ledger.unfinished()) == 3
        crew.backend.release.set()
        await eventually(lambda: len(crew.over()) == 3)

    async def test_a_command_discord_gave_up_is_not_paid_for(self, crew: Crew) -> None:
        member = await crew.join(jobs_per_person=1)

        async def acknowledge() -> int:
            raise RuntimeError("unknown interaction")

        with pytest.raises(RuntimeError):
            await member.accept(acknowledge=acknowledge)

        assert await member.ledger.unfinished() == []
        assert crew.backend.creates == []
        job = await member.accept()
        await crew.wait_over(job)
        assert crew.over() == [job.id]

    async def test_the_trail_of_a_command_discord_gave_up_has_an_end(self, crew: Crew) -> None:
        member = await crew.join()
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

    async def test_who_stops_accepts_nothing(self, crew: Crew) -> None:
        member = await crew.join()
        await member.close()

        with pytest.raises(StoppingError):
            await member.accept()

        assert await member.ledger.unfinished() == []

    async def test_of_retries_that_race_one_is_drawn(self, crew: Crew) -> None:
        member = await crew.join()
        first = await member.accept()
        await crew.wait_over(first)

        results = await asyncio.gather(
            *(
                member.runner.accept(a_request(), a_reply(), acknowledged, retry_of=first.id)
                for _ in range(4)
            )
        )

        retries = [job for job in results if job is not None]
        assert len(retries) == 1
        await crew.wait_over(*retries)
        assert len(crew.backend.creates) == 2
        assert await member.ledger.unfinished() == []


class TestCancelling:
    async def test_a_job_that_waits_costs_nothing(self, crew: Crew) -> None:
        crew.backend.otherwise = held()
        member = await crew.join(per_person=1)
        running = await member.accept()
        await crew.backend.created.wait()
        waiting = await member.accept()

        assert await member.runner.cancel(waiting.id, BOB)
        await recorded_state(member, waiting, JobState.CANCELED)

        assert crew.delivery.words == ["failure-canceled"]
        assert crew.delivery.failures[0].facts == {"canceler": f"<@{BOB}>"}
        assert len(crew.backend.creates) == 1
        crew.backend.release.set()
        await crew.wait_over(running)
        assert len(crew.backend.creates) == 1

    async def test_while_it_is_started_its_id_is_kept_and_the_provider_asked(
        self, crew: Crew
    ) -> None:
        crew.backend.plan(held(never_ending()))
        member = await crew.join()
        job = await member.accept()
        await crew.backend.created.wait()

        assert await member.runner.cancel(job.id, ANN)
        crew.backend.release.set()
        await recorded_state(member, job, JobState.CANCELED)

        assert crew.backend.cancels == [crew.backend.last_id()]
        recorded = await crew.recorded(member, job)
        assert recorded.predictions[0].prediction_id == crew.backend.last_id()

    async def test_while_it_is_drawn_the_provider_is_asked_to_stop(self, crew: Crew) -> None:
        crew.backend.plan(never_ending())
        member = await crew.join()
        job = await member.accept()
        await eventually(lambda: bool(crew.backend.gets))

        assert await member.runner.cancel(job.id, ANN)
        assert not await member.runner.cancel(job.id, BOB)
        await recorded_state(member, job, JobState.CANCELED)

        assert crew.delivery.words == ["failure-canceled-at-provider"]
        assert crew.delivery.failures[0].facts == {"canceler": f"<@{ANN}>"}

    async def test_what_is_over_is_not_cancelled(self, crew: Crew) -> None:
        member = await crew.join()
        job = await member.accept()
        await recorded_state(member, job, JobState.DELIVERED)

        assert not await member.runner.cancel(job.id, ANN)
        assert not await member.runner.cancel("0" * 32, ANN)
        assert crew.delivery.words == []


class TestGoingOn:
    async def test_what_waits_is_drawn_by_the_next(self, crew: Crew) -> None:
        crew.backend.plan(never_ending())
        member = await crew.join(per_person=1)
        running = await member.accept()
        waiting = await member.accept(a_reply())
        await eventually(lambda: bool(crew.backend.gets))
        await member.close()
        crew.backend.know(crew.backend.last_id(), succeeding())

        other = await crew.join(per_person=1)
        await crew.wait_over(running, waiting)

        assert sorted(crew.over()) == sorted([running.id, waiting.id])
        assert len(crew.backend.creates) == 2
        await recorded_state(other, waiting, JobState.DELIVERED)

    async def test_a_start_without_an_id_is_not_sent_again(self, crew: Crew) -> None:
        member = await crew.join()
        await member.close()
        job = await member.ledger.add(a_request(), a_reply())
        await member.ledger.posting(job.id, 0)
        await crew.queue_forgotten()

        other = await crew.join()
        await crew.wait_over(job)

        assert crew.delivery.words == ["failure-interrupted-while-starting"]
        assert crew.backend.creates == []
        await recorded_state(other, job, JobState.FAILED)

    async def test_an_outcome_on_record_is_delivered_by_the_next(self, crew: Crew) -> None:
        member = await crew.join()
        crew.delivery.release = asyncio.Event()
        job = await member.accept()
        await crew.delivery.delivering.wait()
        await member.close()
        crew.delivery.release = None

        other = await crew.join()
        await recorded_state(other, job, JobState.DELIVERED)

        assert crew.over() == [job.id]
        assert len(crew.backend.creates) == 1
        recorded = await crew.recorded(other, job)
        assert recorded.predictions[0].state is PredictionState.RUNNING


class TestFairness:
    async def test_a_flood_does_not_keep_another_person_waiting(self, crew: Crew) -> None:
        crew.backend.otherwise = held()
        member = await crew.join(overall=3, per_person=2, jobs_per_person=20)
        flood = [await member.accept() for _ in range(12)]
        await eventually(lambda: len(crew.backend.creates) == 2)

        other = await member.accept(a_reply(CYD), request=a_request(prompt="the other's"))
        await eventually(lambda: len(crew.backend.creates) == 3)

        assert crew.backend.creates[-1][1]["prompt"] == "the other's"
        crew.backend.release.set()
        await crew.wait_over(other, *flood)

    async def test_no_person_has_more_under_way_than_may_be(self, crew: Crew) -> None:
        """Jobs of several predictions count with each of them."""
        crew.backend.otherwise = held()
        member = await crew.join(overall=9, per_person=2, jobs_per_person=20)
        jobs = [await member.accept(request=a_request(1, 1, 1)) for _ in range(2)]

        await eventually(lambda: len(crew.backend.creates) == 2)
        await asyncio.sleep(0.3)  # nothing tells that nothing happens

        assert len(crew.backend.creates) == 2
        crew.backend.release.set()
        await crew.wait_over(*jobs)
        assert len(crew.backend.creates) == 6
