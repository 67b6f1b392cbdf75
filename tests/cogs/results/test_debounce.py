"""A double click is one press; everything else is a press of its own."""

from types import SimpleNamespace
from typing import cast

import discord
import pytest

from cogs.results.card_actions import DOUBLE_SECONDS, AlreadyOnItError, Debounce
from tests.fakes.clock import FakeClock

ANN, BOB = 101, 102


def press(
    custom_id: str = "easel:reroll:1", *, user: int = ANN, message: int = 7
) -> discord.Interaction:
    """What Debounce reads of an interaction."""
    found = SimpleNamespace(
        user=SimpleNamespace(id=user),
        message=SimpleNamespace(id=message),
        data={"custom_id": custom_id},
        response=SimpleNamespace(type=None),
    )
    return cast("discord.Interaction", found)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(auto=False)


@pytest.fixture
def debounce(clock: FakeClock) -> Debounce:
    return Debounce(clock=clock)


def test_the_second_click_starts_nothing(debounce: Debounce) -> None:
    with debounce.once(press()):
        pass

    with pytest.raises(AlreadyOnItError), debounce.once(press()):
        pytest.fail("it was done twice")


@pytest.mark.parametrize(
    "other", [press(user=BOB), press("easel:upscale:1"), press(message=8)], ids=str
)
def test_other_presses_are_their_own(debounce: Debounce, other: discord.Interaction) -> None:
    with debounce.once(press()), debounce.once(other):
        pass


async def test_later_it_is_a_press_again(debounce: Debounce, clock: FakeClock) -> None:
    with debounce.once(press()):
        pass
    await clock.advance(DOUBLE_SECONDS)

    with debounce.once(press()):
        pass


def test_what_failed_may_be_pressed_again_at_once(debounce: Debounce) -> None:
    with pytest.raises(LookupError), debounce.once(press()):
        raise LookupError

    with debounce.once(press()):
        pass


async def test_old_presses_are_forgotten(debounce: Debounce, clock: FakeClock) -> None:
    for number in range(50):
        with debounce.once(press(message=number)):
            pass
    await clock.advance(DOUBLE_SECONDS)
    with debounce.once(press()):
        pass

    assert len(debounce._latest) == 1
