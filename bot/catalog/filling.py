"""Painting a picture's surroundings, or parts of it: requests for the catalog's fill model."""

from collections.abc import Sequence
from dataclasses import replace

from bot.catalog.attachment import Attachment
from bot.catalog.catalog import Catalog
from bot.catalog.cost import PIXELS_PER_MEGAPIXEL
from bot.catalog.earlier import recalled
from bot.catalog.imagine_options import ImagineOptions
from bot.catalog.inline import parse_prompt
from bot.catalog.model import PROMPT_PARAMETER, FillInput, Model
from bot.catalog.options import IMAGE, MODEL, SEED, STYLE, OptionValues
from bot.catalog.planning import plan
from bot.catalog.prompt import FILL_PROMPT
from bot.catalog.wildcards import WildcardLists
from bot.errors import RefusedError
from bot.imagine.fill import PARTS, Fill, Outpaint, canvas_size
from bot.imagine.request import ImagineRequest, PlannedPrediction, Way


class FillerMissingError(RefusedError):
    """No model extends pictures or paints parts of them anew."""

    words_id = "refusal-fill-no-model"


class FilledTooLargeError(RefusedError):
    """The result would be larger than the model makes.

    Facts: ``model``, ``width``, ``height`` (pixels), ``limit`` (megapixels).
    """

    words_id = "refusal-fill-too-large"


class PartsMissingError(RefusedError):
    """No part of the picture was chosen."""

    words_id = "refusal-fill-no-parts"


class FillModelError(RefusedError):
    """A model was named; only one does this. Facts: ``model``."""

    words_id = "refusal-fill-model"


def plan_outpaint(
    parent: ImagineRequest, picture: Attachment, outpaint: Outpaint, catalog: Catalog
) -> ImagineRequest:
    """Return the request that extends a picture of an earlier request, with its words.

    Raises:
        RefusedError: there is no fill model, or none for this picture, or it would be too large.
    """
    options = ImagineOptions(prompt=FILL_PROMPT, reads_parameters=False)
    if _is_described(parent, catalog):
        before = recalled(parent, None)
        style = OptionValues.of(STYLE.given(before.get(STYLE)))
        options = replace(before, values=style, image_strength=None)
    request = _planned(options, picture, Fill(outpaint=outpaint), catalog)
    return replace(request, prompt=parent.prompt)


def plan_parts(
    picture: Attachment,
    parts: Sequence[int],
    words: str,
    catalog: Catalog,
    *,
    wildcards: WildcardLists | None = None,
) -> ImagineRequest:
    """Return the request that paints parts of a picture anew, as the words say.

    Raises:
        RefusedError: there is no fill model, or none for this picture, or the words do not fit.
    """
    chosen = tuple(sorted({*parts} & {*PARTS}))
    if not chosen:
        raise PartsMissingError
    options = ImagineOptions(prompt=words, wildcards=wildcards)
    return _planned(options, picture, Fill(parts=chosen), catalog)


def refill(  # noqa: PLR0913 - what is asked for otherwise, by name
    request: ImagineRequest,
    picture: Attachment,
    catalog: Catalog,
    *,
    words: str | None = None,
    wildcards: WildcardLists | None = None,
    model: Model | None = None,
) -> ImagineRequest:
    """Return a request of this kind once more, with other randomness or other words.

    Words that picked from lists pick again, from these ``wildcards``. Another fill ``model`` is
    asked for no more than the words, because what else was said may mean nothing to it.

    Raises:
        RefusedError: the same as for the first time.
    """
    fill = request.fill or Fill()
    before = catalog.get(request.model)
    options = recalled(request, before).without(SEED)
    if model is not None:
        options = replace(options, values=OptionValues.of(STYLE.given(options.get(STYLE))))
    elif before in catalog.fillers:
        model = before
    if words is not None:
        options = replace(options, prompt=words, reads_parameters=True, wildcards=wildcards)
        return _planned(options, picture, fill, catalog, model)
    if request.template is not None and wildcards is not None:
        options = replace(options, prompt=request.template, wildcards=wildcards)
        return _planned(options, picture, fill, catalog, model)
    if not _is_described(request, catalog) and fill.outpaint is not None:
        options = replace(options, prompt=FILL_PROMPT)
    return replace(_planned(options, picture, fill, catalog, model), prompt=request.prompt)


def _is_described(request: ImagineRequest, catalog: Catalog) -> bool:
    """Whether its words tell what the picture shows, and not what to change in another."""
    model = catalog.get(request.model)
    edits = model is not None and model.image is not None and model.image.edits
    if (request.images and edits) or (request.fill is not None and request.fill.parts):
        return False
    sent = request.predictions[0].input.get(PROMPT_PARAMETER)
    return sent != FILL_PROMPT and bool(request.prompt.strip())


def _planned(
    options: ImagineOptions,
    picture: Attachment,
    fill: Fill,
    catalog: Catalog,
    model: Model | None = None,
) -> ImagineRequest:
    model, told_by = _filler(catalog, model)
    if options.reads_parameters and parse_prompt(options.prompt).values.get(MODEL) is not None:
        raise FillModelError(model=model.label)
    require_size(picture, fill, catalog, model)
    value = None if fill.outpaint is None else told_by.values.get(fill.outpaint)
    request = plan(options.with_(IMAGE.given((picture,))), catalog, model=model)
    told = {} if told_by.outpaint is None or value is None else {told_by.outpaint: value}
    return replace(
        request,
        predictions=tuple(
            PlannedPrediction(input={**one.input, **told}, image_count=one.image_count)
            for one in request.predictions
        ),
        way=Way.PARTS if fill.outpaint is None else Way(fill.outpaint.value),
        fill=replace(fill, mask_parameter=None if told else told_by.mask),
    )


def require_size(
    picture: Attachment, fill: Fill, catalog: Catalog, model: Model | None = None
) -> None:
    """Let a picture pass that becomes no larger than the fill model makes, as far as is known.

    Raises:
        FillerMissingError: there is none.
        FilledTooLargeError: it would be larger.
    """
    model, told_by = _filler(catalog, model)
    if not picture.width or not picture.height:
        return
    size = picture.width, picture.height
    width, height = size if fill.outpaint is None else canvas_size(size, fill.outpaint)
    if width * height > told_by.megapixels * PIXELS_PER_MEGAPIXEL:
        raise FilledTooLargeError(
            model=model.label, width=width, height=height, limit=round(told_by.megapixels)
        )


def _filler(catalog: Catalog, model: Model | None) -> tuple[Model, FillInput]:
    model = model or catalog.filler
    if model is None or model.fill is None:
        raise FillerMissingError
    return model, model.fill
