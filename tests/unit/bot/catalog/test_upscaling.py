"""Making a picture larger."""

from dataclasses import replace

import pytest

from bot.catalog import Catalog, plan_upscale
from bot.catalog.upscaling import ScaleRefusedError, UpscaledTooLargeError, UpscalerMissingError
from bot.errors import ImageTypeRefusedError, ModelUnknownError
from sandbox.images.models import MODELS as SERVICE_MODELS
from tests.unit.bot.catalog.planned import CATALOG, PICTURE, WORDS, planned

SIZED = Catalog(
    models=[*CATALOG.models, *CATALOG.upscalers[:-1]],
    default=CATALOG.default.id,
)
"""With the upscaler that can be told how large."""


@pytest.mark.parametrize("scale", [None, 2, 4])
def test_the_usual_upscaler_is_an_official_model_that_decides_how_large(scale: int | None) -> None:
    request = plan_upscale(PICTURE, scale, CATALOG)

    (prediction,) = request.predictions
    (image,) = request.images
    assert request.model == "recraft-ai/recraft-crisp-upscale"
    assert (request.version, prediction.input) == (None, {})
    assert not SERVICE_MODELS[request.model].problems({image.parameter: image.url})


@pytest.mark.parametrize("scale", [2, 4])
def test_a_picture_goes_to_the_upscaler_without_words(scale: int) -> None:
    request = plan_upscale(PICTURE, scale, SIZED, prompt="a boat", is_private=True)

    (prediction,) = request.predictions
    (image,) = request.images
    assert request.model == "nightmareai/real-esrgan"
    assert request.version == SERVICE_MODELS[request.model].version
    assert prediction.input == {"scale": scale}
    assert (image.parameter, image.url, image.is_list) == ("image", PICTURE.url, False)
    assert (request.prompt, request.is_private, request.image_count) == ("a boat", True, 1)
    assert not SERVICE_MODELS[request.model].problems(
        {**prediction.input, image.parameter: image.url}
    )


@pytest.mark.parametrize("scale", [None, 0, 1, 3, 8])
def test_other_scales_are_refused(scale: int | None) -> None:
    with pytest.raises(ScaleRefusedError) as caught:
        plan_upscale(PICTURE, scale, SIZED)

    assert "2x" in WORDS.say(caught.value.words_id, **caught.value.facts)


def test_a_result_that_could_not_be_handled_is_refused() -> None:
    large = replace(PICTURE, width=2048, height=2048)
    plan_upscale(large, 2, SIZED)

    with pytest.raises(UpscaledTooLargeError) as caught:
        plan_upscale(large, 4, SIZED)

    assert caught.value.facts == {"megapixels": 67, "limit": 64}
    assert WORDS.say(caught.value.words_id, **caught.value.facts)


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(ImageTypeRefusedError):
        plan_upscale(replace(PICTURE, content_type="text/html"), 2, CATALOG)


def test_without_an_upscaler_it_says_so() -> None:
    catalog = type(CATALOG)(models=CATALOG.models, default=CATALOG.default.id)

    with pytest.raises(UpscalerMissingError):
        plan_upscale(PICTURE, 2, catalog)


def test_the_upscaler_is_not_offered_for_drawing() -> None:
    upscaler = CATALOG.upscaler
    assert upscaler is not None

    assert upscaler not in CATALOG.models
    assert upscaler not in CATALOG.search("")
    assert upscaler not in CATALOG.with_image()
    assert CATALOG.get(upscaler.id) is upscaler
    for name in (upscaler.id, upscaler.label, "crisp", "esrgan"):
        with pytest.raises(ModelUnknownError):
            planned(model=name)
