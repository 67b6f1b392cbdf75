"""From wishes to a request, or to a refusal."""

import pytest

from bot.catalog import MAX_IMAGES, MAX_PROMPT_LENGTH, Model, plan
from bot.errors import (
    ModelUnknownError,
    PromptEmptyError,
    PromptTooLongError,
    ValueNotAllowedError,
    ValueOutOfRangeError,
)
from tests.fakes.options import an_imagine
from tests.unit.bot.catalog.planned import (
    CATALOG,
    PICTURE,
    assert_within_the_entry,
    every_model,
    inputs,
    notes,
    planned,
)


def test_sends_little_when_little_is_asked() -> None:
    request = planned()

    assert request.model == "black-forest-labs/flux-schnell"
    assert request.model_label == "FLUX schnell"
    assert [dict(one.input) for one in request.predictions] == [
        {"prompt": "a boat", "aspect_ratio": "1:1"}
    ]
    assert (request.aspect_ratio, request.seed, request.notes) == ("1:1", None, ())
    assert 0 < request.expected_seconds < request.deadline_seconds


@every_model
def test_what_eases_safety_checks_goes_out_only_where_that_is_allowed(model: Model) -> None:
    strict = planned(model=model.id)
    relaxed = plan(an_imagine(prompt="a boat", model=model.id), CATALOG, is_relaxed=True)

    assert_within_the_entry(relaxed)
    assert not {"disable_safety_checker", "safety_tolerance"} & set(strict.predictions[0].input)
    assert dict(relaxed.predictions[0].input) == {
        **strict.predictions[0].input,
        **model.relaxed,
    }
    assert bool(model.relaxed) == ("stable-diffusion-3.5" not in model.id)


def test_with_a_picture_safety_checks_are_eased_only_as_far_as_the_model_allows() -> None:
    wishes = an_imagine(prompt="a boat", image=(PICTURE,))

    request = plan(wishes, CATALOG, is_relaxed=True)

    assert request.predictions[0].input["safety_tolerance"] == 2


def test_sends_all_that_is_asked() -> None:
    assert inputs(
        aspect_ratio="16x9", count=3, seed=7, output_format="JPEG", output_quality=90
    ) == [
        {
            "prompt": "a boat",
            "aspect_ratio": "16:9",
            "num_outputs": 3,
            "seed": 7,
            "go_fast": False,
            "output_format": "jpg",
            "output_quality": 90,
        }
    ]


def test_reads_the_prompt_and_says_so() -> None:
    request = planned(prompt="a boat —ar 3:2 --seed 7 --model dev --private")

    assert (request.prompt, request.model_label) == ("a boat", "FLUX dev")
    assert (request.aspect_ratio, request.seed, request.is_private) == ("3:2", 7, True)
    assert notes(request) == {"note-read-as": {"parameters": ("ar 3:2", "seed 7", "model dev")}}


def test_options_win_over_the_prompt_and_say_so() -> None:
    request = planned(
        prompt="a boat --ar 3:2 --model dev --seed 7 --private",
        aspect_ratio="16:9",
        model="FLUX.1 dev",
        seed=8,
        private=False,
    )

    assert (request.aspect_ratio, request.model_label, request.seed) == ("16:9", "FLUX dev", 8)
    assert not request.is_private
    assert [note.facts for note in request.notes if note.words_id == "note-option-wins"] == [
        {"parameter": "aspect_ratio", "used": "16:9", "ignored": "3:2"},
        {"parameter": "seed", "used": "8", "ignored": "7"},
        {"parameter": "private", "used": "no", "ignored": "yes"},
    ]


def test_the_same_said_twice_needs_no_note() -> None:
    request = planned(
        prompt="a boat --ar 16x9 --format PNG", aspect_ratio="16:9", output_format="png"
    )

    assert set(notes(request)) == {"note-read-as"}


def test_blank_options_are_as_good_as_none() -> None:
    assert planned(model=" ", aspect_ratio="").notes == ()


@every_model
def test_every_model_draws_from_words_alone(model: Model) -> None:
    request = planned(model=model.id)

    assert_within_the_entry(request)
    assert request.aspect_ratio == "1:1"
    assert request.predictions[0].input["prompt"] == "a boat"


@every_model
def test_every_ratio_on_offer_is_sent_as_the_model_wants_it(model: Model) -> None:
    for ratio in model.aspect_ratios:
        request = planned(model=model.id, aspect_ratio=ratio)

        assert_within_the_entry(request)
        assert request.aspect_ratio == ratio
        sent = request.predictions[0].input
        if model.sizes:
            width, height = sent["width"], sent["height"]
            assert isinstance(width, int)
            assert isinstance(height, int)
            across, down = (int(part) for part in ratio.split(":"))
            assert width / height == pytest.approx(across / down, rel=0.06)
            assert 0.9e6 < width * height < 1.1e6
            assert width % 8 == height % 8 == 0
        else:
            assert sent["aspect_ratio"] == ratio


@every_model
@pytest.mark.parametrize(
    "ratio", ["16:10", "5:7", "custom", "match_input_image", "2048", "21:9", "9:21", "1:2", "4:3"]
)
def test_a_ratio_that_is_not_on_offer_is_refused_with_those_that_are(
    model: Model, ratio: str
) -> None:
    if ratio in model.aspect_ratios:
        return

    with pytest.raises(ValueNotAllowedError) as caught:
        planned(model=model.id, aspect_ratio=ratio)

    assert caught.value.facts == {
        "parameter": "aspect_ratio",
        "value": ratio,
        "model": model.label,
        "allowed": model.aspect_ratios,
    }


def test_a_word_for_a_ratio_is_explained() -> None:
    request = planned(aspect_ratio="landscape")

    assert request.aspect_ratio == "3:2"
    assert notes(request) == {"note-ratio-word": {"asked": "landscape", "used": "3:2"}}


@every_model
@pytest.mark.parametrize("count", range(1, MAX_IMAGES + 1))
def test_count_is_split_into_as_few_predictions_as_can_be(model: Model, count: int) -> None:
    request = planned(model=model.id, count=count)

    assert_within_the_entry(request)
    assert request.image_count == count
    assert len(request.predictions) == -(-count // model.images_per_prediction)
    for prediction in request.predictions:
        assert prediction.input.get("num_outputs", 1) == prediction.image_count


@pytest.mark.parametrize("count", [-1, 0, MAX_IMAGES + 1, 10**20])
def test_other_counts_are_refused(count: int) -> None:
    with pytest.raises(ValueOutOfRangeError) as caught:
        planned(count=count)

    assert caught.value.facts["maximum"] == str(MAX_IMAGES)


def test_each_prediction_has_its_own_seed() -> None:
    request = planned(model="ultra", count=4, seed=7)

    assert [one.input["seed"] for one in request.predictions] == [7, 8, 9, 10]
    assert notes(request) == {"note-seeds": {"seeds": ("7", "8", "9", "10")}}
    assert request.seed == 7


def test_seeds_go_on_from_the_lowest_after_the_highest() -> None:
    request = planned(model="ultra", count=3, seed=2**32 - 2)

    assert [one.input["seed"] for one in request.predictions] == [2**32 - 2, 2**32 - 1, 0]


@every_model
@pytest.mark.parametrize("seed", [-1, 2**32])
def test_a_seed_out_of_range_is_refused(model: Model, seed: int) -> None:
    with pytest.raises(ValueOutOfRangeError) as caught:
        planned(model=model.id, seed=seed)

    # Without thousands separators, so that it can be typed back.
    assert caught.value.facts["maximum"] == "4294967295"


@pytest.mark.parametrize("model", ["schnell", "dev", "2-dev"])
def test_a_seed_makes_the_picture_reproducible(model: str) -> None:
    assert inputs(model=model, seed=1)[0]["go_fast"] is False
    assert "go_fast" not in inputs(model=model)[0]


@pytest.mark.parametrize("prompt", ["", "   ", "\0", "\u200b\u2060", "--seed 7", "\n\t"])
def test_refuses_an_empty_prompt(prompt: str) -> None:
    with pytest.raises(PromptEmptyError):
        planned(prompt=prompt)


def test_refuses_a_prompt_that_is_too_long() -> None:
    assert len(planned(prompt="x" * MAX_PROMPT_LENGTH + " --seed 7").prompt) == MAX_PROMPT_LENGTH
    with pytest.raises(PromptTooLongError) as caught:
        planned(prompt="x" * (MAX_PROMPT_LENGTH + 1))

    assert caught.value.facts == {"length": MAX_PROMPT_LENGTH + 1, "limit": MAX_PROMPT_LENGTH}


def test_refuses_an_unknown_model_with_the_nearest() -> None:
    with pytest.raises(ModelUnknownError) as caught:
        planned(model="FLUX 3 kontext")

    assert caught.value.facts["model"] == "FLUX 3 kontext"


def test_what_is_said_back_is_short() -> None:
    with pytest.raises(ModelUnknownError) as caught:
        planned(model="x" * 5000)
    assert len(str(caught.value.facts["model"])) == 100


def test_refuses_a_negative_prompt_that_is_too_long() -> None:
    with pytest.raises(PromptTooLongError):
        planned(model="sdxl", negative_prompt="x" * (MAX_PROMPT_LENGTH + 1))
