"""Limits, charges and turns: the same in one process on SQLite and in several on PostgreSQL."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace

import pytest

from bot.clock import Clock, SystemClock
from bot.db.charges import SpentRow, Whose, spent_micros, used_since
from bot.errors import (
    FlaggedError,
    OutputGoneError,
    OutputHostUnlistedError,
    OutputUnreachableError,
    OutputUnreadableError,
    PredictionLostError,
)
from bot.imagine.job import Job, JobState
from bot.imagine.progress import Stage
from bot.imagine.request import SubmittedRequest
from cogs.limits.accounting import UNLIMITED, BudgetReachedError
from cogs.limits.active_limits import LimitPeriod, LimitScope
from cogs.limits.budget import BudgetService
from cogs.limits.model import ConcurrentLimitError, PeriodLimitError
from cogs.limits.usage import UsageService
from cogs.review.model import ReviewRejectedError
from cogs.server.model import Budget, Limit, Limits
from tests.fakes.backend import (
    PICTURE,
    Script,
    ambiguous,
    empty,
    failing,
    held,
    never_ending,
    refusing,
    succeeding,
    unanswered,
)
from tests.fakes.clock import FakeClock
from tests.fakes.requests import ANN, BOB, CYD, MODEL, a_reply
from tests.harness.accounts import CHANNEL, GUILD, Accounts, asked_by
from tests.harness.app_harness import acknowledged, eventually
from tests.harness.runner_cluster import Member, RunnerCluster, recorded_state
from tests.patience import PATIENCE_SECONDS


async def ask(member: Member, request: SubmittedRequest, *, usd: float = 0.10) -> Job:
    """Let a process accept a request as the entrance does."""
    accounting = Accounts(member.database, usd=usd).accounting
    job = await member.runner.accept(
        request,
        a_reply(request.requester.user_id),
        acknowledged,
        admission=await accounting.admission(request),
    )
    assert job is not None
    return job


async def counted(member: Member, user_id: int = ANN) -> tuple[int, int, int]:
    """Pictures that count, jobs under way, and what they cost in cents."""
    whose = Whose(guild_id=GUILD, user_id=user_id)
    used = await member.database.read(
        lambda connection: used_since(connection, whose, since=0.0, lately=0.0)
    )
    micros = await member.database.read(
        lambda connection: spent_micros(connection, GUILD, since=0.0)
    )
    return used.images, used.under_way, micros // 10_000


def member_clock(member: Member) -> Clock:
    """The time by which its jobs are charged."""
    return SystemClock() if member.database.is_shared else FakeClock()


async def places(member: Member, jobs: list[Job]) -> list[int]:
    """Where these jobs wait, as the process can tell."""
    progress = await member.runner.progress([job.id for job in jobs])
    assert all(its.stage is Stage.QUEUED for its in progress.values())
    return [progress[job.id].place for job in jobs if job.id in progress]


async def processes(cluster: RunnerCluster, count: int) -> list[Member]:
    """As many as can share this database."""
    first = await cluster.join(jobs_per_person=20)
    if not first.database.is_shared:
        return [first]
    return [first, *[await cluster.join(jobs_per_person=20) for _ in range(count - 1)]]


async def test_what_was_drawn_is_charged(cluster: RunnerCluster) -> None:
    member = await cluster.join()

    job = await ask(member, asked_by(ANN, 1))
    await recorded_state(member, job, JobState.DELIVERED)

    assert await counted(member) == (1, 0, 10)


async def test_of_fewer_pictures_than_asked_for_only_those_are_charged(
    cluster: RunnerCluster,
) -> None:
    member = await cluster.join()

    job = await ask(member, asked_by(ANN, 4))
    await recorded_state(member, job, JobState.DELIVERED)

    assert await counted(member) == (1, 0, 10)


async def test_what_failed_is_refunded(cluster: RunnerCluster) -> None:
    cluster.backend.plan(failing())
    member = await cluster.join()

    job = await ask(member, asked_by(ANN, 4))
    await recorded_state(member, job, JobState.FAILED)

    assert await counted(member) == (0, 0, 0)


# Each takes the picture away after the provider made it, or may have.
UNSHOWN: Mapping[str, tuple[Script, Exception | None, Exception | None]] = {
    "refused by moderators, the rules or Discord": (succeeding(), None, ReviewRejectedError()),
    "gone": (succeeding(), OutputGoneError("404"), None),
    "out of reach": (succeeding(), OutputUnreachableError("503"), None),
    "unreadable": (succeeding(), OutputUnreadableError("html"), None),
    "at a strange place": (
        succeeding(),
        OutputHostUnlistedError("x", setting="IMAGE_ORIGINS=https://x.org", kept_seconds=600.0),
        None,
    ),
    "not among what came": (empty(), None, None),
    "lost sight of": (unanswered(PredictionLostError("404")), None, None),
    "not ready in time": (never_ending(), None, None),
    "perhaps never begun": (ambiguous(), None, None),
}


@pytest.mark.parametrize("case", UNSHOWN)
async def test_what_the_provider_made_or_may_charge_for_is_paid_though_nobody_sees_it(
    cluster: RunnerCluster, case: str
) -> None:
    script, on_fetch, on_deliver = UNSHOWN[case]
    cluster.backend.plan(script)
    cluster.delivery.on_deliver = on_deliver
    if on_fetch is not None:
        cluster.downloads.otherwise = on_fetch
    member = await cluster.join()

    job = await ask(member, asked_by(ANN, 1))
    await recorded_state(member, job, JobState.FAILED)

    assert await counted(member) == (0, 0, 10)


async def test_what_is_refunded_though_paid_is_only_so_much_a_day(cluster: RunnerCluster) -> None:
    cluster.backend.otherwise = succeeding(PICTURE, f"{PICTURE}?2")
    member = await cluster.join()
    await Accounts(member.database).allow(Budget(refunded_images=3))

    for number in range(3):
        cluster.delivery.on_deliver = ReviewRejectedError()
        job = await ask(member, asked_by(BOB if number == 1 else ANN, 2))
        await recorded_state(member, job, JobState.FAILED)

    assert await counted(member, ANN) == (2, 0, 60)
    assert (await counted(member, BOB))[0] == 0


@pytest.mark.parametrize(
    ("second", "charged"),
    [
        (failing(), 2),
        (refusing(FlaggedError("no")), 2),
        (unanswered(PredictionLostError("404")), 4),
        (ambiguous(), 4),
    ],
    ids=["failed", "refused", "lost", "ambiguous"],
)
async def test_of_several_predictions_each_counts_for_itself(
    cluster: RunnerCluster, second: Script, charged: int
) -> None:
    member = await cluster.join()
    two = [f"{PICTURE}?{number}" for number in range(2)]
    cluster.backend.plan(succeeding(*two), second)
    request = asked_by(ANN, 2)

    job = await ask(member, replace(request, predictions=request.predictions * 2))
    await recorded_state(member, job, JobState.DELIVERED)

    assert (await counted(member))[0] == charged


async def test_of_several_that_all_fail_what_may_be_charged_counts(cluster: RunnerCluster) -> None:
    cluster.backend.plan(failing(), ambiguous())
    member = await cluster.join()
    request = asked_by(ANN, 1)

    job = await ask(member, replace(request, predictions=request.predictions * 2))
    await recorded_state(member, job, JobState.FAILED)

    assert await counted(member) == (0, 0, 10)


async def test_what_is_cancelled_before_its_start_is_refunded(cluster: RunnerCluster) -> None:
    cluster.backend.otherwise = held()
    member = await cluster.join(overall=1, per_person=1)
    first = await ask(member, asked_by(BOB))
    await cluster.backend.created.wait()
    waiting = await ask(member, asked_by(ANN))
    assert (await counted(member))[:2] == (1, 1)

    assert await member.runner.cancel(waiting.id, ANN)
    await recorded_state(member, waiting, JobState.CANCELED)

    assert (await counted(member))[:2] == (0, 0)
    cluster.backend.release.set()
    await cluster.wait_over(first)


async def test_what_is_cancelled_after_it_was_paid_for_counts(cluster: RunnerCluster) -> None:
    cluster.backend.plan(never_ending())
    member = await cluster.join()
    job = await ask(member, asked_by(ANN))
    await eventually(lambda: bool(cluster.backend.gets))

    assert await member.runner.cancel(job.id, ANN)
    await recorded_state(member, job, JobState.CANCELED)

    assert (await counted(member))[:2] == (1, 0)


async def test_what_discord_gave_up_counts_nothing(cluster: RunnerCluster) -> None:
    member = await cluster.join()
    request = asked_by(ANN)
    admission = await Accounts(member.database, usd=0.10).accounting.admission(request)

    async def acknowledge() -> int:
        raise RuntimeError("unknown interaction")

    with pytest.raises(RuntimeError):
        await member.runner.accept(request, a_reply(), acknowledge, admission=admission)

    assert await counted(member) == (0, 0, 0)


async def test_a_refused_request_leaves_nothing(cluster: RunnerCluster) -> None:
    member = await cluster.join()
    await Accounts(member.database).limit(Limits(person=Limit(concurrent=1)))
    cluster.backend.otherwise = held()
    job = await ask(member, asked_by(ANN))

    with pytest.raises(ConcurrentLimitError):
        await ask(member, asked_by(ANN))

    assert (await counted(member))[:2] == (1, 1)
    assert len(await member.ledger.unfinished()) == 1
    cluster.backend.release.set()
    await cluster.wait_over(job)
    await recorded_state(member, job, JobState.DELIVERED)
    await cluster.wait_over(await ask(member, asked_by(ANN)))


async def test_what_may_be_seen_already_takes_no_place(cluster: RunnerCluster) -> None:
    member = await cluster.join()
    await Accounts(member.database).limit(Limits(person=Limit(concurrent=1)))
    cluster.delivery.release = asyncio.Event()

    shown = await ask(member, asked_by(ANN))
    await asyncio.wait_for(cluster.delivery.delivering.wait(), PATIENCE_SECONDS)
    other = await ask(member, asked_by(ANN))

    assert cluster.over() == []
    cluster.delivery.release.set()
    await cluster.wait_over(shown, other)


async def test_different_people_at_once_do_not_both_take_a_servers_last_place(
    cluster: RunnerCluster,
) -> None:
    members = await processes(cluster, 3)
    await Accounts(members[0].database).limit(Limits(server=Limit(per_day=4)))

    results = await asyncio.gather(
        *(ask(members[n % len(members)], asked_by(200 + n)) for n in range(10)),
        return_exceptions=True,
    )

    accepted = [one for one in results if isinstance(one, Job)]
    assert len(accepted) == 4
    assert sum(isinstance(one, PeriodLimitError) for one in results) == 6
    await cluster.wait_over(*accepted)


async def test_different_people_at_once_do_not_overdraw_a_budget(cluster: RunnerCluster) -> None:
    members = await processes(cluster, 3)
    await Accounts(members[0].database).allow(Budget(day_micros=300_000))

    results = await asyncio.gather(
        *(ask(members[n % len(members)], asked_by(200 + n)) for n in range(8)),
        return_exceptions=True,
    )

    accepted = [one for one in results if isinstance(one, Job)]
    assert len(accepted) == 3
    assert sum(isinstance(one, BudgetReachedError) for one in results) == 5
    await cluster.wait_over(*accepted)


async def test_who_has_three_turns_gets_three_where_others_get_one(cluster: RunnerCluster) -> None:
    cluster.backend.otherwise = held()
    member = await cluster.join(overall=1, per_person=3)
    first = await ask(member, asked_by(CYD))
    await cluster.backend.created.wait()
    names: dict[str, str] = {}
    for user_id, weight, name in ((ANN, 1, "ann"), (BOB, 3, "bob")):
        for _ in range(3):
            job = await ask(member, replace(asked_by(user_id), weight=weight))
            names[job.id] = name

    cluster.backend.release.set()
    await eventually(lambda: len(cluster.over()) == 7)

    assert cluster.over()[0] == first.id
    order = [names[job_id] for job_id in cluster.over()[1:]]
    assert order == ["ann", "bob", "bob", "bob", "ann", "ann"]


async def test_what_runs_and_what_waits_is_known(cluster: RunnerCluster) -> None:
    cluster.backend.otherwise = held()
    member = await cluster.join(overall=1, per_person=3)
    running = await ask(member, asked_by(ANN))
    await cluster.backend.created.wait()
    waiting = [await ask(member, asked_by(BOB)) for _ in range(2)]

    async with asyncio.timeout(PATIENCE_SECONDS):
        while await places(member, waiting) != [1, 2]:  # noqa: ASYNC110 - there is no event for it
            await asyncio.sleep(0.01)

    progress = await member.runner.progress([running.id, "f" * 32])
    assert [its.stage is Stage.QUEUED for its in progress.values()] == [False]
    theirs = await member.ledger.under_way_of(BOB)
    assert {job.id for job in theirs} == {job.id for job in waiting}
    cluster.backend.release.set()
    await cluster.wait_over(running, *waiting)
    await recorded_state(member, waiting[-1], JobState.DELIVERED)
    assert await member.ledger.under_way_of(BOB) == []


async def test_a_months_spending_is_added_up_and_listed(cluster: RunnerCluster) -> None:
    cluster.backend.plan(failing())
    member = await cluster.join()
    failed = await ask(member, asked_by(CYD, 1))
    await recorded_state(member, failed, JobState.FAILED)
    for request in (asked_by(ANN, 3), asked_by(BOB, 1)):
        job = await ask(member, request)
        await recorded_state(member, job, JobState.DELIVERED)
    book = BudgetService(database=member.database, clock=member_clock(member))

    report = await book.report(GUILD)
    bill = await book.bill(GUILD)

    assert report.month == 200_000
    assert report.models == (SpentRow(name=MODEL, images=2, micros=200_000),)
    assert {part.name: part.micros for part in report.people} == {
        str(ANN): 100_000,
        str(BOB): 100_000,
    }
    assert bill.count(",yes,no\r\n") == 1
    assert len(bill.splitlines()) == 4


async def test_what_is_used_is_told(cluster: RunnerCluster) -> None:
    member = await cluster.join()
    accounts = Accounts(member.database)
    await accounts.limit(Limits(person=Limit(per_hour=1), channels={CHANNEL: Limit(per_day=9)}))
    request = asked_by(ANN, 1)
    job = await ask(member, request)
    await recorded_state(member, job, JobState.DELIVERED)
    book = UsageService(
        database=member.database,
        servers=accounts.servers,
        operator=UNLIMITED,
        clock=member_clock(member),
    )

    usage = await book.of(request.requester)

    own, channel = usage.uses
    assert (own.used.images, own.used.images_lately, own.used.under_way) == (1, 1, 0)
    assert set(own.frees_at) == {LimitPeriod.HOUR}
    assert (channel.scope, channel.used.images, channel.frees_at) == (LimitScope.CHANNEL, 1, {})
    # Where not even the cheapest picture fits any more, what may be spent is used up.
    for cheapest, is_used_up in ((10**8, False), (10**9 + 1, True)):
        poor = UsageService(
            database=member.database,
            servers=accounts.servers,
            operator=replace(UNLIMITED, day_micros=10**9),
            clock=member_clock(member),
            cheapest_micros=cheapest,
        )
        assert ((await poor.of(request.requester)).everything_ends_at is not None) is is_used_up
