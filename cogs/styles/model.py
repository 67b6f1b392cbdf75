"""Words under a name: styles, laid around a prompt, and lists that a prompt picks from."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from bot.errors import RefusedError

MAX_NAME_LENGTH = 40
MAX_STYLES = MAX_WILDCARDS = 50
"""A server's limit: more than anybody looks through."""
MAX_OWN_STYLES = MAX_OWN_WILDCARDS = 25
"""As many as Discord offers at once."""


class StyleNameError(RefusedError):
    """A style cannot have this name. Facts: ``limit`` (characters)."""

    words_id = "refusal-style-name"


class StyleUnknownError(RefusedError):
    """There is no style of this name. Facts: ``style``, ``styles`` (all there are), ``count``."""

    words_id = "refusal-style-unknown"


class TooManyStylesError(RefusedError):
    """The server has as many styles as it may. Facts: ``limit``."""

    words_id = "refusal-style-too-many"


class OwnStyleUnknownError(StyleUnknownError):
    """They have no style of this name. Facts as above."""

    words_id = "refusal-own-style-unknown"


class TooManyOwnStylesError(TooManyStylesError):
    """They have as many styles as they may. Facts: ``limit``."""

    words_id = "refusal-own-style-too-many"


class ListUnknownError(RefusedError):
    """No list has this name. Facts: ``wildcard``, ``wildcards`` (some there are), ``count``."""

    words_id = "refusal-list-unknown"


class TooManyListsError(RefusedError):
    """There are as many lists as there may be. Facts: ``limit``."""

    words_id = "refusal-list-too-many"


class UndoGoneError(RefusedError):
    """A change of words can no longer be undone."""

    words_id = "refusal-words-undo-gone"


class Kind(StrEnum):
    """What words are, and whose; in custom ids and drafts."""

    STYLE = "style"
    OWN_STYLE = "own-style"
    WILDCARD = "wildcard"
    OWN_WILDCARD = "own-wildcard"

    @property
    def is_own(self) -> bool:
        """Whether they are a member's own."""
        return self in {Kind.OWN_STYLE, Kind.OWN_WILDCARD}

    @property
    def is_list(self) -> bool:
        """Whether a prompt picks from them."""
        return self in {Kind.WILDCARD, Kind.OWN_WILDCARD}


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsChange:
    """What undoing a change does."""

    kind: Kind
    owner_id: int
    name: str
    text: str | None
    """What the words become again; None: they were new, so they go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedWords:
    """Words under a name."""

    name: str
    text: str
    """A style's words, or a list's entries, a line each."""
    added_by: int

    @property
    def entries(self) -> tuple[str, ...]:
        """The entries of a list."""
        return tuple(self.text.splitlines())


def checked_name(text: str) -> str:
    """Return a style's name as it is stored: shown in lists, on cards and in selects.

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
