"""The same with another model: a cheap draft becomes a final."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.catalog.catalog import Catalog
from bot.catalog.earlier import ModelGoneError, NotDrawnError, recalled
from bot.catalog.imagine_options import ImagineOptions
from bot.catalog.model import Model
from bot.catalog.options import COUNT, IMAGE, MODEL, OPTIONS, SEED, Option
from bot.catalog.options.option import Circumstances
from bot.errors import Fact, RefusedError
from bot.imagine.request import ImagineRequest, Note


def models_to_redraw(request: ImagineRequest, catalog: Catalog) -> tuple[Model, ...]:
    """Return the models besides its own that can draw a request, with all its pictures.

    Where its words say what to change in a picture, they are those that can be told so; where it
    was extended or painted in parts, those that do that.
    """
    if request.fill is not None:
        return tuple(one for one in reversed(catalog.fillers) if one.id != request.model)
    before = catalog.get(request.model)
    count = len(request.images)
    edits = bool(count) and before is not None and before.image is not None and before.image.edits
    return tuple(
        model
        for model in (catalog.editors if edits else catalog.models)
        if model.id != request.model
        and model.images_taken >= count
        and (count or model.image is None or not model.image.is_required)
    )


def redraw(
    request: ImagineRequest,
    model_id: str,
    catalog: Catalog,
    *,
    seed: int | None = None,
    count: int | None = None,
) -> tuple[ImagineOptions, tuple[Note, ...]]:
    """Return the options of a request for another model, and a note on what it cannot take.

    ``seed`` is the one that was drawn with, and ``count`` how many pictures are wanted; without
    them, both are as they were asked for.

    Raises:
        RefusedError: the model is not offered (any more), or nothing was drawn from words.
    """
    model, before = catalog.get(model_id), catalog.get(request.model)
    if model is None or model not in catalog.models:
        raise ModelGoneError(model=model_id)
    if before is not None and before.kind != "draw":
        raise NotDrawnError
    options = recalled(request, before)
    options = replace(
        options.with_(
            MODEL.given(model.id),
            SEED.given(options.get(SEED) if seed is None else seed),
            COUNT.given(count or options.get(COUNT)),
        ),
        image_strength=_strength(options.image_strength, before, model),
    )
    refused = {option.tag: option for option in _refused(options, model, catalog)}
    if not refused:
        return options, ()
    said = tuple(
        tag if option.inline is None else option.inline.written(options.values.get(option))
        for tag, option in refused.items()
    )
    facts: dict[str, Fact] = {"model": model.label, "values": said}
    left_out = Note(words_id="note-redraw-left-out", facts=facts)
    return options.without(*refused.values()), (left_out,)


def _refused(options: ImagineOptions, model: Model, catalog: Catalog) -> Iterator[Option[Any]]:
    """Walk through the options whose value the model would refuse."""
    images = options.get(IMAGE) or ()
    circumstances = Circumstances(model=model, catalog=catalog, has_image=bool(images))
    for option in OPTIONS:
        value = options.get(option)
        if value is not None:
            try:
                option.plan(value, circumstances)
            except RefusedError:
                yield option


def _strength(amount: float | None, before: Model | None, model: Model) -> float | None:
    """Translate how near to the picture it was into the other model's measure."""
    one = None if before is None or before.image is None else before.image.strength
    other = None if model.image is None else model.image.strength
    if amount is None or one is None or other is None:
        return None
    return {one.subtle: other.subtle, one.strong: other.strong}.get(amount)
