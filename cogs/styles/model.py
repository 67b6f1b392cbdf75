"""What a style may be called."""

import unicodedata

from bot.errors import RefusedError

MAX_NAME_LENGTH = 40


class StyleNameError(RefusedError):
    """It cannot be called that. Facts: ``limit`` (characters)."""

    words_id = "refusal-style-name"


def checked_name(text: str) -> str:
    """Return a style's name as it is kept: shown in lists, on cards and in menus.

    Raises:
        StyleNameError: it says nothing, too much, or has characters that a list cannot show.
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    # Lists of names are written with commas between them.
    is_plain = name.isprintable() and not any(character in name for character in ",`<>@#")
    is_sayable = any(character.isalnum() for character in name)
    if not is_plain or not is_sayable or len(name) > MAX_NAME_LENGTH:
        raise StyleNameError(limit=MAX_NAME_LENGTH)
    return name
