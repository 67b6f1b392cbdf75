import asyncio
import itertools
import random
from bisect import bisect_left

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.imagine.request_limit import RequestLimit
from tests.fakes.clock import FakeClock


def most_in_a_minute(times: list[float]) -> int:
    ordered = sorted(times)
    return max(
        number - bisect_left(ordered, time - 59.999) + 1 for number, time in enumerate(ordered)
    )


def nobody(_: float) -> None:
    """Hear of no wait."""


async def start(limit: RequestLimit, clock: FakeClock, sent: list[float]) -> None:
    await limit.wait_for_start(nobody)
    sent.append(clock.monotonic())


async def poll(limit: RequestLimit, clock: FakeClock, sent: list[float]) -> None:
    assert await limit.wait_for_poll(give_up_at=clock.monotonic() + 1e6)
    sent.append(clock.monotonic())


@pytest.mark.parametrize("per_minute", [2, 7, 60, 240])
async def test_no_minute_sees_more_than_the_limit(per_minute: int) -> None:
    clock, chance = FakeClock(), random.Random(per_minute)
    limit = RequestLimit(requests_per_minute=per_minute, clock=clock)
    sent: list[float] = []

    async def one() -> None:
        await clock.sleep(chance.random() * 90)
        await (start if chance.random() < 0.3 else poll)(limit, clock, sent)

    await asyncio.gather(*(one() for _ in range(3 * per_minute)))

    assert len(sent) == 3 * per_minute
    assert most_in_a_minute(sent) <= per_minute


async def test_what_the_limit_allows_is_used() -> None:
    clock = FakeClock()
    limit = RequestLimit(requests_per_minute=600, clock=clock)
    began, sent = clock.monotonic(), list[float]()

    await asyncio.gather(*(poll(limit, clock, sent) for _ in range(600)))

    assert clock.monotonic() - began <= 61


async def test_starts_go_first_and_leave_a_turn_in_four_to_polls() -> None:
    clock = FakeClock()
    limit = RequestLimit(requests_per_minute=60, clock=clock)
    order: list[str] = []

    async def send(kind: str) -> None:
        if kind == "start":
            await limit.wait_for_start(nobody)
        else:
            await limit.wait_for_poll(give_up_at=1e9)
        order.append(kind)

    kinds = ["poll"] * 8 + ["start"] * 12
    await asyncio.gather(*(send(kind) for kind in kinds))

    waited = order[2:]
    assert waited[:8] == ["start", "start", "start", "poll"] * 2
    assert waited[-2:] == ["poll"] * 2


async def test_a_start_hears_how_long_it_may_take() -> None:
    clock = FakeClock()
    limit = RequestLimit(requests_per_minute=120, clock=clock)
    told: list[float] = []
    sent: list[float] = []
    began = clock.monotonic()

    async def one() -> None:
        await limit.wait_for_start(told.append)
        sent.append(clock.monotonic() - began)

    await asyncio.gather(*(one() for _ in range(30)))

    assert max(told) == pytest.approx(max(sent), abs=0.1)
    assert min(told) >= 1.0


async def test_a_poll_without_a_turn_in_time_is_told_so_and_takes_none() -> None:
    clock = FakeClock()
    limit = RequestLimit(requests_per_minute=2, clock=clock)
    assert limit.take_poll()

    assert not await limit.wait_for_poll(give_up_at=clock.monotonic() + 20)
    assert await limit.wait_for_poll(give_up_at=clock.monotonic() + 41)


async def test_who_leaves_the_queue_holds_up_nobody() -> None:
    clock = FakeClock(auto=False)
    limit = RequestLimit(requests_per_minute=60, clock=clock)
    sent: list[float] = []
    tasks = [
        asyncio.create_task(start(limit, clock, sent), name=f"start-{number}")
        for number in range(40)
    ]
    await clock.advance(0.1)
    for task in tasks[2:-1]:
        task.cancel()
    await clock.advance(20.0)

    assert len(sent) == 3
    assert sent[-1] - sent[0] < 20.0


def test_a_cancellation_is_counted_though_it_does_not_wait() -> None:
    clock = FakeClock()
    limit = RequestLimit(requests_per_minute=60, clock=clock)

    for _ in range(5):
        limit.take()

    assert not limit.take_poll()


@given(st.integers(1, 5000), st.integers(1, 40))
def test_processes_share_the_limit(per_minute: int, processes: int) -> None:
    clock = FakeClock()
    alone = RequestLimit(requests_per_minute=per_minute, clock=clock)
    one_of_many = RequestLimit(
        requests_per_minute=per_minute, clock=clock, processes=lambda: processes
    )

    assert processes * one_of_many.per_second * 60 <= per_minute + 1e-6
    assert one_of_many.per_second <= alone.per_second * 2


async def test_a_process_that_joins_takes_its_share_at_once() -> None:
    clock = FakeClock()
    processes = 1
    limit = RequestLimit(requests_per_minute=600, clock=clock, processes=lambda: processes)
    sent: list[float] = []

    async def join() -> None:
        nonlocal processes
        await clock.sleep(10)
        processes = 2

    await asyncio.gather(join(), *(poll(limit, clock, sent) for _ in range(200)))

    began = sent[0]
    before, after = (sum(begin <= time - began < begin + 10 for time in sent) for begin in (0, 12))
    assert before == pytest.approx(20 + 97, abs=3)
    assert after == pytest.approx(48, abs=3)
    assert all(later >= sooner for sooner, later in itertools.pairwise(sent))


async def test_the_rate_of_starts_is_known() -> None:
    clock = FakeClock()
    limit = RequestLimit(requests_per_minute=6000, clock=clock)

    for _ in range(500):
        await limit.wait_for_start(nobody)
        await clock.sleep(0.1)

    assert limit.starts_per_second == pytest.approx(10.0, rel=0.1)
    await clock.sleep(60.0)
    assert limit.starts_per_second < 0.1


# --- a limit of their own for starts -------------------------------------------------------------


@pytest.mark.parametrize("starts_per_minute", [6, 60, 600])
async def test_no_minute_sees_more_starts_than_their_own_limit(starts_per_minute: int) -> None:
    clock = FakeClock()
    limit = RequestLimit(requests_per_minute=3000, starts_per_minute=starts_per_minute, clock=clock)
    sent: list[float] = []

    await asyncio.gather(*(start(limit, clock, sent) for _ in range(2 * starts_per_minute)))

    assert most_in_a_minute(sent) <= starts_per_minute
    assert sent[-1] - sent[0] <= 140


async def test_polls_do_not_wait_behind_starts_that_wait_for_their_own_limit() -> None:
    clock = FakeClock(auto=False)
    limit = RequestLimit(requests_per_minute=3000, starts_per_minute=6, clock=clock)
    sent: list[float] = []
    starts = [asyncio.create_task(start(limit, clock, sent), name=f"{n}") for n in range(5)]
    await clock.advance(0.0)

    assert len(sent) == 1
    assert limit.take_poll()
    assert await limit.wait_for_poll(give_up_at=clock.monotonic())
    assert limit.starts_per_second <= 6 / 60

    await clock.advance(60.0)
    assert len(sent) == 5
    await asyncio.gather(*starts)


async def test_processes_share_the_limit_of_starts() -> None:
    clock = FakeClock()
    limits = [
        RequestLimit(
            requests_per_minute=3000, starts_per_minute=60, clock=clock, processes=lambda: 2
        )
        for _ in range(2)
    ]
    sent: list[float] = []

    await asyncio.gather(*(start(limit, clock, sent) for limit in limits for _ in range(60)))

    assert most_in_a_minute(sent) <= 60
