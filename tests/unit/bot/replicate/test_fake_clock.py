"""The clock other tests rely on."""

import asyncio

from tests.fakes.clock import FakeClock


async def test_sleepers_wake_in_the_order_of_their_times() -> None:
    clock = FakeClock(now=0)
    woken: list[tuple[str, float]] = []

    async def sleep(name: str, *naps: float) -> None:
        for nap in naps:
            await clock.sleep(nap)
            woken.append((name, clock.monotonic()))

    await asyncio.gather(sleep("a", 3, 3), sleep("b", 1, 1, 1.5), sleep("c", 10))

    assert woken == [("b", 1), ("b", 2), ("a", 3), ("b", 3.5), ("a", 6), ("c", 10)]
    assert clock.time() - FakeClock(now=0).time() == 10


async def test_without_auto_only_advance_passes_time() -> None:
    clock = FakeClock(now=0, auto=False)
    task = asyncio.create_task(clock.sleep(5), name="sleeper")

    await clock.advance(4)
    assert not task.done()
    await clock.advance(1)

    assert task.done()
    assert clock.monotonic() == 5


async def test_a_cancelled_sleeper_does_not_move_time() -> None:
    clock = FakeClock(now=0)
    task = asyncio.create_task(clock.sleep(5), name="sleeper")
    await asyncio.sleep(0)
    task.cancel()

    await clock.sleep(7)

    assert clock.monotonic() == 7
