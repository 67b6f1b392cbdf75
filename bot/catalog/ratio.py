"""Aspect ratios as people write them."""

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

_WRITTEN = re.compile(
    r"(\d{1,5}(?:\.\d{1,4})?)\s*(?::|x|×|/|\*|∶|by|to)\s*(\d{1,5}(?:\.\d{1,4})?)"  # noqa: RUF001 -- phones type these two
)
_WORDS = {
    "square": ("1:1",),
    "landscape": ("3:2", "4:3", "16:9"),
    "horizontal": ("3:2", "4:3", "16:9"),
    "portrait": ("2:3", "3:4", "9:16"),
    "vertical": ("2:3", "3:4", "9:16"),
    "wide": ("16:9", "3:2"),
    "widescreen": ("16:9",),
    "tall": ("9:16", "2:3"),
    "phone": ("9:16",),
    "story": ("9:16",),
    "ultrawide": ("21:9", "16:9"),
    "cinematic": ("21:9", "16:9"),
    "panorama": ("21:9", "16:9"),
}
_SAME_AS_IMAGE = frozenset({"match", "same", "image", "original", "matchinputimage"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioRead:
    """An aspect ratio as it was understood."""

    ratio: str
    is_word: bool = False
    """It was a word such as "landscape" and not two numbers."""


def read_ratio(text: str, allowed: Sequence[str]) -> RatioRead | None:
    """Return the allowed ratio that is meant: ``16x9``, ``1920/1080``, ``landscape``.

    None when none of the allowed ones is meant; nothing is rounded to a near one.
    """
    plain = _plain(text)
    for ratio in _WORDS.get(plain, ()):
        if ratio in allowed:
            return RatioRead(ratio=ratio, is_word=True)
    meant = _fraction(plain)
    for ratio in allowed:
        if plain == _plain(ratio) or (meant is not None and meant == _fraction(ratio)):
            return RatioRead(ratio=ratio)
    return None


def nearest_ratio(text: str, allowed: Sequence[str]) -> str | None:
    """Return the allowed ratio that is most like what was meant; None where nobody can tell."""
    plain = _plain(text)
    meant = _fraction(next(iter(_WORDS.get(plain, ())), plain))
    if meant is None:
        return None
    unlike = {
        ratio: abs(math.log(meant / fraction))
        for ratio in allowed
        if (fraction := _fraction(ratio)) is not None
    }
    return min(unlike, key=lambda ratio: unlike[ratio], default=None)


def is_same_as_image(text: str) -> bool:
    """Whether the words ask for the shape of the attached picture."""
    return re.sub(r"[\s_-]", "", _plain(text)) in _SAME_AS_IMAGE


def is_same_ratio(one: str, other: str) -> bool:
    """Whether two texts ask for the same ratio."""
    first = _fraction(_plain(one))
    return _plain(one) == _plain(other) or (first is not None and first == _fraction(_plain(other)))


def _plain(text: str) -> str:
    # Full-width digits and colons come from Japanese and Chinese keyboards.
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _fraction(text: str) -> Fraction | None:
    written = _WRITTEN.fullmatch(text)
    if written is None:
        return None
    width, height = Fraction(written[1]), Fraction(written[2])
    return width / height if width and height else None
