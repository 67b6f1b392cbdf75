"""Formats, quality and negative prompts: what a model lacks."""

import pytest

from bot.catalog import Model
from bot.errors import ValueNotAllowedError, ValueOutOfRangeError
from tests.unit.bot.catalog.planned import (
    assert_within_the_entry,
    every_model,
    inputs,
    notes,
    planned,
)


@every_model
@pytest.mark.parametrize("output_format", ["webp", "jpg", "jpeg", "PNG", ".png", "image/webp"])
def test_a_format_is_made_or_mapped_to_the_nearest(model: Model, output_format: str) -> None:
    request = planned(model=model.id, output_format=output_format)

    assert_within_the_entry(request)
    wanted = output_format.lower().removeprefix(".").removeprefix("image/").replace("jpeg", "jpg")
    assert ("note-format-mapped" in notes(request)) == (wanted not in model.output_formats)


@pytest.mark.parametrize(
    ("model", "asked", "sent", "facts"),
    [
        ("kontext", "webp", "jpg", {"asked": "WebP", "used": "JPEG"}),
        ("sdxl", "webp", None, {"asked": "WebP", "used": "PNG"}),
        ("sdxl", "jpg", None, {"asked": "JPEG", "used": "PNG"}),
    ],
)
def test_says_which_format_it_is_instead(
    model: str, asked: str, sent: str | None, facts: dict[str, str]
) -> None:
    request = planned(model=model, output_format=asked)

    assert request.predictions[0].input.get("output_format") == sent
    assert notes(request)["note-format-mapped"] == {"model": request.model_label, **facts}


def test_a_format_nobody_makes_is_refused() -> None:
    with pytest.raises(ValueNotAllowedError) as caught:
        planned(output_format="tiff")

    assert caught.value.facts["allowed"] == ("webp", "jpg", "png")


@pytest.mark.parametrize("quality", [-1, 101])
def test_quality_out_of_range_is_refused(quality: int) -> None:
    with pytest.raises(ValueOutOfRangeError):
        planned(output_quality=quality)


def test_quality_is_left_out_where_there_is_none() -> None:
    request = planned(model="kontext", output_quality=90)

    assert "output_quality" not in request.predictions[0].input
    assert notes(request) == {
        "note-left-out": {"parameter": "output_quality", "model": "FLUX Kontext pro"}
    }


def test_quality_is_left_out_for_png() -> None:
    request = planned(output_format="png", output_quality=90)

    assert "output_quality" not in request.predictions[0].input
    assert set(notes(request)) == {"note-quality-png"}


@pytest.mark.parametrize("model", ["sdxl", "sd3.5"])
def test_a_negative_prompt_is_sent_where_there_is_one(model: str) -> None:
    assert inputs(prompt="a boat --no text, people", model=model)[0]["negative_prompt"] == (
        "text, people"
    )


def test_a_negative_prompt_is_left_out_elsewhere() -> None:
    request = planned(prompt="a boat --no text")

    assert request.predictions[0].input == {"prompt": "a boat", "aspect_ratio": "1:1"}
    assert notes(request)["note-no-negative-prompt-but"] == {
        "model": "FLUX schnell",
        "models": ("SDXL", "Stable Diffusion 3.5 medium"),
    }
