"""Whatever is wished for becomes a request its model accepts, or a refusal."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.catalog import MAX_IMAGES, Model, Wishes, plan
from bot.errors import RefusedError
from sandbox.images.models import MODELS as SERVICE_MODELS
from tests.unit.bot.catalog.planned import (
    CATALOG,
    PICTURE,
    WORDS,
    assert_within_the_entry,
    planned_or_refused,
)

_TEXTS = st.text() | st.sampled_from(
    ["16:9", "16x9", "21:9", "landscape", "match", "png", "webp", "dev", "kontext", "sdxl"]
)
_PROMPTS = st.text() | st.lists(
    st.sampled_from(
        ["a boat", "--ar", "16:9", "—seed", "7", "--no", "text", "--n", "5", "--model", "sdxl",
         "--q", "90", "--format", "png", "--private", "--", "—", "0", "4294967295"]
    )
).map(" ".join)  # fmt: skip


@given(
    wishes=st.builds(
        Wishes,
        prompt=_PROMPTS,
        model=st.none() | st.sampled_from([model.id for model in CATALOG.models]) | _TEXTS,
        aspect_ratio=st.none() | _TEXTS,
        count=st.none() | st.integers(-1, 10) | st.integers(),
        seed=st.none() | st.integers(-1, 2**32) | st.integers(),
        output_format=st.none() | _TEXTS,
        output_quality=st.none() | st.integers(-1, 101) | st.integers(),
        negative_prompt=st.none() | st.text(),
        images=st.just(()) | st.just((PICTURE,)) | st.just((PICTURE, PICTURE)),
        private=st.none() | st.booleans(),
    )
)
def test_any_wishes_become_a_request_within_the_entry_or_a_refusal(wishes: Wishes) -> None:
    outcome = planned_or_refused(wishes)

    if isinstance(outcome, RefusedError):
        assert WORDS.say(outcome.words_id, **outcome.facts)
        return
    assert_within_the_entry(outcome)
    assert 1 <= outcome.image_count <= MAX_IMAGES
    seeds = [one.input["seed"] for one in outcome.predictions if "seed" in one.input]
    assert len(set(seeds)) == len(seeds)


@given(
    model=st.sampled_from(CATALOG.models),
    wishes=st.builds(
        Wishes,
        prompt=st.just("a boat"),
        aspect_ratio=st.none() | st.sampled_from(["square", "3:2", "9:16"]),
        count=st.integers(1, MAX_IMAGES),
        seed=st.integers(0, 2**32 - 1),
        output_format=st.none() | st.sampled_from(["webp", "jpg", "png"]),
        output_quality=st.integers(0, 100),
        images=st.just(()) | st.just((PICTURE,)) | st.just((PICTURE, PICTURE)),
    ),
)
def test_good_wishes_are_fulfilled(model: Model, wishes: Wishes) -> None:
    images = wishes.images[: model.images_taken]

    request = plan(replace(wishes, model=model.label, images=images), CATALOG)

    assert_within_the_entry(request)
    assert (request.model, request.image_count) == (model.id, wishes.count)
    assert request.seed == wishes.seed
    # The sandbox's image service has its own table of what the models accept.
    for prediction in request.predictions:
        assert not SERVICE_MODELS[model.id].problems(prediction.input)
