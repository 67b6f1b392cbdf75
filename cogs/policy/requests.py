"""What rules look at of a request and of whoever makes it."""

from dataclasses import dataclass

from bot.catalog import Catalog, megapixels_of
from bot.imagine.request import ImagineRequest, Way
from bot.imagine.requester import Requester

_FROM_OWN_PICTURES = frozenset({Way.UPSCALE, Way.VARY_SUBTLE, Way.VARY_STRONG})
"""Ways that start from a picture Easel drew, so nobody uploads one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSummary:
    """The parts of a request that rules are about."""

    model: str
    """The model's id."""
    model_label: str
    image_count: int = 1
    style: str | None = None
    """The style it uses, if any."""
    is_own_style: bool = False
    """Whether that is the member's own, and not the server's."""
    megapixels: float | None = None
    """The size of one picture; None where the model chooses it."""
    has_image: bool = False
    """Whether it starts from an uploaded picture."""
    is_private: bool = False
    is_upscale: bool = False
    """Whether it only enlarges a picture, for which there is one model."""
    is_fill: bool = False
    """Whether it paints around or in a picture of ours, for which there is one model as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedLately:
    """What filters refused of a person where they are, in the last day."""

    count: int = 0
    last_at: float = 0.0
    """When the latest refusal was, or the latest accepted request after it (Unix seconds)."""


NOT_REFUSED = RefusedLately()


def summary_of(request: ImagineRequest, catalog: Catalog) -> RequestSummary:
    """Return the parts of a request that rules are about."""
    model = catalog.get(request.model)
    return RequestSummary(
        model=request.model,
        model_label=request.model_label,
        image_count=request.image_count,
        style=request.style,
        is_own_style=request.is_own_style,
        megapixels=megapixels_of(request, catalog),
        has_image=_has_image(request),
        is_private=request.is_private,
        is_upscale=model is not None and model.kind == "upscale",
        is_fill=request.fill is not None,
    )


def _has_image(request: ImagineRequest) -> bool:
    is_own = request.fill is not None or request.way in _FROM_OWN_PICTURES
    return bool(request.images) and not is_own


def labels_of(catalog: Catalog) -> dict[str, str]:
    """Return the labels of the models on offer by id, in the catalog's order."""
    return {model.id: model.label for model in catalog.models}


def moderates(requester: Requester) -> bool:
    """Whether the rules that slow people down exempt them."""
    return requester.is_moderator or requester.is_manager


def held_roles(requester: Requester) -> frozenset[int]:
    """Return their roles and @everyone, whose id is the server's (Discord)."""
    guild_id, role_ids = requester.place.guild_id, requester.role_ids
    return frozenset(role_ids if guild_id is None else (*role_ids, guild_id))


def slow_mode_key(requester: Requester) -> tuple[int, int]:
    """Return the person and the channel or thread in which slow mode counts their requests.

    As in Discord's own slow mode, a thread counts for itself.
    """
    return requester.user_id, requester.place.thread_id or requester.place.channel_id
