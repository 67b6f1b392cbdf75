"""From a request on record back to the wishes it came from, to change them and plan again."""

from collections.abc import Mapping

from bot.catalog.catalog import Catalog
from bot.catalog.model import Model
from bot.catalog.parameter import Wish
from bot.catalog.wishes import Attachment, Wishes
from bot.errors import RefusedError
from bot.imagine.request import ImagineRequest, InputValue, SourceImage


class ModelGoneError(RefusedError):
    """The model it was drawn with is no longer offered. Facts: ``model``."""

    words_id = "refusal-earlier-model-gone"


class NotDrawnError(RefusedError):
    """It was made larger, not drawn from words."""

    words_id = "refusal-earlier-not-drawn"


def wishes_of(request: ImagineRequest, catalog: Catalog) -> Wishes:
    """Return wishes that, planned again, ask for the same; its prompt is not read once more.

    Raises:
        RefusedError: its model is not offered any more, or it was not drawn at all.
    """
    model = model_of(request, catalog)
    values = request.predictions[0].input
    strength = None if model.image is None else model.image.strength
    amount = None if strength is None else values.get(strength.parameter)
    return Wishes(
        prompt=request.prompt,
        model=model.id,
        aspect_ratio=request.aspect_ratio,
        count=request.image_count,
        seed=request.seed,
        output_format=_text("output_format", model, values),
        output_quality=_whole("output_quality", model, values),
        negative_prompt=_text("negative_prompt", model, values),
        images=tuple(_attachment(image) for image in request.images),
        image_strength=amount if isinstance(amount, int | float) and request.images else None,
        style=request.style,
        style_text=request.style_text,
        private=request.is_private,
        reads_parameters=False,
    )


def model_of(request: ImagineRequest, catalog: Catalog) -> Model:
    """Return the model a request was drawn with.

    Raises:
        RefusedError: it is not offered any more, or nothing was drawn.
    """
    model = catalog.get(request.model)
    if model is None:
        raise ModelGoneError(model=request.model_label)
    if model.kind != "draw":
        raise NotDrawnError
    return model


def _text(wish: Wish, model: Model, values: Mapping[str, InputValue]) -> str | None:
    value = values.get(model.fulfilling(wish)[0])
    return value if isinstance(value, str) else None


def _whole(wish: Wish, model: Model, values: Mapping[str, InputValue]) -> int | None:
    value = values.get(model.fulfilling(wish)[0])
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _attachment(image: SourceImage) -> Attachment:
    return Attachment(
        url=image.url,
        filename=image.filename,
        content_type=image.content_type,
        size_bytes=image.size_bytes,
        width=image.width,
        height=image.height,
        is_spoiler=image.is_spoiler,
    )
