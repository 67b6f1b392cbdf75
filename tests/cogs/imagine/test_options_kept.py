"""What was asked for once comes along wherever a request is used again."""

from typing import Any

import pytest

from tests.harness.results import (
    answer,
    asked_last,
    filled_in,
    job_of,
    latest,
    message_of,
    pressed,
    sent_form,
)
from tests.harness.world import Shown, World

OPTIONS = {
    "model": "black-forest-labs/flux-dev",
    "aspect_ratio": "3:2",
    "count": 2,
    "seed": 7,
    "output_format": "jpg",
    "output_quality": 91,
}


@pytest.fixture
async def first(world: World) -> Shown:
    return await world.drawn("a paper boat", **OPTIONS)


async def test_reroll_changes_the_seed_alone(world: World, first: Shown) -> None:
    before = asked_last(world)

    await pressed(world, first, "Reroll")

    again = asked_last(world)
    assert again.pop("seed") != before.pop("seed")
    assert again == before


async def test_an_untouched_form_asks_for_the_same(world: World, first: Shown) -> None:
    before = asked_last(world)
    form = await pressed(world, first, "Edit prompt")

    await sent_form(world, form, **as_shown(filled_in(form)))

    assert asked_last(world) == before
    assert len(world.harness.backend.creates) == 2


async def test_the_history_uses_it_again(world: World, first: Shown) -> None:
    before = asked_last(world)
    job = await job_of(world, first)
    page = answer(world, await world.ann.slash(world.channel, "history"))
    form = await world.ann.select(message_of(world, page), [job.id], custom_id="history:reuse")

    await sent_form(world, form, **as_shown(filled_in(form)))

    assert asked_last(world) == before
    assert "> a paper boat" in latest(world).text


def as_shown(fields: dict[str, str]) -> dict[str, Any]:
    """What Discord sends of a form that nobody changed: of a list, a list."""
    return {name: [value] if name == "model" else value for name, value in fields.items()}
