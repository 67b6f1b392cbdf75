"""A folded text cut into what is matched: words, signs that may be letters, characters, pictures.

Words end where a reader sees them end, so "classic" is one word and "ass" is not in it. Scripts
written without spaces give one atom a character: there a word is found wherever it stands. (Runs
of katakana stay whole: the Japanese spelling of "Essex" ends in that of "sex".)
"""

from dataclasses import dataclass
from enum import Enum, auto

import regex

from cogs.filter.lookalikes import SIGNS

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_SIGNS = regex.escape("".join(SIGNS))
_ATOM = regex.compile(
    rf"(?P<character>[{_UNSPACED}]\p{{M}}*)"
    r"|(?P<kana>\p{Katakana}[\p{Katakana}ー\p{M}]*)"
    rf"|(?P<sign>[{_SIGNS}])"
    rf"|(?P<word>[[\w]--[_\p{{Pc}}\p{{So}}{_UNSPACED}\p{{Katakana}}]]+)"
    r"|(?P<picture>\p{So})",
    regex.VERSION1,
)


class Sort(Enum):
    """What an atom is."""

    WORD = auto()
    CHARACTER = auto()
    SIGN = auto()
    PICTURE = auto()


_SORTS = {
    "character": Sort.CHARACTER,
    "kana": Sort.CHARACTER,
    "sign": Sort.SIGN,
    "word": Sort.WORD,
    "picture": Sort.PICTURE,
}


@dataclass(slots=True)
class Atom:
    """A piece of a folded text. Not frozen: a prompt makes hundreds, and freezing costs most."""

    start: int
    end: int
    sort: Sort


def atoms_of(visual: str) -> list[Atom]:
    """Cut a folded text. It is the visual reading, where letters drawn as pictures are letters."""
    return [
        Atom(found.start(), found.end(), _SORTS[found.lastgroup or "word"])
        for found in _ATOM.finditer(visual)
    ]
