"""Whatever is asked for becomes a request its model accepts, or a refusal."""

from hypothesis import given
from hypothesis import strategies as st

from bot.catalog import MAX_IMAGES, ImagineOptions, Model, plan
from bot.catalog.options import COUNT, IMAGE, MODEL, SEED
from bot.errors import RefusedError
from sandbox.images.models import MODELS as SERVICE_MODELS
from tests.fakes.options import an_imagine
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
    options=st.builds(
        an_imagine,
        prompt=_PROMPTS,
        model=st.none() | st.sampled_from([model.id for model in CATALOG.models]) | _TEXTS,
        aspect_ratio=st.none() | _TEXTS,
        count=st.none() | st.integers(-1, 10) | st.integers(),
        seed=st.none() | st.integers(-1, 2**32) | st.integers(),
        output_format=st.none() | _TEXTS,
        output_quality=st.none() | st.integers(-1, 101) | st.integers(),
        negative_prompt=st.none() | st.text(),
        image=st.just(()) | st.just((PICTURE,)) | st.just((PICTURE, PICTURE)),
        private=st.none() | st.booleans(),
    )
)
def test_any_options_become_a_request_within_the_entry_or_a_refusal(
    options: ImagineOptions,
) -> None:
    outcome = planned_or_refused(options)

    if isinstance(outcome, RefusedError):
        assert WORDS.say(outcome.words_id, **outcome.facts)
        return
    assert_within_the_entry(outcome)
    assert 1 <= outcome.image_count <= MAX_IMAGES
    seeds = [one.input["seed"] for one in outcome.predictions if "seed" in one.input]
    assert len(set(seeds)) == len(seeds)


@given(
    model=st.sampled_from(CATALOG.models),
    options=st.builds(
        an_imagine,
        prompt=st.just("a boat"),
        aspect_ratio=st.none() | st.sampled_from(["square", "3:2", "9:16"]),
        count=st.integers(1, MAX_IMAGES),
        seed=st.integers(0, 2**32 - 1),
        output_format=st.none() | st.sampled_from(["webp", "jpg", "png"]),
        output_quality=st.integers(0, 100),
        image=st.just(()) | st.just((PICTURE,)) | st.just((PICTURE, PICTURE)),
    ),
)
def test_good_options_are_fulfilled(model: Model, options: ImagineOptions) -> None:
    images = (options.get(IMAGE) or ())[: model.images_taken]

    request = plan(options.with_(MODEL.given(model.label), IMAGE.given(images)), CATALOG)

    assert_within_the_entry(request)
    assert (request.model, request.image_count) == (model.id, options.get(COUNT))
    assert request.seed == options.get(SEED)
    # The sandbox's image service has its own table of what the models accept.
    for prediction in request.predictions:
        assert not SERVICE_MODELS[model.id].problems(prediction.input)
