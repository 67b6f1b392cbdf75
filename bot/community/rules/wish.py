"""What rules look at of a request."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.catalog import Catalog, Model
from bot.imagine.request import ImagineRequest, InputValue, Way

_FROM_OWN_PICTURES = frozenset({Way.UPSCALE, Way.VARY_SUBTLE, Way.VARY_STRONG})
"""What begins from a picture that Easel drew, so nobody brings one in."""
_MEGAPIXEL_PARAMETERS = ("megapixels", "resolution")
"""What models call the size of a picture; their values begin with megapixels ("0.25", "2 MP")."""
_PIXELS_A_MEGAPIXEL = 1024 * 1024
"""The square that models mean by "1 MP"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One request, as far as rules have something to say about it."""

    model: str
    """Its id."""
    model_label: str
    """Its name for people."""
    image_count: int = 1
    style: str | None = None
    """The server's style it uses, if any."""
    megapixels: float | None = None
    """The size of one picture; None where the model decides it."""
    has_image: bool = False
    """Whether it starts from a picture that somebody brings in."""
    is_private: bool = False


def wish_of(request: ImagineRequest, catalog: Catalog) -> Wish:
    """Return what rules look at of a request."""
    model = catalog.get(request.model)
    sizes = [megapixels_of(planned.input, model) for planned in request.predictions]
    return Wish(
        model=request.model,
        model_label=request.model_label,
        image_count=request.image_count,
        style=request.style,
        megapixels=max((size for size in sizes if size is not None), default=None),
        has_image=bool(request.images) and request.way not in _FROM_OWN_PICTURES,
        is_private=request.is_private,
    )


def megapixels_of(values: Mapping[str, InputValue], model: Model | None) -> float | None:
    """Return how large a prediction's pictures become, or None where only the model knows."""
    width, height = values.get("width"), values.get("height")
    if isinstance(width, int) and isinstance(height, int):
        return width * height / _PIXELS_A_MEGAPIXEL
    for name in _MEGAPIXEL_PARAMETERS:
        parameter = None if model is None else model.parameters.get(name)
        default = None if parameter is None else parameter.default
        number = re.match(r"\d+(\.\d+)?", str(values.get(name, default)))
        if number:
            return float(number.group())
    return None
