import asyncio

import pytest

from bot.replicate.retry import retry_until
from tests.fakes.clock import FakeClock


class StumbleError(Exception):
    def __init__(self, retry_after_seconds: float | None = None) -> None:
        super().__init__("stumble")
        self.retry_after_seconds = retry_after_seconds


async def pauses(*, luck: float, seconds: float) -> list[float]:
    clock = FakeClock()

    async def stumble() -> None:
        raise StumbleError

    with pytest.raises(StumbleError):
        await retry_until(
            clock.monotonic() + seconds,
            is_temporary=lambda error: isinstance(error, StumbleError),
            clock=clock,
            random=lambda: luck,
        )(stumble)
    return clock.slept


async def test_pauses_grow_to_fifteen_seconds_and_end_on_the_deadline() -> None:
    assert await pauses(luck=1.0, seconds=50) == [1.0, 2.0, 4.0, 8.0, 15.0, 15.0, 5.0]


async def test_no_pause_is_shorter_than_half_a_second_before_the_last() -> None:
    assert await pauses(luck=0.0, seconds=2.2) == [0.5, 0.5, 0.5, 0.5, pytest.approx(0.2)]


async def test_other_errors_pass_at_once() -> None:
    clock = FakeClock()

    async def break_down() -> None:
        raise KeyError

    with pytest.raises(KeyError):
        await retry_until(
            2_000,
            is_temporary=lambda error: isinstance(error, StumbleError),
            clock=clock,
            random=lambda: 0.5,
        )(break_down)

    assert clock.slept == []


async def test_being_cancelled_ends_the_asking() -> None:
    clock = FakeClock(auto=False)

    async def stumble() -> None:
        raise StumbleError(30)

    async def ask() -> None:
        await retry_until(2_000, is_temporary=lambda _: True, clock=clock, random=lambda: 0.5)(
            stumble
        )

    task = asyncio.create_task(ask(), name="asking")
    await clock.advance(1)
    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task
    assert clock.sleeping == 0
