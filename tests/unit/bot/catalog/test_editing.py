"""Pictures that members bring along: which model takes them, and what it is told."""

from dataclasses import replace

import pytest

from bot.catalog import BLEND_PROMPT, Catalog, ImagineOptions
from bot.catalog.editing import (
    BlenderMissingError,
    EditorMissingError,
    NotBlenderError,
    NotEditorError,
    plan_blends,
    plan_edits,
)
from bot.catalog.source_image import TooManyImagesError
from bot.errors import ImageTypeRefusedError, ModelUnknownError, RefusedError
from bot.imagine.request import ImagineRequest, Way
from tests.fakes.options import an_imagine
from tests.unit.bot.catalog.planned import CATALOG, PICTURE, WORDS, assert_within_the_entry, notes

TWO = (PICTURE, PICTURE)
WORDS_ALONE = Catalog(models=[replace(CATALOG.default, image=None)], default=CATALOG.default.id)


def edited(
    prompt: str = "make it night", *, count: int = 1, model: str | None = None
) -> ImagineRequest:
    options = an_imagine(prompt=prompt, model=model, image=(PICTURE,) * count)
    (request,) = plan_edits(options, CATALOG)
    return request


def blended(prompt: str = "", *, count: int = 2, model: str | None = None) -> ImagineRequest:
    options = an_imagine(prompt=prompt, model=model, image=(PICTURE,) * count)
    (request,) = plan_blends(options, CATALOG)
    return request


def test_the_usual_editor_is_told_what_to_do() -> None:
    request = edited()

    assert request.model == CATALOG.editors[0].id
    assert request.predictions[0].input["prompt"] == "make it night"
    assert request.way is Way.EDIT
    assert len(request.images) == 1
    assert notes(request) == {}


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_an_editor_that_takes_all_of_them_is_found(count: int) -> None:
    request = edited(count=count)

    assert len(request.images) == count
    assert_within_the_entry(request)


@pytest.mark.parametrize("model", CATALOG.editors, ids=lambda model: model.name)
def test_every_editor_edits(model: object) -> None:
    assert_within_the_entry(edited(model=getattr(model, "id", None)))


@pytest.mark.parametrize("model", CATALOG.blenders, ids=lambda model: model.name)
def test_every_blender_blends(model: object) -> None:
    assert_within_the_entry(blended(model=getattr(model, "id", None)))


def test_the_model_may_be_named_in_the_words() -> None:
    other = CATALOG.editors[-1]

    request = edited(f"make it night --model {other.name}")

    assert request.model == other.id
    assert request.prompt == "make it night"


def test_the_option_wins_over_the_words() -> None:
    first, last = CATALOG.editors[0], CATALOG.editors[-1]

    request = edited(f"make it night --model {last.name}", model=first.id)

    assert request.model == first.id
    assert "note-option-wins" in notes(request)


def test_several_edits_may_be_asked_for_in_one() -> None:
    options = an_imagine(prompt="make it {night, day}", image=(PICTURE,))

    assert [one.prompt for one in plan_edits(options, CATALOG)] == ["make it night", "make it day"]


@pytest.mark.parametrize("prompt", ["", "  "])
def test_pictures_blend_without_words(prompt: str) -> None:
    request = blended(prompt)

    assert request.predictions[0].input["prompt"] == BLEND_PROMPT
    assert request.way is Way.BLEND


def test_parameters_alone_are_no_words() -> None:
    request = blended("--ar 16:9")

    assert (request.prompt, request.aspect_ratio) == (BLEND_PROMPT, "16:9")


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_a_blender_that_takes_all_of_them_is_found(count: int) -> None:
    assert len(blended("as one landscape", count=count).images) == count


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (an_imagine(prompt="x", model="flux-schnell", image=(PICTURE,)), NotEditorError),
        (an_imagine(prompt="x", model="dall-e", image=(PICTURE,)), ModelUnknownError),
        (an_imagine(prompt="x", model="kontext-pro", image=TWO), TooManyImagesError),
        (an_imagine(prompt="x", image=(PICTURE,) * 99), TooManyImagesError),
        (
            an_imagine(prompt="x", image=(replace(PICTURE, content_type="text/plain"),)),
            ImageTypeRefusedError,
        ),
    ],
)
def test_what_cannot_be_edited_is_said(options: ImagineOptions, error: type[RefusedError]) -> None:
    with pytest.raises(error) as refused:
        plan_edits(options, CATALOG)

    assert WORDS.say(refused.value.words_id, **refused.value.facts)


def test_a_model_that_takes_no_pictures_is_refused_for_a_blend_with_those_that_do() -> None:
    with pytest.raises(NotBlenderError) as refused:
        blended(model="flux-schnell")

    said = WORDS.say(refused.value.words_id, **refused.value.facts)
    assert CATALOG.blenders[0].label in said


def test_where_no_model_takes_pictures_that_is_said() -> None:
    with pytest.raises(EditorMissingError):
        plan_edits(an_imagine(prompt="x", image=(PICTURE,)), WORDS_ALONE)
    with pytest.raises(BlenderMissingError):
        plan_blends(an_imagine(prompt="x", image=TWO), WORDS_ALONE)
