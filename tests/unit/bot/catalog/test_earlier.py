"""From a request back to options, and from there to the same request."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog import MAX_IMAGES, ImagineOptions, Model, options_of, plan, plan_upscale
from bot.catalog.earlier import ModelGoneError, NotDrawnError
from bot.catalog.options import IMAGE, MODEL
from tests.fakes.options import an_imagine
from tests.unit.bot.catalog.planned import CATALOG, PICTURE, WORDS, planned


@given(
    model=st.sampled_from(CATALOG.models),
    is_relaxed=st.booleans(),
    options=st.builds(
        an_imagine,
        prompt=st.sampled_from(["a boat", "a boat --ar 2:3 --no masts", "so --private"]),
        aspect_ratio=st.none() | st.sampled_from(["square", "3:2", "9:16"]),
        count=st.none() | st.integers(1, MAX_IMAGES),
        seed=st.none() | st.integers(0, 2**32 - 1),
        output_format=st.none() | st.sampled_from(["webp", "jpg", "png"]),
        output_quality=st.none() | st.integers(0, 100),
        image=st.none() | st.just((PICTURE,)) | st.just((PICTURE, PICTURE)),
        image_strength=st.none() | st.just(0.5),
        style_text=st.none() | st.just("as an etching"),
    ),
)
def test_planned_again_it_is_the_same_request(
    model: Model, options: ImagineOptions, *, is_relaxed: bool
) -> None:
    images = (options.get(IMAGE) or ())[: model.images_taken]
    first = plan(
        options.with_(MODEL.given(model.id), IMAGE.given(images)), CATALOG, is_relaxed=is_relaxed
    )

    again = plan(options_of(first, CATALOG), CATALOG, is_relaxed=is_relaxed)

    assert replace(again, notes=()) == replace(first, notes=())


def test_parameters_are_not_read_a_second_time() -> None:
    first = planned(prompt="a boat --seed 7", reads_parameters=False)
    assert first.prompt == "a boat --seed 7"

    again = plan(options_of(first, CATALOG), CATALOG)

    assert (again.prompt, again.seed) == (first.prompt, None)


def test_a_model_that_is_gone_is_named() -> None:
    request = planned(model="sdxl")
    catalog = type(CATALOG)(models=[CATALOG.default], default=CATALOG.default.id)

    with pytest.raises(ModelGoneError) as caught:
        options_of(request, catalog)

    assert "SDXL" in WORDS.say(caught.value.words_id, **caught.value.facts)


def test_a_picture_made_larger_has_no_options() -> None:
    with pytest.raises(NotDrawnError):
        options_of(plan_upscale(PICTURE, 2, CATALOG), CATALOG)
