"""The same again, and other versions of it."""

from random import Random

import pytest

from bot.catalog import MAX_PROMPT_LENGTH, Model, plan, reroll, vary
from bot.catalog.earlier import filled_in, options_of, reworded
from bot.catalog.options import SEED
from bot.catalog.variation import WORDINGS, Strength
from cogs.kit.language import packaged_words
from tests.fakes.options import an_imagine
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
    assert (varied.prompt, varied.image_count) == ("a boat", 4)
    starts_from_the_picture = bool(model.image and model.image.strength)
    assert bool(varied.images) == starts_from_the_picture
    sent = varied.predictions[0].input["prompt"]
    assert (sent == "a boat") == starts_from_the_picture
    assert sent == ", ".join(filter(None, ("a boat", varied.variation)))


@pytest.mark.parametrize(
    ("count", "most", "varied"), [(1, 8, 1), (3, 8, 3), (8, 8, 4), (4, 2, 2), (2, 4, 2)]
)
def test_there_are_as_many_as_there_were_up_to_four(count: int, most: int, varied: int) -> None:
    options = vary(planned(count=count), "subtle", CATALOG, chance=Random(1), most=most)

    assert plan(options, CATALOG).image_count == varied


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
    # The picture has its shape already: nothing of what was asked for is left out.
    assert not {note.words_id for note in subtle.notes} & {"note-ratio-from-image"}
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
        before = request.variation
        request = plan(vary(request, strength, CATALOG, chance=chance), CATALOG)
        assert request.variation != before
        assert request.variation in WORDINGS[strength]
        assert request.prompt == "a boat, at dawn"
        assert request.predictions[0].input["prompt"] == f"a boat, at dawn, {request.variation}"


def test_a_wording_that_was_once_written_into_the_words_is_taken_out() -> None:
    old = planned(prompt="a boat, a moment later")
    for seed in range(20):
        varied = vary(old, "subtle", CATALOG, chance=Random(seed))
        assert varied.prompt == "a boat"
        assert varied.variation not in {None, "a moment later"}


def test_a_reroll_repeats_the_wording_and_other_words_drop_it() -> None:
    varied = plan(vary(planned(), "strong", CATALOG, chance=Random(1)), CATALOG)

    again = plan(reroll(varied, CATALOG, chance=Random(1)), CATALOG)
    shown = filled_in(varied, CATALOG)
    edited = reworded(options_of(varied, CATALOG), shown, prompt="a tin boat", typed={})

    assert again.predictions == varied.predictions
    assert plan(edited, CATALOG).predictions[0].input["prompt"] == "a tin boat"


def test_a_style_is_laid_around_the_words_and_their_wording() -> None:
    first = plan(an_imagine(prompt="a boat", style="Ink", style_text="ink: {prompt}!"), CATALOG)

    varied = plan(vary(first, "strong", CATALOG, chance=Random(1)), CATALOG)

    assert varied.prompt == "a boat"
    assert varied.predictions[0].input["prompt"] == f"ink: a boat, {varied.variation}!"


@both
def test_the_same_chance_gives_the_same_variation(strength: Strength) -> None:
    one, other = (vary(planned(), strength, CATALOG, chance=Random(8), seed=4) for _ in range(2))

    assert one == other


def test_a_prompt_of_full_length_stays_as_it_is() -> None:
    request = planned(prompt="a" * MAX_PROMPT_LENGTH)

    varied = vary(request, "strong", CATALOG, chance=Random(1))

    assert (varied.prompt, varied.variation) == (request.prompt, None)


@pytest.mark.parametrize("language", packaged_words().languages)
def test_each_wording_is_said_in_each_language(language: str) -> None:
    wordings = [wording for both in WORDINGS.values() for wording in both]
    changes = [wording.replace(" ", "-") for wording in wordings]

    said = {packaged_words().say("note-varied", language, change=change) for change in changes}

    assert len(said) == len(wordings)
