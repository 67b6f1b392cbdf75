"""The rules about what is asked for."""

from collections.abc import Iterator

from bot.community.rules.display import names_of
from bot.community.rules.finding import Circumstances, Finding, Ruling
from bot.community.rules.inheritance import EffectiveRules, Setting
from bot.community.rules.refusals import (
    ImageInputNotHereError,
    ModelNotHereError,
    NoModelLeftError,
    NoStyleHereError,
    PictureTooLargeError,
    PrivateNotHereError,
    StyleNotHereError,
    TooManyPicturesError,
)
from bot.community.rules.rules import MAX_MEGAPIXELS, RuleName, Selection
from bot.community.rules.wish import Wish

_DEPENDS = "rules-reason-depends"


def wish_findings(
    wish: Wish | None, rules: EffectiveRules, circumstances: Circumstances
) -> Iterator[Finding]:
    """Yield what the rules about the request say, in their order.

    Without a request they say that it depends on one.
    """
    yield _model(wish, rules.models, circumstances)
    yield _style(wish, rules.styles)
    yield _count(wish, rules.maximum_count)
    yield _megapixels(wish, rules.maximum_megapixels)
    yield _image_input(wish, rules.image_input)
    yield _private(wish, rules.private)


def _model(wish: Wish | None, setting: Setting[Selection], circumstances: Circumstances) -> Finding:
    ruling = Ruling(rule=RuleName.MODELS, spot=setting.spot)
    allowed = setting.value
    if isinstance(allowed, str):
        return ruling.passes("rules-reason-any-model")
    if wish is not None and wish.is_upscale:
        return ruling.passes("rules-reason-upscale")
    offered = circumstances.models
    left = tuple(model_id for model_id in offered if model_id in allowed)
    if not left:
        label = "" if wish is None else wish.model_label
        return ruling.denies(NoModelLeftError, "rules-reason-no-model", model=label)
    if wish is None:
        return ruling.notes(_DEPENDS)
    if wish.model in left:
        return ruling.passes("rules-reason-model", model=wish.model_label)
    return ruling.denies(
        ModelNotHereError,
        "rules-reason-other-model",
        model=wish.model_label,
        models=names_of(left, offered),
    )


def _style(wish: Wish | None, setting: Setting[Selection]) -> Finding:
    ruling = Ruling(rule=RuleName.STYLES, spot=setting.spot)
    allowed = setting.value
    if isinstance(allowed, str):
        return ruling.passes("rules-reason-any-style")
    if wish is None:
        return ruling.notes(_DEPENDS)
    if wish.style is None:
        return ruling.passes("rules-reason-no-style")
    if wish.style.casefold() in {name.casefold() for name in allowed}:
        return ruling.passes("rules-reason-style", style=wish.style)
    if not allowed:
        return ruling.denies(NoStyleHereError, "rules-reason-other-style", style=wish.style)
    return ruling.denies(
        StyleNotHereError, "rules-reason-other-style", style=wish.style, styles=allowed
    )


def _count(wish: Wish | None, setting: Setting[int]) -> Finding:
    ruling = Ruling(rule=RuleName.MAXIMUM_COUNT, spot=setting.spot)
    if wish is None:
        return ruling.notes(_DEPENDS)
    if wish.image_count <= setting.value:
        return ruling.passes("rules-reason-count", count=wish.image_count)
    return ruling.denies(
        TooManyPicturesError,
        "rules-reason-too-many",
        count=wish.image_count,
        limit=setting.value,
    )


def _megapixels(wish: Wish | None, setting: Setting[float]) -> Finding:
    ruling = Ruling(rule=RuleName.MAXIMUM_MEGAPIXELS, spot=setting.spot)
    if setting.value >= MAX_MEGAPIXELS:
        return ruling.passes("rules-reason-any-size")
    if wish is None:
        return ruling.notes(_DEPENDS)
    if wish.megapixels is None:
        return ruling.passes("rules-reason-size-unknown")
    if wish.megapixels <= setting.value:
        return ruling.passes("rules-reason-size", megapixels=wish.megapixels)
    return ruling.denies(
        PictureTooLargeError,
        "rules-reason-too-large",
        megapixels=wish.megapixels,
        limit=setting.value,
    )


def _image_input(wish: Wish | None, setting: Setting[bool]) -> Finding:
    ruling = Ruling(rule=RuleName.IMAGE_INPUT, spot=setting.spot)
    if setting.value:
        return ruling.passes("rules-reason-image-allowed")
    if wish is None:
        return ruling.notes(_DEPENDS)
    if not wish.has_image:
        return ruling.passes("rules-reason-no-image")
    return ruling.denies(ImageInputNotHereError, "rules-reason-image")


def _private(wish: Wish | None, setting: Setting[bool]) -> Finding:
    ruling = Ruling(rule=RuleName.PRIVATE, spot=setting.spot)
    if setting.value:
        return ruling.passes("rules-reason-private-allowed")
    if wish is None:
        return ruling.notes(_DEPENDS)
    if not wish.is_private:
        return ruling.passes("rules-reason-public")
    return ruling.denies(PrivateNotHereError, "rules-reason-private")
