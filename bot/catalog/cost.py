"""What a request costs and how large its pictures become, as far as the catalog knows."""

import re
from collections.abc import Mapping
from decimal import Decimal

from bot.catalog.catalog import Catalog
from bot.catalog.model import Model
from bot.imagine.fill import Fill, canvas_size
from bot.imagine.request import ImagineRequest, InputValue

_MEGAPIXEL_PARAMETERS = ("megapixels", "output_megapixels", "resolution")
"""What models call the size of a picture; the values begin with megapixels ("0.25", "2 MP")."""

PIXELS_PER_MEGAPIXEL = 1024 * 1024
"""The square that models mean by one megapixel."""


def price_of(request: ImagineRequest, catalog: Catalog) -> Decimal | None:
    """Return what the request costs in US dollars, or None where the operator does not say.

    Services charge for each picture, or for each prediction that makes one.
    """
    model = catalog.get(request.model)
    if model is None or model.price_usd is None:
        return None
    # By its text, so that 0.003 stays 0.003.
    return Decimal(str(model.price_usd)) * request.image_count


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
        found = re.match(r"\d+(?:\.\d+)?", str(values.get(name, default)))
        if found:
            return float(found[0])
    return model.megapixels
