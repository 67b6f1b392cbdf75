"""Nudges bring a look forward, and nothing else; what comes of them is what the look says."""

import pytest

from benchmarks.nudges import Scenario
from bot.db.database import Database
from bot.errors import InputInvalidError, NudgeRefusedError, StartAmbiguousError
from bot.imagine.job import JobState
from bot.imagine.nudge_addresses import NudgeAddresses
from bot.imagine.nudges import MISSED_SECONDS, MOST_NUDGED_LOOKS, TRUSTED_AFTER, Nudges
from bot.imagine.polling import TOLD_WAIT_SECONDS
from tests.fakes.backend import refusing
from tests.fakes.clock import FakeClock
from tests.fakes.delivery import FakeDelivery
from tests.fakes.requests import MODEL
from tests.harness.app_harness import AppHarness, a_planner

ADDRESSES = NudgeAddresses(public_url="https://easel.example/bot/", secret="a.discord.token")
JOB = "5" * 32


def nudges_at(clock: FakeClock) -> Nudges:
    return Nudges(clock=clock, addresses=ADDRESSES)


def nudged_ends(nudges: Nudges, count: int, model: str = MODEL) -> None:
    """Let so many predictions end, each with its nudge."""
    for number in range(count):
        job_id = f"{number:032x}"
        nudges.expect(job_id, 0, model)
        assert nudges.arrived(f"{job_id}-0")
        nudges.ended(job_id, 0, model)
        nudges.forget(job_id, 0)


def test_an_address_is_known_again_by_every_process_and_by_nobody_else() -> None:
    base, name, signed = ADDRESSES.of(f"{JOB}-3").rsplit("/", 2)
    elsewhere = NudgeAddresses(public_url="https://other.example", secret="a.discord.token")
    stranger = NudgeAddresses(public_url="https://easel.example/bot", secret="another token")

    assert (base, name) == ("https://easel.example/bot/predictions", f"{JOB}-3")
    assert elsewhere.is_own(name, signed)
    assert not stranger.is_own(name, signed)
    for other, said in (
        (f"{JOB}-2", signed),
        (name, signed[:-1]),
        (name, ""),
        (name, "ü"),
        ("", signed),
    ):
        assert not ADDRESSES.is_own(other, said)


async def test_a_nudge_ends_the_wait_and_more_of_them_cost_a_few_looks_at_most() -> None:
    clock = FakeClock(auto=False)
    nudge = nudges_at(clock).of(JOB, 0, MODEL)
    looks = 0
    for _ in range(MOST_NUDGED_LOOKS):
        nudge.arrive()
        nudge.arrive()
        looks += await nudge.sleep(60.0)
    nudge.arrive()

    assert looks == MOST_NUDGED_LOOKS
    assert clock.monotonic() == FakeClock().monotonic()
    assert not await nudge.sleep(0.0)


async def test_looks_are_stretched_while_nudges_come_and_not_after_one_was_missed() -> None:
    clock = FakeClock(auto=False)
    nudges = nudges_at(clock)
    plan = a_planner().plan(MODEL, 4.0)

    def next_look() -> float:
        nudges.expect(JOB, 0, MODEL)
        return plan.wait_seconds(0.5, is_told=nudges.of(JOB, 0, MODEL).is_trusted)

    usual = next_look()
    nudged_ends(nudges, TRUSTED_AFTER)
    assert next_look() >= TOLD_WAIT_SECONDS > usual
    assert not nudges.are_trusted("another/model")

    # A look was quicker, and the nudge came all the same.
    nudges.ended(JOB, 0, MODEL)
    nudges.forget(JOB, 0)
    await clock.advance(9.0)
    assert nudges.arrived(f"{JOB}-0")
    assert next_look() >= TOLD_WAIT_SECONDS

    nudges.ended(JOB, 0, MODEL)
    nudges.forget(JOB, 0)
    await clock.advance(11.0)
    assert next_look() == usual
    nudged_ends(nudges, TRUSTED_AFTER)
    assert next_look() == usual
    await clock.advance(MISSED_SECONDS)
    assert next_look() >= TOLD_WAIT_SECONDS


def test_a_nudge_of_nobody_is_not_kept() -> None:
    nudges = nudges_at(FakeClock())
    nudges.expect(JOB, 0, MODEL)
    nudges.forget(JOB, 0)

    assert not nudges.arrived(f"{JOB}-0")
    assert not nudges.arrived("../../etc")


async def test_a_nudge_that_comes_before_the_start_is_answered_is_not_lost() -> None:
    nudges = nudges_at(FakeClock())
    nudges.expect(JOB, 0, MODEL)
    assert nudges.arrived(f"{JOB}-0")

    assert await nudges.of(JOB, 0, MODEL).sleep(60.0)


async def test_nudges_save_looks_and_time_and_missed_ones_lose_nothing() -> None:
    few = Scenario(name="few", seconds=(7, 13), predictions=30)

    plain, told = await few.run(nudged=False), await few.run(nudged=True)
    silent = await few.run(nudged=True, missed=1.0)

    assert told.looks < plain.looks
    assert sum(told.delays) < sum(plain.delays)
    assert (silent.looks, silent.delays) == (plain.looks, plain.delays)


@pytest.fixture
def harness(store: Database, delivery: FakeDelivery) -> AppHarness:
    clock = FakeClock()
    return AppHarness(database=store, delivery=delivery, clock=clock, nudges=nudges_at(clock))


async def test_a_start_that_is_refused_for_its_nudge_is_sent_once_without(
    harness: AppHarness,
) -> None:
    backend = harness.backend
    backend.plan(refusing(NudgeRefusedError("no webhook here")))

    first, second = await harness.run(await harness.add()), await harness.run(await harness.add())

    assert (first.state, second.state) == (JobState.DELIVERED, JobState.DELIVERED)
    assert backend.nudges == [ADDRESSES.of(f"{first.id}-0"), None, None]


async def test_one_that_is_refused_without_as_well_says_nothing_about_nudges(
    harness: AppHarness,
) -> None:
    harness.backend.plan(refusing(NudgeRefusedError("a")), refusing(InputInvalidError("b")))

    first = await harness.run(await harness.add())
    second = await harness.run(await harness.add())

    assert (first.state, second.state) == (JobState.FAILED, JobState.DELIVERED)
    assert [bool(at) for at in harness.backend.nudges] == [True, False, True]


async def test_an_ambiguous_start_is_never_sent_again(harness: AppHarness) -> None:
    harness.backend.plan(refusing(StartAmbiguousError("webhook: no answer")))

    job = await harness.run(await harness.add())

    assert job.state is JobState.FAILED
    assert len(harness.backend.creates) == 1
