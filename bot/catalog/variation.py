"""The same again, and other versions of it: new options from a request on record."""

from dataclasses import replace
from random import Random
from typing import Literal

from bot.catalog.attachment import Attachment
from bot.catalog.catalog import Catalog
from bot.catalog.earlier import model_of, options_of
from bot.catalog.imagine_options import ImagineOptions
from bot.catalog.model import Model
from bot.catalog.options import ASPECT_RATIO, COUNT, IMAGE, SEED
from bot.catalog.options.seed import seeds_of
from bot.catalog.prompt import MAX_PROMPT_LENGTH
from bot.catalog.styles import apply_style
from bot.errors import PromptTooLongError
from bot.imagine.request import ImagineRequest

Strength = Literal["subtle", "strong"]

WORDINGS: dict[Strength, tuple[str, ...]] = {
    "subtle": (
        "slightly different composition",
        "slightly different angle",
        "slightly different light",
        "small changes in the details",
        "a moment later",
    ),
    "strong": (
        "an entirely different composition",
        "seen from far away",
        "seen from close up",
        "seen from an unusual angle",
        "a different time of day",
        "a different mood",
    ),
}
"""What is sent behind the words where a model cannot start from the picture itself.

A card says it in the reader's language (``note-varied``), by the wording with dashes for blanks.
"""

MOST_VARIATIONS = 4
"""Of one press, however many pictures there are already."""

_NEAR_SEEDS = 9
"""How far a subtle variation's seed may be from the old one."""


def reroll(request: ImagineRequest, catalog: Catalog, *, chance: Random) -> ImagineOptions:
    """Return options for the same picture with another seed.

    Raises:
        RefusedError: its model is not offered any more, or it was not drawn at all.
    """
    options = options_of(request, catalog)
    seed = options.get(SEED)
    if seed is None:
        # Without one, the service draws its own; with one, some models are slower.
        return options
    return options.with_(SEED.given(_other_seed(seed, model_of(request, catalog), chance)))


def vary(  # noqa: PLR0913 - what a variation depends on, most of it by name
    request: ImagineRequest,
    strength: Strength,
    catalog: Catalog,
    *,
    chance: Random,
    picture: Attachment | None = None,
    seed: int | None = None,
    most: int = MOST_VARIATIONS,
) -> ImagineOptions:
    """Return options for other versions of one picture of the request, as many as it has.

    They are ``MOST_VARIATIONS`` at most, and no more than ``most``. A model that can start from the
    ``picture`` does, near to it or far from it. For others a wording is sent behind the words; a
    ``subtle`` variation then has a seed near the old one (``seed``, else the one that was asked
    for). The same ``chance`` gives the same options.

    Raises:
        RefusedError: its model is not offered any more, or it was not drawn at all.
    """
    options = options_of(request, catalog)
    plain = plain_prompt(options.prompt)
    before = options.variation or options.prompt.removeprefix(f"{plain}, ")
    count = min(options.get(COUNT) or 1, MOST_VARIATIONS, most)
    options = replace(options.with_(COUNT.given(count)), prompt=plain, variation=None)
    model = model_of(request, catalog)
    asked = options.get(SEED)
    old_seed = asked if seed is None else seed
    amount = None if model.image is None else model.image.strength
    if picture is not None and amount is not None:
        new_seed = None if asked is None else _other_seed(asked, model, chance)
        if model.image is not None and model.image.keeps_ratio:
            # The picture has the shape that was asked for: nothing of that is left out.
            options = options.without(ASPECT_RATIO)
        return replace(
            options.with_(IMAGE.given((picture,)), SEED.given(new_seed)),
            image_strength=amount.subtle if strength == "subtle" else amount.strong,
        )
    if strength == "subtle" and old_seed is not None:
        new_seed = _near_seed(old_seed, model, chance)
    elif asked is not None:
        new_seed = _other_seed(asked, model, chance)
    else:
        new_seed = None
    variation = _wording(options, before, strength, chance)
    return replace(options.with_(SEED.given(new_seed)), variation=variation)


def plain_prompt(prompt: str) -> str:
    """Return the prompt without the wording that variations once wrote into it."""
    for wordings in WORDINGS.values():
        for wording in wordings:
            if prompt.endswith(f", {wording}"):
                return prompt.removesuffix(f", {wording}")
    return prompt


def _wording(
    options: ImagineOptions, before: str, strength: Strength, chance: Random
) -> str | None:
    """Choose a wording; None where the words leave no room for it."""
    # Not twice the same: that would be the picture that is there already.
    wording = chance.choice([one for one in WORDINGS[strength] if one != before])
    words = f"{options.prompt}, {wording}"
    try:
        sent = words if options.style_text is None else apply_style(words, options.style_text)
    except PromptTooLongError:
        return None
    return wording if len(sent) <= MAX_PROMPT_LENGTH else None


def _near_seed(seed: int, model: Model, chance: Random) -> int | None:
    seeds = seeds_of(model)
    if seeds is None:
        return None
    lowest, highest = seeds
    step = chance.randint(1, _NEAR_SEEDS)
    return lowest + (seed + step - lowest) % (highest - lowest + 1)


def _other_seed(seed: int, model: Model, chance: Random) -> int | None:
    seeds = seeds_of(model)
    if seeds is None:
        return None
    new = chance.randint(*seeds)
    return new if new != seed else _near_seed(seed, model, chance)
