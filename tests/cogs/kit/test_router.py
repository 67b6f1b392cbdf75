"""Custom ids, written and read by the fields of a press; and who answers them."""

from enum import StrEnum
from types import SimpleNamespace
from typing import Annotated, cast

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.kit.router import (
    FORM,
    PRESS,
    HexId,
    OldForms,
    Press,
    PressRouter,
    PressUnknownError,
    Written,
    digits,
    on_form,
    on_press,
)

ID = "0123456789abcdef" * 2


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


OLD_FORMS: OldForms = {
    "easel:paint:1:(?P<id>[0-9a-f]{32})": lambda found: f"easel:paint:red:{found['id']}:"
}


class Paint(Press, tag="easel:paint", old_forms=OLD_FORMS):
    colour: Colour
    id: HexId
    coats: Annotated[int, digits(2)] | None = None
    note: Annotated[str, Written(".*")]


class Brush(Press, tag="easel:paint:brush"):
    """The form of a kind whose tag begins with another's."""


def interaction(custom_id: object, *, type_: discord.InteractionType = PRESS) -> SimpleNamespace:
    """What the router reads of an interaction."""
    return SimpleNamespace(
        type=type_,
        data={"custom_id": custom_id},
        answers=[],
        response=SimpleNamespace(is_done=lambda: False),
    )


class Studio:
    @on_press(Paint)
    async def paint(self, interaction: discord.Interaction, press: Paint) -> None:
        answered(interaction, press)

    @on_form(Paint)
    async def paint_as_typed(self, interaction: discord.Interaction, press: Paint) -> None:
        answered(interaction, (press, "form"))

    @on_press(Brush)
    @on_form(Brush)
    async def brush(self, interaction: discord.Interaction, press: Brush) -> None:
        answered(interaction, press)


def answered(interaction: discord.Interaction, answer: object) -> None:
    given = cast("SimpleNamespace", interaction)
    given.answers.append(answer)
    given.response = SimpleNamespace(is_done=lambda: True)


@pytest.fixture
def router() -> PressRouter:
    router = PressRouter()
    router.register(Studio())
    return router


async def routed(router: PressRouter, pressed: SimpleNamespace) -> object:
    """What answered a press."""
    await router.route(cast("discord.Interaction", pressed))
    (answer,) = pressed.answers
    return answer


@given(st.sampled_from(Colour), st.none() | st.integers(0, 99), st.text(":\n|abc", max_size=20))
def test_a_press_is_read_as_it_was_written(colour: Colour, coats: int | None, note: str) -> None:
    press = Paint(colour=colour, id=ID, coats=coats, note=note)

    assert Paint.read(press.custom_id) == press


def test_what_is_too_long_for_discord_is_a_bug() -> None:
    with pytest.raises(ValueError, match="too many"):
        _ = Paint(colour=Colour.RED, id=ID, note="a" * 100).custom_id


@pytest.mark.parametrize("custom_id", ["", "easel:paint", f"easel:paint:green:{ID}:", f"{ID}:red"])
def test_what_is_no_such_press_is_read_as_none(custom_id: str) -> None:
    assert Paint.read(custom_id) is None


async def test_each_goes_to_what_answers_it(router: PressRouter) -> None:
    press = Paint(colour=Colour.BLUE, id=ID, note="a:b")

    assert await routed(router, interaction(press.custom_id)) == press
    assert await routed(router, interaction(press.custom_id, type_=FORM)) == (press, "form")
    assert await routed(router, interaction(Brush().custom_id, type_=FORM)) == Brush()


async def test_what_the_version_before_wrote_is_read(router: PressRouter) -> None:
    found = await routed(router, interaction(f"easel:paint:1:{ID}"))

    assert found == Paint(colour=Colour.RED, id=ID, note="")


@pytest.mark.parametrize(
    "custom_id", ["", None, 5, "easel", "easel:paint:", "easel:paint:brush:x", "other", "x" * 200]
)
async def test_what_nothing_answers_is_refused(router: PressRouter, custom_id: object) -> None:
    with pytest.raises(PressUnknownError):
        await routed(router, interaction(custom_id))


def test_nothing_is_answered_twice(router: PressRouter) -> None:
    with pytest.raises(ValueError, match="answered twice"):
        router.register(Studio())
