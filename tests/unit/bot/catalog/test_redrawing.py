"""The same with another model."""

from dataclasses import replace

import pytest

from bot.catalog import Model, plan
from bot.catalog.earlier import ModelGoneError, NotDrawnError
from bot.catalog.redrawing import models_to_redraw, redraw
from bot.imagine.request import ImagineRequest
from tests.fakes.options import an_imagine
from tests.unit.bot.catalog.planned import (
    CATALOG,
    PICTURE,
    assert_within_the_entry,
    every_model,
    planned,
)

PRO, SDXL, ULTRA, DEV = (
    "black-forest-labs/flux-1.1-pro",
    "stability-ai/sdxl",
    "black-forest-labs/flux-1.1-pro-ultra",
    "black-forest-labs/flux-dev",
)


def redrawn(request: ImagineRequest, model_id: str, **own: int | None) -> ImagineRequest:
    options, notes = redraw(request, model_id, CATALOG, **own)
    again = plan(options, CATALOG)
    return replace(again, notes=(*notes, *again.notes))


@every_model
def test_a_draft_becomes_a_final_with_every_model_that_is_offered(model: Model) -> None:
    draft = plan(
        an_imagine(
            prompt="a boat --no text",
            model="schnell",
            aspect_ratio="3:2",
            seed=7,
            style="Ink",
            style_text="in ink",
        ),
        CATALOG,
    )
    if model not in models_to_redraw(draft, CATALOG):
        assert model.id == draft.model or (model.image is not None and model.image.is_required)
        return

    final = redrawn(draft, model.id)

    assert_within_the_entry(final)
    assert (final.prompt, final.style, final.model) == ("a boat", "Ink", model.id)
    assert final.predictions[0].input["prompt"] == "a boat, in ink"
    said = [str(note.facts) for note in final.notes]
    assert final.aspect_ratio == "3:2" or any("--ar 3:2" in one for one in said)
    assert final.seed == 7 or any("seed" in one for one in said)


def test_negative_words_are_kept_where_the_model_knows_them() -> None:
    first = planned(prompt="a boat --no text", model="sdxl")

    medium = redrawn(first, "stability-ai/stable-diffusion-3.5-medium")
    flux = redrawn(first, DEV)

    assert medium.predictions[0].input["negative_prompt"] == "text"
    assert any("negative" in note.words_id for note in flux.notes)


def test_what_the_model_refuses_is_left_out_and_named() -> None:
    final = redrawn(planned(model="schnell", aspect_ratio="21:9"), PRO)

    assert final.aspect_ratio != "21:9"
    (note,) = [one for one in final.notes if one.words_id == "note-redraw-left-out"]
    assert note.facts == {"model": "FLUX 1.1 pro", "values": ("--ar 21:9",)}


@pytest.mark.parametrize(
    ("count", "seed", "expected"), [(None, None, (4, 7)), (1, 9, (1, 9)), (None, 11, (4, 11))]
)
def test_all_of_it_is_drawn_or_one_picture_with_its_seed(
    count: int | None, seed: int | None, expected: tuple[int, int]
) -> None:
    final = redrawn(planned(seed=7, count=4), DEV, seed=seed, count=count)

    assert (final.image_count, final.seed) == expected


def test_pictures_stay_with_models_that_take_them() -> None:
    first = plan(an_imagine(prompt="a boat", model="dev", image=(PICTURE,)), CATALOG)

    models = models_to_redraw(first, CATALOG)

    assert models
    assert all(model.images_taken for model in models)
    assert redrawn(first, SDXL).images[0].url == first.images[0].url


def test_what_changes_a_picture_as_told_stays_with_editors() -> None:
    edit = plan(an_imagine(prompt="make it red", model="kontext-pro", image=(PICTURE,)), CATALOG)

    models = models_to_redraw(edit, CATALOG)

    assert models
    assert all(model in CATALOG.editors for model in models)


def test_how_near_to_its_picture_it_was_is_translated() -> None:
    dev = CATALOG.get(DEV)
    ultra = CATALOG.get(ULTRA)
    assert dev is not None
    assert ultra is not None
    assert dev.image is not None
    assert ultra.image is not None
    assert dev.image.strength is not None
    assert ultra.image.strength is not None
    near = an_imagine(
        prompt="a boat", model="dev", image=(PICTURE,), image_strength=dev.image.strength.subtle
    )

    final = redrawn(plan(near, CATALOG), ULTRA)

    assert final.predictions[0].input["image_prompt_strength"] == ultra.image.strength.subtle


@pytest.mark.parametrize("model_id", ["nobody/nothing", "nightmareai/real-esrgan"])
def test_only_models_that_draw_can_be_chosen(model_id: str) -> None:
    with pytest.raises(ModelGoneError):
        redraw(planned(), model_id, CATALOG)


def test_what_was_made_larger_is_not_redrawn() -> None:
    larger = replace(planned(), model="nightmareai/real-esrgan")

    with pytest.raises(NotDrawnError):
        redraw(larger, DEV, CATALOG)
