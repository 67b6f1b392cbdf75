"""Requests that a yes started begin once, whoever goes on with them: on both databases."""

import asyncio
import json
from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import select

from bot.db.tables import runs
from bot.errors import Failure
from bot.imagine.batch_context import BatchContext
from bot.imagine.job import Job
from bot.imagine.request import submitted
from bot.imagine.requester import Place, Requester
from bot.jobs import local
from bot.jobs.distributed import acceptance
from bot.jobs.gate import Admission
from bot.jobs.runner import WITHDRAWN
from cogs.batch.repository import Batch, BatchRequest
from cogs.batch.service import (
    LEASE_SECONDS,
    BatchService,
    BegunElsewhereError,
    DraftAnsweredError,
    DraftNotYoursError,
    drafts_in,
)
from tests.fakes.clock import FakeClock
from tests.fakes.requests import ANN, BOB, a_reply, a_request
from tests.harness.app_harness import acknowledged
from tests.harness.runner_cluster import Member, RunnerCluster
from tests.patience import PATIENCE_SECONDS

REASON = Failure(words_id="refusal-too-many-jobs", facts={"waiting": 5, "limit": 5})


def a_context(user_id: int = ANN) -> BatchContext:
    return BatchContext(
        requester=Requester(user_id=user_id, place=Place(channel_id=11, guild_id=12)),
        reply=a_reply(user_id),
        locale="en-GB",
        missing_permissions=(),
    )


class Office:
    """The books of one process."""

    def __init__(self, member: Member, clock: FakeClock) -> None:
        self.member = member
        self.drafts = drafts_in(member.database, clock=clock)
        self.batches = BatchService(database=member.database, drafts=self.drafts, clock=clock)

    async def begun(self, count: int = 2) -> Batch:
        requests = tuple(a_request(prompt=f"car {number}") for number in range(count))
        return await self.batches.confirm(await self.drafts.keep(ANN, requests), a_context())

    async def start(
        self,
        batch: Batch,
        one: BatchRequest,
        acknowledge: Callable[[], Awaitable[int | None]] = acknowledged,
    ) -> Job | None:
        return await self.member.runner.accept(
            submitted(one.request, batch.context.requester),
            batch.context.reply_to(one.request),
            acknowledge,
            admission=Admission().after(self.batches.begun(batch, one)),
        )


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


async def test_who_confirmed_a_batch_is_on_record_as_the_asker(
    cluster: RunnerCluster, clock: FakeClock
) -> None:
    office = Office(await cluster.join(), clock)
    batch = await office.begun()

    text = await office.member.database.read(
        lambda connection: connection.execute(select(runs.c.press)).scalar_one()
    )

    assert json.loads(text)["asker"]["user_id"] == batch.context.requester.user_id == ANN


async def test_of_processes_that_go_on_together_one_begins_each_request(
    cluster: RunnerCluster, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Ten at once, of five: on a busy machine longer than a member is let wait.
    for module in (acceptance, local):
        monkeypatch.setattr(module, "ANSWER_SECONDS", PATIENCE_SECONDS)
    member = await cluster.join(jobs_per_person=20)
    others = (
        [await cluster.join(jobs_per_person=20) for _ in range(2)]
        if member.database.is_shared
        else []
    )
    offices = [Office(one, clock) for one in (member, *others, *[member] * 2)]
    batch = await offices[0].begun()
    requests = await offices[0].batches.requests(batch)

    results = await asyncio.gather(
        *(office.start(batch, one) for office in offices for one in requests),
        return_exceptions=True,
    )

    jobs = [one for one in results if isinstance(one, Job)]
    await cluster.wait_over(*jobs)
    assert sorted(job.request.prompt for job in jobs) == ["car 0", "car 1"]
    assert sum(isinstance(one, BegunElsewhereError) for one in results) == len(results) - 2
    assert len(cluster.backend.creates) == 2
    recorded = await offices[0].batches.requests(batch)
    assert sorted(str(one.job_id) for one in recorded) == sorted(job.id for job in jobs)


async def test_what_was_withdrawn_can_begin_again_and_only_that(
    cluster: RunnerCluster, clock: FakeClock
) -> None:
    office = Office(await cluster.join(), clock)
    batch = await office.begun(1)
    (open_,) = await office.batches.requests(batch)

    async def refuse() -> int:
        raise RuntimeError("unknown webhook")

    with pytest.raises(RuntimeError):
        await office.start(batch, open_, refuse)
    (withdrawn,) = await office.batches.requests(batch)
    assert withdrawn.job_id is not None
    first = await office.member.ledger.find(withdrawn.job_id)
    assert first is not None
    assert first.failure == WITHDRAWN

    with pytest.raises(BegunElsewhereError):
        await office.start(batch, open_)
    job = await office.start(batch, withdrawn)
    assert job is not None
    await cluster.wait_over(job)
    assert len(cluster.backend.creates) == 1


async def test_a_refusal_does_not_take_back_what_has_begun(
    cluster: RunnerCluster, clock: FakeClock
) -> None:
    office = Office(await cluster.join(), clock)
    batch = await office.begun()
    first, second = await office.batches.requests(batch)
    job = await office.start(batch, first)
    assert job is not None

    await office.batches.refused(batch, first, REASON)
    await office.batches.refused(batch, second, REASON)

    first, second = await office.batches.requests(batch)
    assert (first.job_id, first.refusal) == (job.id, None)
    assert (second.job_id, second.refusal) == (None, REASON)
    with pytest.raises(BegunElsewhereError):
        await office.start(batch, second)
    await cluster.wait_over(job)


async def test_one_process_takes_over_what_another_left(
    cluster: RunnerCluster, clock: FakeClock
) -> None:
    office = Office(await cluster.join(), clock)
    batch = await office.begun()
    assert await office.batches.abandoned() == []
    assert await office.batches.abandoned(is_start=True) == (
        [] if office.member.database.is_shared else [batch]
    )

    await clock.advance(LEASE_SECONDS)
    left = await office.batches.abandoned()
    results = await asyncio.gather(*(office.batches.claim(batch) for _ in range(3)))

    assert left == [batch]
    (taken,) = [one for one in results if one is not None]
    assert await office.batches.abandoned() == []
    await clock.advance(LEASE_SECONDS / 2)
    kept = await office.batches.claim(taken)
    assert kept is not None
    await clock.advance(LEASE_SECONDS / 2)
    assert await office.batches.abandoned() == []
    assert await office.batches.claim(batch) is None


async def test_what_is_over_is_not_on_record_any_more(
    cluster: RunnerCluster, clock: FakeClock
) -> None:
    office = Office(await cluster.join(), clock)
    batch = await office.begun()
    (one, _) = await office.batches.requests(batch)

    await office.batches.finish(batch)

    assert await office.batches.requests(batch) == []
    with pytest.raises(BegunElsewhereError):
        await office.start(batch, one)
    assert cluster.backend.creates == []


async def test_it_is_begun_once_and_by_who_asked(cluster: RunnerCluster, clock: FakeClock) -> None:
    office = Office(await cluster.join(), clock)
    draft_id = await office.drafts.keep(ANN, (a_request(),))

    with pytest.raises(DraftNotYoursError):
        await office.batches.confirm(draft_id, a_context(BOB))
    results = await asyncio.gather(
        *(office.batches.confirm(draft_id, a_context()) for _ in range(3)), return_exceptions=True
    )

    assert sum(isinstance(one, Batch) for one in results) == 1
    assert sum(isinstance(one, DraftAnsweredError) for one in results) == 2
