"""Zooming out, panning and changing parts."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.catalog import (
    Catalog,
    ImagineOptions,
    load_catalog,
    megapixels_of,
    plan,
    plan_outpaint,
    plan_parts,
    price_of,
    refill,
)
from bot.catalog.filling import (
    FilledTooLargeError,
    FillerMissingError,
    FillModelError,
    PartsMissingError,
)
from bot.catalog.options import IMAGE, MODEL, STYLE, OptionValues
from bot.catalog.prompt import FILL_PROMPT
from bot.errors import PromptEmptyError, SettingsError
from bot.imagine.fill import Fill, Outpaint
from bot.imagine.request import ImagineRequest, InputValue, Way
from sandbox.images.models import MODELS as SERVICE_MODELS
from tests.unit.bot.catalog.planned import CATALOG, PICTURE, WORDS, notes, planned

PRO, DEV = "black-forest-labs/flux-fill-pro", "black-forest-labs/flux-fill-dev"
SQUARE = replace(PICTURE, width=1024, height=1024)
MASKED = Catalog(models=[*CATALOG.models, *CATALOG.fillers[:1]], default=CATALOG.default.id)
"""With a fill model that knows masks alone."""
WITHOUT = Catalog(models=CATALOG.models, default=CATALOG.default.id)


def sent(request: ImagineRequest) -> dict[str, InputValue]:
    """The whole input as the service would have it."""
    assert request.fill is not None
    (image,) = request.images
    its = {**request.predictions[0].input, image.parameter: image.url}
    if request.fill.mask_parameter is not None:
        its[request.fill.mask_parameter] = "data:image/png;base64,"
    return its


@pytest.mark.parametrize("outpaint", list(Outpaint))
@pytest.mark.parametrize("catalog", [CATALOG, MASKED], ids=["pro", "dev"])
def test_a_picture_is_extended_with_its_words(catalog: Catalog, outpaint: Outpaint) -> None:
    request = plan_outpaint(planned(prompt="a boat", count=4), SQUARE, outpaint, catalog)

    assert catalog.filler is not None
    assert (request.model, request.prompt) == (catalog.filler.id, "a boat")
    assert request.way is Way(outpaint.value)
    assert request.image_count == 1
    assert sent(request)["prompt"] == "a boat"
    assert not SERVICE_MODELS[request.model].problems(sent(request))


def test_the_model_extends_by_itself_or_easel_makes_the_canvas() -> None:
    request = planned(prompt="a boat")

    by_itself = plan_outpaint(request, SQUARE, Outpaint.LEFT, CATALOG)
    by_mask = plan_outpaint(request, SQUARE, Outpaint.LEFT, MASKED)

    assert by_itself.predictions[0].input["outpaint"] == "Left outpaint"
    assert by_itself.fill == Fill(outpaint=Outpaint.LEFT)
    assert "outpaint" not in by_mask.predictions[0].input
    assert by_mask.fill == Fill(outpaint=Outpaint.LEFT, mask_parameter="mask")


def test_the_style_stays_in_the_words_and_on_the_card() -> None:
    values = OptionValues.of(STYLE.given("ink"))
    styled = plan(ImagineOptions(prompt="a boat", style_text="ink wash", values=values), CATALOG)

    request = plan_outpaint(styled, SQUARE, Outpaint.UP, CATALOG)

    assert (request.prompt, request.style) == ("a boat", "ink")
    assert request.predictions[0].input["prompt"] == styled.predictions[0].input["prompt"]


def test_words_that_only_tell_what_to_change_do_not_tell_what_is_around() -> None:
    edits = OptionValues.of(
        IMAGE.given((PICTURE,)), MODEL.given("black-forest-labs/flux-kontext-pro")
    )
    edited = plan(ImagineOptions(prompt="make it red", values=edits), CATALOG)
    changed = plan_parts(SQUARE, (1,), "a red hat", CATALOG)

    for parent in (edited, changed, replace(planned(prompt="a boat"), prompt="")):
        request = plan_outpaint(parent, SQUARE, Outpaint.ZOOM_2, CATALOG)
        assert request.prompt == parent.prompt
        assert request.predictions[0].input["prompt"] == FILL_PROMPT
        again = plan_outpaint(request, SQUARE, Outpaint.LEFT, CATALOG)
        assert again.predictions[0].input["prompt"] == FILL_PROMPT


def test_parts_are_painted_as_the_words_say() -> None:
    request = plan_parts(SQUARE, (6, 2, 6, 12), "a red hat --seed 4", CATALOG)

    assert (request.prompt, request.way) == ("a red hat", Way.PARTS)
    assert request.fill == Fill(parts=(2, 6), mask_parameter="mask")
    assert sent(request)["seed"] == 4
    assert "note-read-as" in notes(request)
    assert not SERVICE_MODELS[request.model].problems(sent(request))


def test_what_parts_need_is_refused_where_it_is_missing() -> None:
    for parts in ((), (0, 10)):
        with pytest.raises(PartsMissingError):
            plan_parts(SQUARE, parts, "a red hat", CATALOG)
    with pytest.raises(PromptEmptyError):
        plan_parts(SQUARE, (1,), "  ", CATALOG)
    with pytest.raises(FillModelError) as caught:
        plan_parts(SQUARE, (1,), "a hat --model schnell", CATALOG)
    assert "FLUX Fill pro" in WORDS.say(caught.value.words_id, **caught.value.facts)


def test_a_result_larger_than_the_model_makes_is_refused() -> None:
    wide = replace(SQUARE, width=3456, height=1024)
    plan_outpaint(planned(), wide, Outpaint.ZOOM_2, CATALOG)

    with pytest.raises(FilledTooLargeError) as caught:
        plan_outpaint(planned(), wide, Outpaint.RIGHT, CATALOG)

    said = WORDS.plain.say(caught.value.words_id, **caught.value.facts)
    assert "5,184 by 1,024 pixels; FLUX Fill pro makes at most 4 megapixels" in said


def test_without_a_fill_model_it_says_so() -> None:
    with pytest.raises(FillerMissingError):
        plan_outpaint(planned(), SQUARE, Outpaint.UP, WITHOUT)
    with pytest.raises(FillerMissingError):
        plan_parts(SQUARE, (1,), "a hat", WITHOUT)


def test_once_more_is_the_same_with_other_randomness_or_words() -> None:
    zoomed = plan_outpaint(planned(prompt="a boat"), SQUARE, Outpaint.DOWN, CATALOG)
    parts = plan_parts(SQUARE, (3,), "a red hat --seed 4", CATALOG)

    again = refill(parts, SQUARE, CATALOG)
    reworded = refill(zoomed, SQUARE, CATALOG, words="a ship --seed 9")

    assert (again.prompt, again.fill) == ("a red hat", parts.fill)
    assert "seed" not in again.predictions[0].input
    assert (reworded.prompt, reworded.way, reworded.fill) == ("a ship", Way.DOWN, zoomed.fill)
    assert reworded.predictions[0].input == {
        "prompt": "a ship",
        "seed": 9,
        "outpaint": "Bottom outpaint",
    }


def test_it_goes_on_with_the_fill_model_that_is_there_now() -> None:
    zoomed = plan_outpaint(planned(prompt="a boat"), SQUARE, Outpaint.DOWN, CATALOG)

    assert refill(zoomed, SQUARE, MASKED).fill == Fill(
        outpaint=Outpaint.DOWN, mask_parameter="mask"
    )
    with pytest.raises(FillerMissingError):
        refill(zoomed, SQUARE, WITHOUT)


def test_its_size_and_price_are_known() -> None:
    request = plan_outpaint(planned(), SQUARE, Outpaint.LEFT, CATALOG)

    assert megapixels_of(request, CATALOG) == 1.5
    assert price_of(request, CATALOG) is None


def test_a_fill_model_is_not_offered_for_drawing() -> None:
    for model in CATALOG.fillers:
        assert CATALOG.get(model.id) is model
        assert model not in (*CATALOG.search(""), *CATALOG.search("fill"), *CATALOG.with_image())
        assert CATALOG.find(model.id) is not model


def test_an_operators_fill_model_is_checked(tmp_path: Path) -> None:
    file = tmp_path / "models.toml"
    file.write_text(
        """
[[models]]
id = "own/fill"
kind = "fill"
label = "Own"
purpose = "Fills"
expected_seconds = 1
deadline_seconds = 10
[models.parameters]
outpaint = { kind = "enum", allowed = ["Left"] }
[models.image]
parameter = "image"
[models.fill]
mask = "image"
megapixels = 1
outpaint = "outpaint"
[models.fill.values]
left = "Links"
[[models]]
id = "own/draws"
label = "Draws"
purpose = "Draws"
expected_seconds = 1
deadline_seconds = 10
[models.fill]
mask = "mask"
megapixels = 1
outpaint = "outpaint"
"""
    )

    with pytest.raises(SettingsError) as caught:
        load_catalog(file)

    said = "\n".join(caught.value.problems)
    for problem in (
        "(own/fill): fill.mask: image is already a parameter",
        "(own/fill): fill.values.outpaint: 'Links' is not a value this parameter allows",
        '(own/draws): fill: only for models of kind = "fill"',
        "(own/draws): fill.outpaint: goes together with values",
    ):
        assert problem in said
