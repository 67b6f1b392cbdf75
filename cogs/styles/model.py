"""A style: a server's own words around a prompt, under a name."""

import unicodedata
from dataclasses import dataclass

from bot.errors import RefusedError

MAX_NAME_LENGTH = 40
MAX_STYLES = 50
"""A server's limit: more than anybody looks through."""


class StyleNameError(RefusedError):
    """A style cannot have this name. Facts: ``limit`` (characters)."""

    words_id = "refusal-style-name"


class StyleUnknownError(RefusedError):
    """There is no style of this name. Facts: ``style``, ``styles`` (all there are), ``count``."""

    words_id = "refusal-style-unknown"


class TooManyStylesError(RefusedError):
    """The server has as many styles as it may. Facts: ``limit``."""

    words_id = "refusal-style-too-many"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """Words under a name."""

    name: str
    text: str
    added_by: int


def checked_name(text: str) -> str:
    """Return a name as it is stored: shown in lists, on cards and in selects.

    Raises:
        StyleNameError: it is empty, too long, or has characters that a list cannot show.
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    # Lists of names are written with commas between them.
    is_plain = name.isprintable() and not any(character in name for character in ",`<>@#")
    is_sayable = any(character.isalnum() for character in name)
    if not is_plain or not is_sayable or len(name) > MAX_NAME_LENGTH:
        raise StyleNameError(limit=MAX_NAME_LENGTH)
    return name
