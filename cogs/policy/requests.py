"""What rules look at of a request."""

from dataclasses import dataclass

from bot.catalog import Catalog, megapixels_of
from bot.imagine.request import ImagineRequest, Way

_FROM_OWN_PICTURES = frozenset({Way.UPSCALE, Way.VARY_SUBTLE, Way.VARY_STRONG})
"""What begins from a picture that Easel drew, so nobody brings one in."""


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
    is_upscale: bool = False
    """Whether it only makes a picture larger, with the one model there is for that."""


def wish_of(request: ImagineRequest, catalog: Catalog) -> Wish:
    """Return what rules look at of a request."""
    model = catalog.get(request.model)
    return Wish(
        model=request.model,
        model_label=request.model_label,
        image_count=request.image_count,
        style=request.style,
        megapixels=megapixels_of(request, catalog),
        has_image=bool(request.images) and request.way not in _FROM_OWN_PICTURES,
        is_private=request.is_private,
        is_upscale=model is not None and model.kind == "upscale",
    )
