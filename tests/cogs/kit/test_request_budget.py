"""What all processes together ask Discord in a second."""

import asyncio
from collections import Counter

import pytest

from cogs.kit.request_budget import RequestBudget
from tests.fakes.clock import FakeClock

DISCORDS_LIMIT = 50


async def sent_at(budget: RequestBudget, clock: FakeClock, requests: int) -> list[float]:
    """When each of some requests that come at once was sent."""
    began, times = clock.monotonic(), list[float]()

    async def send() -> None:
        await budget.wait()
        times.append(clock.monotonic() - began)

    await asyncio.gather(*(send() for _ in range(requests)))
    return times


@pytest.mark.parametrize("processes", [1, 2, 3, 5, 10])
async def test_no_second_sees_more_than_discord_takes(processes: int) -> None:
    clock = FakeClock()
    times = await sent_at(RequestBudget(clock=clock, processes=lambda: processes), clock, 300)

    most = max(sum(1 for at in times if start <= at < start + 1.0) for start in times)
    assert most * processes <= DISCORDS_LIMIT


@pytest.mark.parametrize(("processes", "seconds"), [(1, 7.3), (4, 29.6)])
async def test_what_is_allowed_is_used(processes: int, seconds: float) -> None:
    clock = FakeClock()
    times = await sent_at(RequestBudget(clock=clock, processes=lambda: processes), clock, 300)

    assert times[-1] == pytest.approx(seconds, abs=0.2)


async def test_a_few_requests_wait_for_nothing() -> None:
    clock = FakeClock()
    budget = RequestBudget(clock=clock)

    assert await sent_at(budget, clock, 10) == [0.0] * 10
    await clock.sleep(1.0)
    assert await sent_at(budget, clock, 10) == [0.0] * 10


async def test_a_process_that_comes_takes_its_share_from_the_next_request_on() -> None:
    clock, processes = FakeClock(), Counter(all=1)
    budget = RequestBudget(clock=clock, processes=lambda: processes["all"])
    await sent_at(budget, clock, 10)

    processes["all"] = 40
    times = await sent_at(budget, clock, 4)

    assert times[-1] - times[0] == pytest.approx(3.0)


async def test_who_gives_up_takes_no_turn() -> None:
    clock = FakeClock()
    budget = RequestBudget(clock=clock)
    await sent_at(budget, clock, 10)
    waiting = [asyncio.create_task(budget.wait(), name=str(n)) for n in range(40)]
    for task in waiting[1:]:
        task.cancel()
    await asyncio.wait(waiting)

    (at,) = await sent_at(budget, clock, 1)

    assert at <= 2 / 40
