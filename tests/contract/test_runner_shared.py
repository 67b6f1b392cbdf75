"""What only runners on PostgreSQL promise: they share jobs, limits and cancellations."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sqlalchemy import Connection, text, update

from bot.db.jobs import jobs_of_user
from bot.db.tables import jobs
from bot.errors import (
    AnsweredElsewhereError,
    KeyRefusedError,
    PredictionError,
    RefusedError,
    ServiceUnreachableError,
    TooManyJobsError,
)
from bot.imagine.job import Job, JobState
from bot.imagine.nudge_addresses import NudgeAddresses
from bot.imagine.nudges import Nudges
from bot.imagine.prediction import OnStumble, Prediction
from bot.imagine.progress import Stage
from bot.jobs.distributed import rows
from bot.jobs.gate import Admission
from cogs.outage.repository import get_outage
from tests.fakes.backend import FakeBackend, held, never_ending, refusing, succeeding
from tests.fakes.clock import FakeClock
from tests.fakes.requests import ANN, BOB, MODEL, YEARS_SECONDS, a_reply, a_request
from tests.harness.app_harness import acknowledged, eventually
from tests.harness.runner_cluster import Member, RunnerCluster, recorded_state
from tests.patience import PATIENCE_SECONDS
from tests.servers.postgres import PostgresServer
from tests.servers.proxy import Proxy


@pytest.fixture
async def cluster(postgres: PostgresServer, tmp_path: Path) -> AsyncGenerator[RunnerCluster]:
    async with RunnerCluster(
        url=postgres.create_database_with_tables(), data_dir=tmp_path
    ) as cluster:
        yield cluster


async def test_many_jobs_are_drawn_once_each_by_several(cluster: RunnerCluster) -> None:
    members = [await cluster.join(jobs_per_person=50) for _ in range(3)]

    asked: list[Job] = []
    for _ in range(10):  # each is accepted within two seconds or not at all
        accepting = (members[n % 3].accept(a_reply(1000 + n)) for n in range(6))
        asked += await asyncio.gather(*accepting)
    await cluster.wait_over(*asked)

    assert sorted(cluster.over()) == sorted(job.id for job in asked)
    assert len(cluster.backend.creates) == 60


async def test_a_persons_jobs_are_counted_across_processes(cluster: RunnerCluster) -> None:
    cluster.backend.otherwise = held()
    members = [await cluster.join(jobs_per_person=3) for _ in range(2)]

    results = await asyncio.gather(
        *(members[n % 2].accept() for n in range(8)), return_exceptions=True
    )

    assert sum(isinstance(result, TooManyJobsError) for result in results) == 5
    cluster.backend.release.set()
    await eventually(lambda: len(cluster.over()) == 3)


async def test_a_persons_predictions_are_counted_across_processes(cluster: RunnerCluster) -> None:
    cluster.backend.otherwise = held()
    members = [await cluster.join(per_person=2, overall=9, jobs_per_person=9) for _ in range(2)]
    asked = [await member.accept(request=a_request(1, 1, 1)) for member in members]

    await eventually(lambda: len(cluster.backend.creates) == 2)
    await asyncio.sleep(0.8)  # nothing tells that nothing happens

    assert len(cluster.backend.creates) == 2
    cluster.backend.release.set()
    await cluster.wait_over(*asked)


async def test_of_retries_in_two_processes_one_is_drawn(cluster: RunnerCluster) -> None:
    members = [await cluster.join() for _ in range(2)]
    first = await members[0].accept()
    await cluster.wait_over(first)

    results = await asyncio.gather(
        *(
            member.runner.accept(a_request(), a_reply(), acknowledged, retry_of=first.id)
            for member in members * 2
        )
    )

    (retry,) = [job for job in results if job is not None]
    await cluster.wait_over(retry)
    assert len(cluster.backend.creates) == 2


async def test_cancel_in_one_process_stops_a_job_in_another(cluster: RunnerCluster) -> None:
    cluster.backend.plan(never_ending())
    worker = await cluster.join()
    gateway = await cluster.join(is_dedicated=False)
    job = await gateway.accept(request=a_request(deadline_seconds=YEARS_SECONDS))
    await eventually(lambda: bool(cluster.backend.gets))

    assert await gateway.runner.cancel(job.id, BOB)
    async with asyncio.timeout(PATIENCE_SECONDS):
        await recorded_state(worker, job, JobState.CANCELED)

    assert cluster.delivery.words == ["failure-canceled-at-provider"]
    assert cluster.delivery.failures[0].facts == {"canceler": f"<@{BOB}>"}


async def test_a_nudge_in_one_process_reaches_the_one_that_draws(cluster: RunnerCluster) -> None:
    cluster.backend.plan(never_ending())
    addresses = NudgeAddresses(public_url="https://easel.example", secret="a.discord.token")
    nudges = Nudges(clock=FakeClock(), addresses=addresses)
    await cluster.join(nudges=nudges)
    gateway = await cluster.join(is_dedicated=False)
    job = await gateway.accept(request=a_request(deadline_seconds=YEARS_SECONDS))
    await eventually(lambda: bool(cluster.backend.gets))

    for number in range(1_000):  # of jobs that are nobody's: a few statements for all of them
        gateway.runner.nudged(f"{number:032x}-0")
    gateway.runner.nudged(f"{job.id}-0")

    await eventually(lambda: nudges.of(job.id, 0, MODEL).has_come)


async def test_who_waits_is_told_the_place_by_whoever_accepted(cluster: RunnerCluster) -> None:
    cluster.backend.otherwise = held()
    await cluster.join(per_person=1)
    gateway = await cluster.join(per_person=1, is_dedicated=False)
    running = await gateway.accept()
    await cluster.backend.created.wait()
    waiting = [await gateway.accept() for _ in range(2)]

    await eventually(lambda: len(cluster.told) >= 2)

    assert {(job_id, shown.stage, shown.place) for job_id, shown in cluster.told} == {
        (waiting[0].id, Stage.QUEUED, 1),
        (waiting[1].id, Stage.QUEUED, 2),
    }
    cluster.backend.release.set()
    await cluster.wait_over(running, *waiting)


async def test_a_place_that_is_being_told_does_not_cover_the_picture(
    cluster: RunnerCluster,
) -> None:
    member = await cluster.join()
    await member.close()
    job = await member.ledger.add(a_request(), a_reply())

    told = await member.database.write(
        lambda connection: rows.announce_edit(connection, [job.id], seconds=2.5)
    )
    worker_id = 4711
    claimed = await member.database.write(lambda c: rows.claim(c, job.id, worker_id))
    told_again = await member.database.write(
        lambda connection: rows.announce_edit(connection, [job.id], seconds=2.5)
    )

    assert list(told) == [job.id]
    assert isinstance(claimed, rows.Claim)
    assert 2 < claimed.quiet_seconds <= 2.5
    assert list(told_again) == []


async def test_whoever_shares_discords_limit_is_counted(cluster: RunnerCluster) -> None:
    first = await cluster.join(is_dedicated=True)
    accepting = await cluster.join(is_dedicated=False)
    second = await cluster.join(is_dedicated=True)

    await eventually(lambda: {one.processes for one in (first, accepting, second)} == {3})
    await second.close()
    await eventually(lambda: {one.processes for one in (first, accepting)} == {2})


async def test_a_worker_that_leaves_hands_its_jobs_to_another(cluster: RunnerCluster) -> None:
    cluster.delivery.release = asyncio.Event()
    leaver = await cluster.join()
    job = await leaver.accept()
    await cluster.delivery.delivering.wait()
    other = await cluster.join()
    cluster.delivery.release = None

    await leaver.close()
    async with asyncio.timeout(PATIENCE_SECONDS):
        await recorded_state(other, job, JobState.DELIVERED)

    assert len(cluster.backend.creates) == 1


async def test_a_job_that_was_taken_over_is_left_without_a_word(cluster: RunnerCluster) -> None:
    cluster.backend.plan(held(), succeeding())
    member = await cluster.join()
    job = await member.accept()
    await cluster.backend.created.wait()

    def take(connection: Connection) -> None:
        connection.execute(update(jobs).where(jobs.c.id == job.id).values(owner=4711))

    await member.database.write(take)
    cluster.backend.release.set()
    await eventually(lambda: not member.shared._jobs.running)

    assert cluster.delivery.said == []
    recorded = await cluster.recorded(member, job)
    assert recorded.predictions[0].prediction_id is None


async def test_a_job_that_was_recorded_but_never_queued_is_found(cluster: RunnerCluster) -> None:
    member = await cluster.join()
    job = await member.ledger.add(a_request(), a_reply())

    await cluster.queue_forgotten()

    await cluster.wait_over(job)
    assert cluster.over() == [job.id]


async def test_while_postgresql_is_away_accepting_refuses_and_what_runs_goes_on(
    cluster: RunnerCluster, postgres: PostgresServer
) -> None:
    cluster.backend.plan(held())
    member = await cluster.join()
    running = await member.accept()
    await cluster.backend.created.wait()
    await asyncio.to_thread(postgres.stop)
    try:
        with pytest.raises(RefusedError) as caught:
            await member.accept(a_reply(BOB))
        with pytest.raises(RefusedError):
            await member.runner.cancel(running.id, ANN)
        cluster.backend.release.set()
    finally:
        await asyncio.to_thread(postgres.start)

    assert caught.value.words_id == "refusal-store-away"
    await recorded_state(member, running, JobState.DELIVERED)
    assert cluster.over() == [running.id]
    assert [job.id for job in await member.ledger.unfinished()] == []
    again = await member.accept(a_reply(BOB))
    await cluster.wait_over(again)
    assert len(cluster.backend.creates) == 2


async def test_of_two_processes_with_one_interaction_one_is_quiet(cluster: RunnerCluster) -> None:
    """As when a new process is started before the old one of its shards is stopped."""
    members = [await cluster.join() for _ in range(2)]
    told: list[int] = []

    async def acknowledge() -> int:
        told.append(1)
        return 555

    reply = a_reply()
    results = await asyncio.gather(
        *(
            member.runner.accept(a_request(), reply, acknowledge, admission=Admission())
            for member in members
        ),
        return_exceptions=True,
    )

    (job,) = [result for result in results if isinstance(result, Job)]
    assert [type(result) for result in results if result is not job] == [AnsweredElsewhereError]
    assert len(told) == 1
    await cluster.wait_over(job)
    await recorded_state(members[0], job, JobState.DELIVERED)
    found = await members[0].database.read(lambda c: jobs_of_user(c, ANN, limit=9))
    assert [row.id for row in found] == [job.id]
    assert len(cluster.backend.creates) == 1


@pytest.mark.parametrize("error", [KeyRefusedError("401"), ServiceUnreachableError("no route")])
async def test_a_worker_that_alone_is_refused_steps_back_and_the_others_draw(
    cluster: RunnerCluster, error: PredictionError, caplog: pytest.LogCaptureFixture
) -> None:
    refused = FakeBackend()
    refused.otherwise = held(refusing(error))
    cluster.backend.otherwise = held()
    bad = await cluster.join(backend=refused, jobs_per_person=9, per_person=9)
    good = await cluster.join(overall=3, jobs_per_person=9, per_person=9)

    asked = [await good.accept(a_reply(1000 + number)) for number in range(6)]
    await eventually(lambda: len(refused.creates) >= 3)
    refused.release.set()
    cluster.backend.release.set()
    for job in asked:
        await recorded_state(good, job, JobState.DELIVERED)

    assert cluster.delivery.words == []
    assert await good.database.read(get_outage) is None
    assert bad.is_stepped_back
    assert sum("steps back" in record.message for record in caplog.records) == 1
    before = len(refused.creates)
    again = [await bad.accept(a_reply(2000 + number)) for number in range(4)]
    for job in again:
        await recorded_state(good, job, JobState.DELIVERED)
    assert len(refused.creates) == before


class KeyedBackend(FakeBackend):
    """One whose looks are answered when its key is taken away."""

    async def get(
        self,
        prediction_id: str,
        *,
        give_up_at: float,
        on_stumble: OnStumble | None = None,
        is_told: bool = False,
    ) -> Prediction:
        assert give_up_at
        self.gets.append(prediction_id)
        await self.release.wait()
        error = KeyRefusedError("401")
        if on_stumble is not None:
            await on_stumble(error)
        raise error


async def test_a_worker_whose_looks_alone_are_refused_hands_over_what_runs(
    cluster: RunnerCluster, caplog: pytest.LogCaptureFixture
) -> None:
    keyed = KeyedBackend()
    bad = await cluster.join(backend=keyed, jobs_per_person=9, per_person=9)
    running = [await bad.accept(a_reply(1000 + number)) for number in range(4)]
    await eventually(lambda: len(keyed.gets) == len(running))
    good = await cluster.join(jobs_per_person=9, per_person=9)
    for prediction_id in keyed.gets:
        cluster.backend.know(prediction_id, succeeding())

    keyed.release.set()

    for job in running:
        await recorded_state(good, job, JobState.DELIVERED)
    assert cluster.delivery.words == []
    assert keyed.cancels == []
    assert cluster.backend.creates == []
    assert await good.database.read(get_outage) is None
    assert bad.is_stepped_back
    assert sum("steps back" in record.message for record in caplog.records) == 1


async def test_when_every_process_is_refused_it_is_an_outage(cluster: RunnerCluster) -> None:
    cluster.backend.otherwise = refusing(KeyRefusedError("401"))
    members = [await cluster.join(jobs_per_person=9) for _ in range(2)]
    for number in range(8):
        await members[0].accept(a_reply(1000 + number))

    async with asyncio.timeout(PATIENCE_SECONDS):
        while await members[0].database.read(get_outage) is None:  # noqa: ASYNC110 - no event
            await asyncio.sleep(0.05)

    assert [member.is_stepped_back for member in members].count(True) == 1


LOCKED_SECONDS = 7.0
"""PostgreSQL ends a transaction that says nothing for 5 s."""
RECOVERY_SECONDS = 5.0
LOCKED = ("jobs", "procrastinate_jobs", "procrastinate_workers", "workers", "turns", "charges")


async def test_a_worker_that_is_cut_off_with_locks_stops_nobody_for_long(
    cluster: RunnerCluster, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    location = urlsplit(cluster.url)
    assert location.port is not None
    async with AsyncExitStack() as stack:
        proxy = await stack.enter_async_context(Proxy(port=location.port).open())
        url = cluster.url.replace(f":{location.port}/", f":{proxy.port}/")
        others = await stack.enter_async_context(RunnerCluster(url=url, data_dir=tmp_path))
        others.backend, others.delivery = cluster.backend, cluster.delivery
        healthy, cut_off = await cluster.join(), await others.join()
        before = [await healthy.accept(a_reply(1000 + number)) for number in range(3)]
        await cluster.wait_over(*before)

        def lock(connection: Connection) -> None:
            for name in LOCKED:
                connection.execute(text(f"SELECT 1 FROM {name} FOR UPDATE")).all()
            if not proxy.is_cut.is_set():
                proxy.cut()
                connection.execute(text("SELECT 1"))

        locking = asyncio.create_task(cut_off.database.write(lock))
        await proxy.is_cut.wait()
        asked, refused_until = await asked_for(healthy, seconds=8.0)
        proxy.mend()
        async with asyncio.timeout(RECOVERY_SECONDS):
            await asyncio.gather(locking, return_exceptions=True)

        assert refused_until < LOCKED_SECONDS
        await cluster.wait_over(*asked)
        for job in asked:
            await recorded_state(healthy, job, JobState.DELIVERED)
        again = await accepted_by(cut_off)
        await cluster.wait_over(again)
        await recorded_state(healthy, again, JobState.DELIVERED)
    dead = [one.getMessage() for one in caplog.records if "taken for dead" in one.getMessage()]
    assert len(dead) <= 1  # the one that was cut off


async def asked_for(member: Member, *, seconds: float) -> tuple[list[Job], float]:
    """Ask again and again; returns what was accepted, and when somebody was last refused."""
    began_at = asyncio.get_running_loop().time()
    asked: list[Job] = []
    refused_until = 0.0
    while asyncio.get_running_loop().time() - began_at < seconds:
        try:
            asked.append(await member.accept(a_reply(2000 + len(asked))))
        except RefusedError:
            refused_until = asyncio.get_running_loop().time() - began_at
        await asyncio.sleep(0.2)
    return asked, refused_until


async def accepted_by(member: Member) -> Job:
    """Ask until it is accepted."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            try:
                return await member.accept(a_reply(BOB))
            except RefusedError:
                await asyncio.sleep(0.1)
