"""What a request costs and how large its pictures become, as far as the catalog knows."""

import math
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from bot.catalog.catalog import Catalog
from bot.catalog.model import Model
from bot.catalog.price import Price
from bot.imagine.fill import Fill, canvas_size
from bot.imagine.request import ImagineRequest, InputValue

_MEGAPIXEL_PARAMETERS = ("megapixels", "output_megapixels", "resolution", "size")
"""What models call the size of a picture: "0.25", "2 MP", "4K", "2048x1024"."""
_MEGAPIXELS = re.compile(r"(\d+(?:\.\d+)?)(?: MP)?")
_THOUSANDS = re.compile(r"(\d)K")
_SIDES = re.compile(r"(\d{2,5})x(\d{2,5})")

PIXELS_PER_MEGAPIXEL = 1024 * 1024
"""The square that models mean by one megapixel."""

UNKNOWN_MEGAPIXELS = 16
"""The size of a picture that nobody says, for its price: above what models take or make."""


def price_of(request: ImagineRequest, catalog: Catalog) -> Decimal | None:
    """Return what the request costs at most, in US dollars; None where nobody knows.

    Services charge for each picture, or for each prediction that makes one. Megapixels are rounded
    up, and of what is not known, such as a quality that the model chooses, the dearest counts.
    """
    model = catalog.get(request.model)
    price = None if model is None else model.cost
    if model is None or price is None:
        return None
    sent = [_megapixels_of_image(one.width, one.height) for one in request.images]
    size = None
    if model.kind != "draw" or request.fill is not None:
        size = megapixels_of(request, catalog) or UNKNOWN_MEGAPIXELS
    return sum(
        (
            _price_of_one(price, model, planned.input, sent, size) * planned.image_count
            for planned in request.predictions
        ),
        Decimal(0),
    )


def usual_price(model: Model) -> Decimal | None:
    """Return what one picture costs if nothing is asked for but words; None where nobody knows.

    Where the model needs a picture, one of a megapixel.
    """
    if model.cost is None:
        return None
    needs_one = model.image is not None and model.image.is_required
    return _price_of_one(model.cost, model, {}, [1.0] if needs_one else [], None)


def _price_of_one(
    price: Price,
    model: Model,
    values: Mapping[str, InputValue],
    sent: Sequence[float],
    size: float | None,
) -> Decimal:
    """Return the dollars for one picture; ``sent`` and ``size`` are in megapixels."""
    amount = _exact(price.per_run)
    for name, amounts in price.by.items():
        parameter = model.parameters.get(name)
        value = values.get(name, None if parameter is None else parameter.default)
        amount += _exact(amounts.get(str(value), max(amounts.values())))
    if price.per_megapixel:
        made = _most_megapixels(values, model, sent) if size is None else size
        amount += _exact(price.per_megapixel) * math.ceil(made)
    if price.per_input_megapixel:
        amount += _exact(price.per_input_megapixel) * sum(map(math.ceil, sent))
    return amount


def _exact(usd: float) -> Decimal:
    # By its text, so that 0.003 stays 0.003.
    return Decimal(str(usd))


def _megapixels_of_image(width: int | None, height: int | None) -> float:
    if not width or not height:
        return UNKNOWN_MEGAPIXELS
    return width * height / PIXELS_PER_MEGAPIXEL


def _most_megapixels(
    values: Mapping[str, InputValue], model: Model, sent: Sequence[float]
) -> float:
    """Return how large the picture becomes at most; as large as one that was sent, if so asked."""
    if any(str(values.get(name, "")).startswith("match_input") for name in _MEGAPIXEL_PARAMETERS):
        return max(sent, default=UNKNOWN_MEGAPIXELS)
    return _megapixels(values, model)


def megapixels_of(request: ImagineRequest, catalog: Catalog) -> float | None:
    """Return the size of the largest picture; None where only the source or the model knows."""
    model = catalog.get(request.model)
    if model is None:
        return None
    if model.kind == "upscale":
        return _upscaled(request, model)
    if request.fill is not None:
        return _filled(request, request.fill)
    return max(_megapixels(planned.input, model) for planned in request.predictions)


def _upscaled(request: ImagineRequest, model: Model) -> float | None:
    scale = request.predictions[0].input.get(model.fulfilling("scale")[0])
    source = next(iter(request.images), None)
    if source is None or source.width is None or source.height is None:
        return None
    if not isinstance(scale, int | float):
        return None
    return source.width * source.height * scale**2 / PIXELS_PER_MEGAPIXEL


def _filled(request: ImagineRequest, fill: Fill) -> float | None:
    source = next(iter(request.images), None)
    if source is None or source.width is None or source.height is None:
        return None
    size = source.width, source.height
    width, height = size if fill.outpaint is None else canvas_size(size, fill.outpaint)
    return width * height / PIXELS_PER_MEGAPIXEL


def _megapixels(values: Mapping[str, InputValue], model: Model) -> float:
    width, height = values.get("width"), values.get("height")
    if isinstance(width, int) and isinstance(height, int):
        return width * height / PIXELS_PER_MEGAPIXEL
    for name in _MEGAPIXEL_PARAMETERS:
        parameter = model.parameters.get(name)
        default = None if parameter is None else parameter.default
        found = _read_megapixels(str(values.get(name, default)))
        if found is not None:
            return found
    return model.megapixels


def _read_megapixels(text: str) -> float | None:
    if found := _MEGAPIXELS.fullmatch(text):
        return float(found[1])
    if found := _THOUSANDS.fullmatch(text):
        return float(found[1]) ** 2
    if found := _SIDES.fullmatch(text):
        return int(found[1]) * int(found[2]) / PIXELS_PER_MEGAPIXEL
    return None
