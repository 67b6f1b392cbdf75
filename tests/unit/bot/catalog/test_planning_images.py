"""Attached pictures: which model takes them, and what changes with them."""

from dataclasses import replace

import pytest

from bot.catalog import Model, plan
from bot.catalog.parameter import IntegerParameter
from bot.catalog.source_image import MAX_IMAGE_BYTES, TooManyImagesError
from bot.errors import (
    ImageInputRequiredError,
    ImageInputUnsupportedError,
    ImageTooLargeError,
    ImageTypeRefusedError,
)
from tests.fakes.options import an_imagine
from tests.unit.bot.catalog.planned import (
    CATALOG,
    PICTURE,
    WORDS,
    assert_within_the_entry,
    every_model,
    inputs,
    notes,
    planned,
)

WITH_RATIO_FROM_IMAGE = {"flux-dev", "sdxl", "stable-diffusion-3.5-medium"}


def test_a_picture_without_a_model_goes_to_one_that_takes_it() -> None:
    request = planned(image=(PICTURE,))

    assert request.model_label == "FLUX Kontext pro"
    assert notes(request) == {
        "note-model-for-image": {"model": "FLUX Kontext pro", "default": "FLUX schnell"}
    }
    (image,) = request.images
    assert image.parameter == "input_image"
    assert image.url == PICTURE.url
    assert "input_image" not in request.predictions[0].input


@every_model
def test_every_model_takes_a_picture_or_names_those_that_do(model: Model) -> None:
    if model.image is None:
        with pytest.raises(ImageInputUnsupportedError) as caught:
            planned(model=model.id, image=(PICTURE,))
        assert caught.value.facts["model"] == model.label
        assert len(str(caught.value.facts["models"])) > len("FLUX dev")
        return

    request = planned(model=model.id, image=(PICTURE,))

    assert_within_the_entry(request)
    (image,) = request.images
    assert (image.parameter, image.is_list) == (
        model.image.parameter,
        model.image.is_list,
    )
    sent = request.predictions[0].input
    if model.name in WITH_RATIO_FROM_IMAGE:
        assert not {"aspect_ratio", "width", "height"} & set(sent)
        assert request.aspect_ratio is None
    elif "kontext" in model.name or "flux-2" in model.name:
        assert sent["aspect_ratio"] == "match_input_image"
        assert request.aspect_ratio is None
    else:
        assert sent["aspect_ratio"] == request.aspect_ratio == "1:1"


def test_a_ratio_can_be_asked_for_with_a_picture() -> None:
    request = planned(model="kontext", image=(PICTURE,), aspect_ratio="16:9")

    assert request.predictions[0].input["aspect_ratio"] == request.aspect_ratio == "16:9"


def test_the_shape_of_the_picture_can_be_asked_for() -> None:
    assert inputs(model="kontext", image=(PICTURE,), aspect_ratio="match")[0]["aspect_ratio"] == (
        "match_input_image"
    )


def test_a_ratio_gives_way_where_the_picture_keeps_its_shape() -> None:
    request = planned(model="dev", image=(PICTURE,), aspect_ratio="16:9")

    assert "aspect_ratio" not in request.predictions[0].input
    assert notes(request) == {"note-ratio-from-image": {"model": "FLUX dev"}}


def test_safety_tolerance_is_clamped_with_a_picture() -> None:
    kontext = CATALOG.resolve("kontext")
    always = IntegerParameter(minimum=0, maximum=6, default=6, sent="always")
    model = replace(kontext, parameters={**kontext.parameters, "safety_tolerance": always})
    catalog = type(CATALOG)(models=[model], default=model.id)

    alone = plan(an_imagine(prompt="a boat"), catalog)
    edited = plan(an_imagine(prompt="a boat", image=(PICTURE,)), catalog)

    assert alone.predictions[0].input["safety_tolerance"] == 6
    assert edited.predictions[0].input["safety_tolerance"] == 2


@pytest.mark.parametrize(
    ("filename", "content_type", "sent"),
    [
        ("a.jpg", "image/jpeg", "image/jpeg"),
        ("a.JPG", None, "image/jpeg"),
        ("a", "image/PNG; charset=x", "image/png"),
        ("a.webp", "application/octet-stream", "image/webp"),
        ("a.gif", "image/gif", "image/gif"),
        ("a.HEIC", "image/heic", "image/heic"),
        ("a.HEIC", None, "image/heic"),
        ("a.avif", "image/avif", "image/avif"),
        ("a.bmp", "image/x-ms-bmp", "image/bmp"),
        ("a.jfif", "image/jpeg", "image/jpeg"),
        ("a.tif", "application/octet-stream", "image/tiff"),
    ],
)
def test_tells_pictures_by_their_type(filename: str, content_type: str | None, sent: str) -> None:
    picture = replace(PICTURE, filename=filename, content_type=content_type)

    request = planned(model="kontext", image=(picture,))

    (image,) = request.images
    assert image.content_type == sent


@pytest.mark.parametrize(
    ("model", "filename", "content_type"),
    [
        ("kontext", "a.png", "text/html"),
        ("kontext", "a.svg", "image/svg+xml"),
        ("kontext", "a.exe", None),
        ("kontext", "png", None),
        ("dev", "a.mp4", "video/mp4"),
        ("dev", "a.psd", "image/vnd.adobe.photoshop"),
    ],
)
def test_refuses_what_is_no_picture_for_the_model(
    model: str, filename: str, content_type: str | None
) -> None:
    with pytest.raises(ImageTypeRefusedError) as caught:
        planned(
            model=model, image=(replace(PICTURE, filename=filename, content_type=content_type),)
        )

    assert caught.value.facts["filename"] == filename


def test_refuses_a_picture_that_is_too_large() -> None:
    planned(image=(replace(PICTURE, size_bytes=MAX_IMAGE_BYTES),))
    with pytest.raises(ImageTooLargeError) as caught:
        planned(image=(replace(PICTURE, size_bytes=MAX_IMAGE_BYTES + 1),))

    assert caught.value.facts == {"filename": "boat.png", "size_mb": 26, "limit_mb": 25}


def test_a_model_that_needs_a_picture_says_so() -> None:
    kontext = CATALOG.resolve("kontext")
    assert kontext.image is not None
    model = replace(kontext, image=replace(kontext.image, is_required=True))
    catalog = type(CATALOG)(models=[model], default=model.id)

    with pytest.raises(ImageInputRequiredError):
        plan(an_imagine(prompt="a boat"), catalog)


def test_several_pictures_go_to_a_model_that_takes_several() -> None:
    other = replace(PICTURE, url="https://cdn.discordapp.com/attachments/1/3/sea.png")

    request = planned(image=(PICTURE, other))

    assert request.model_label == "FLUX.2 pro"
    assert [image.url for image in request.images] == [PICTURE.url, other.url]
    assert all(image.parameter == "input_images" for image in request.images)
    assert all(image.is_list for image in request.images)
    assert request.predictions[0].input["aspect_ratio"] == "match_input_image"
    assert "note-model-for-image" in notes(request)


def test_a_model_that_takes_one_picture_names_those_that_take_more() -> None:
    with pytest.raises(TooManyImagesError) as caught:
        planned(model="kontext", image=(PICTURE, PICTURE))

    assert caught.value.facts == {
        "count": 2,
        "limit": 1,
        "model": "FLUX Kontext pro",
        "able": 3,
        "models": ("FLUX.2 pro", "FLUX.2 dev", "FLUX.2 flex"),
    }
    assert WORDS.say(caught.value.words_id, **caught.value.facts) == (
        "FLUX Kontext pro takes one picture, and you gave 2. "
        "These take more: FLUX.2 pro, FLUX.2 dev, FLUX.2 flex."
    )


def test_more_pictures_than_any_model_takes_are_refused() -> None:
    with pytest.raises(TooManyImagesError) as caught:
        planned(model="2-flex", image=(PICTURE,) * 11)

    assert WORDS.say(caught.value.words_id, **caught.value.facts).endswith(
        "No model here takes so many."
    )
    with pytest.raises(ImageInputUnsupportedError):
        planned(image=(PICTURE,) * 11)


def test_a_default_that_takes_one_picture_gives_way_for_two() -> None:
    models = [model for model in CATALOG.models if model.image]
    catalog = type(CATALOG)(models=models, default="black-forest-labs/flux-kontext-pro")

    request = plan(an_imagine(prompt="a boat", image=(PICTURE, PICTURE)), catalog)

    assert request.model_label == "FLUX.2 pro"
    assert "note-model-for-images" in notes(request)
