"""From a request back to wishes, and from there to the same request."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog import MAX_IMAGES, Model, Wishes, plan, plan_upscale, wishes_of
from bot.catalog.earlier import ModelGoneError, NotDrawnError
from tests.unit.bot.catalog.planned import CATALOG, PICTURE, WORDS, planned


@given(
    model=st.sampled_from(CATALOG.models),
    is_relaxed=st.booleans(),
    wishes=st.builds(
        Wishes,
        prompt=st.sampled_from(["a boat", "a boat --ar 2:3 --no masts", "so --private"]),
        aspect_ratio=st.none() | st.sampled_from(["square", "3:2", "9:16"]),
        count=st.none() | st.integers(1, MAX_IMAGES),
        seed=st.none() | st.integers(0, 2**32 - 1),
        output_format=st.none() | st.sampled_from(["webp", "jpg", "png"]),
        output_quality=st.none() | st.integers(0, 100),
        images=st.just(()) | st.just((PICTURE,)) | st.just((PICTURE, PICTURE)),
        image_strength=st.none() | st.just(0.5),
        style_text=st.none() | st.just("as an etching"),
    ),
)
def test_planned_again_it_is_the_same_request(
    model: Model, wishes: Wishes, *, is_relaxed: bool
) -> None:
    images = wishes.images[: model.images_taken]
    first = plan(replace(wishes, model=model.id, images=images), CATALOG, is_relaxed=is_relaxed)

    again = plan(wishes_of(first, CATALOG), CATALOG, is_relaxed=is_relaxed)

    assert replace(again, notes=()) == replace(first, notes=())


def test_parameters_are_not_read_a_second_time() -> None:
    first = planned(prompt="a boat --seed 7", reads_parameters=False)
    assert first.prompt == "a boat --seed 7"

    again = plan(wishes_of(first, CATALOG), CATALOG)

    assert (again.prompt, again.seed) == (first.prompt, None)


def test_a_model_that_is_gone_is_named() -> None:
    request = planned(model="sdxl")
    catalog = type(CATALOG)(models=[CATALOG.default], default=CATALOG.default.id)

    with pytest.raises(ModelGoneError) as caught:
        wishes_of(request, catalog)

    assert "SDXL" in WORDS.say(caught.value.words_id, **caught.value.facts)


def test_a_picture_made_larger_has_no_wishes() -> None:
    with pytest.raises(NotDrawnError):
        wishes_of(plan_upscale(PICTURE, 2, CATALOG), CATALOG)
