"""The same again, and other versions of it."""

from random import Random

import pytest

from bot.catalog import MAX_PROMPT_LENGTH, Model, plan, reroll, vary
from bot.catalog.options import SEED
from bot.catalog.variation import WORDINGS, Strength, plain_prompt
from tests.unit.bot.catalog.planned import (
    CATALOG,
    PICTURE,
    assert_within_the_entry,
    every_model,
    planned,
)

both = pytest.mark.parametrize("strength", ["subtle", "strong"])


def test_a_reroll_asks_for_the_same_with_another_seed() -> None:
    first = planned(model="dev", seed=7, aspect_ratio="3:2", count=2)

    again = plan(reroll(first, CATALOG, chance=Random(1)), CATALOG)

    assert again.seed not in {None, 7}
    assert (again.prompt, again.aspect_ratio, again.image_count) == ("a boat", "3:2", 2)


def test_a_reroll_of_a_picture_without_a_seed_leaves_it_to_the_service() -> None:
    assert reroll(planned(), CATALOG, chance=Random(1)).get(SEED) is None


@both
@every_model
def test_every_model_can_vary_its_pictures(model: Model, strength: Strength) -> None:
    first = planned(model=model.id, count=4)

    varied = plan(
        vary(first, strength, CATALOG, chance=Random(3), picture=PICTURE, seed=11), CATALOG
    )

    assert_within_the_entry(varied)
    assert varied.image_count == 1
    starts_from_the_picture = bool(model.image and model.image.strength)
    assert bool(varied.images) == starts_from_the_picture
    assert (varied.prompt == "a boat") == starts_from_the_picture


def test_a_model_that_knows_strength_is_told_how_near_to_stay() -> None:
    first = planned(model="dev")

    subtle, strong = (
        plan(vary(first, one, CATALOG, chance=Random(1), picture=PICTURE), CATALOG)
        for one in ("subtle", "strong")
    )

    near, far = (request.predictions[0].input["prompt_strength"] for request in (subtle, strong))
    assert isinstance(near, float)
    assert isinstance(far, float)
    assert 0 < near < far < 1
    # A reroll of a variation stays as near.
    again = plan(reroll(subtle, CATALOG, chance=Random(1)), CATALOG)
    assert again.predictions[0].input["prompt_strength"] == near


def test_a_subtle_variation_has_a_seed_near_the_old_one() -> None:
    subtle = vary(planned(), "subtle", CATALOG, chance=Random(2), seed=100)
    strong = vary(planned(), "strong", CATALOG, chance=Random(2), seed=100)

    assert 100 < (subtle.get(SEED) or 0) < 110
    assert strong.get(SEED) is None


def test_the_highest_seed_is_followed_by_the_lowest() -> None:
    varied = vary(planned(), "subtle", CATALOG, chance=Random(2), seed=2**32 - 1)

    seed = varied.get(SEED)
    assert seed is not None
    assert 0 <= seed < 9


@both
def test_the_words_change_a_little_each_time_and_do_not_pile_up(strength: Strength) -> None:
    request = planned(prompt="a boat, at dawn")
    chance = Random(5)
    for _ in range(20):
        before = request.prompt
        request = plan(vary(request, strength, CATALOG, chance=chance), CATALOG)
        assert request.prompt != before
        assert request.prompt in {f"a boat, at dawn, {one}" for one in WORDINGS[strength]}
    assert plain_prompt(request.prompt) == "a boat, at dawn"


@both
def test_the_same_chance_gives_the_same_variation(strength: Strength) -> None:
    one, other = (vary(planned(), strength, CATALOG, chance=Random(8), seed=4) for _ in range(2))

    assert one == other


def test_a_prompt_of_full_length_stays_as_it_is() -> None:
    request = planned(prompt="a" * MAX_PROMPT_LENGTH)

    assert vary(request, "strong", CATALOG, chance=Random(1)).prompt == request.prompt
