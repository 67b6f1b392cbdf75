"""A prompt as it reads, with the place in the original text of every character.

Three readings of one text:

* ``literal``: case, width and style of letters do not matter; accents do. Allow entries are held
  against it, so that an allowed "año" does not let "ano" through.
* ``plain``: without accents as well. An entry is found in it in whatever script it is written.
* ``visual``: every look-alike as the Latin letter it looks like.

A folded text is cut into atoms: words, signs that may be letters, characters, emoji. Words end
where a reader sees them end, so "classic" is one word and "ass" is not in it. In scripts without
spaces each character is an atom, so that a word is found anywhere. (Runs of katakana stay whole:
the Japanese spelling of "Essex" ends in that of "sex".)
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

import regex

from cogs.filter.lookalikes import LETTERS, SIGNS, STROKED

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# Not only category Cf is invisible: fillers, joiners and variation selectors are letters or marks.
_INVISIBLE = re.compile(
    r"[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
# Marks that only decorate, and the vowel points of Hebrew and Arabic, which are usually left out.
# Others (a Hindi vowel, a Japanese voicing mark) make another letter and stay.
_DECORATION = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0640\u064b-\u065f\u0670"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_BREAK_LETTERS = frozenset("©®™℠")  # NFKD would glue their letters to the word before them
_KNOWN_CHARACTERS = 8192


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A text as it reads; ``plain`` and ``visual`` have the same length and share positions."""

    original: str
    plain: str
    visual: str
    origins: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``plain[start:end]`` stands in the original, with the marks on its last letter."""
        if start >= end:
            raise ValueError(f"nothing between {start} and {end}")
        after = self.origins[end] if end < len(self.origins) else len(self.original)
        return self.origins[start], max(after, self.origins[end - 1] + 1)


def fold(text: str) -> Folded:
    """Read a text as a person sees it. Any text can be folded."""
    if text.isascii() and not _CONTROLS.search(text):
        lower = text.lower()
        return Folded(original=text, plain=lower, visual=lower, origins=range(len(text)))
    plain: list[str] = []
    visual: list[str] = []
    origins: list[int] = []
    for at, character in enumerate(text):
        pieces = _pieces(character)
        plain.append(pieces[0])
        visual.append(pieces[1])
        origins += [at] * len(pieces[0])
    return Folded(
        original=text, plain="".join(plain), visual="".join(visual), origins=tuple(origins)
    )


def literal(text: str) -> str:
    """The text without case, style and invisible characters, but with its accents."""
    return "".join(
        unicodedata.normalize("NFKD", part.casefold())
        for part in unicodedata.normalize("NFKD", text)
        if not is_invisible(part)
    )


def is_invisible(character: str) -> bool:
    """Whether nobody sees this character; line breaks and tabs are seen."""
    return (
        unicodedata.category(character) == "Cf"
        or _INVISIBLE.match(character) is not None
        or _CONTROLS.match(character) is not None
    )


@lru_cache(maxsize=_KNOWN_CHARACTERS)
def _pieces(character: str) -> tuple[str, str]:
    """What one character becomes in ``plain`` and in ``visual``: as many characters in both."""
    if is_invisible(character):
        return "", ""
    if character in _BREAK_LETTERS:
        return " ", " "
    parts = unicodedata.normalize("NFKD", character)
    if parts[0].isspace() and not character.isspace():
        return "'", "'"  # an accent standing alone, which NFKD puts on a space
    plain = visual = ""
    for part in parts:
        folded = "".join(STROKED.get(letter, letter) for letter in _bare(part.casefold()))
        plain += folded
        visual += LETTERS.get(part) or "".join(LETTERS.get(letter, letter) for letter in folded)
    look = LETTERS.get(character)
    if look and len(plain) == 1:
        return plain, look
    return (plain, visual) if len(plain) == len(visual) else (plain, plain)


def _bare(text: str) -> str:
    return _DECORATION.sub("", unicodedata.normalize("NFKD", text))


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
    """The kind of an atom."""

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
    """A piece of a folded text. Not frozen: a prompt has hundreds, and freezing takes most time."""

    start: int
    end: int
    sort: Sort


def atoms_of(visual: str) -> list[Atom]:
    """Cut the ``visual`` reading, in which letters drawn as emoji are letters."""
    return [
        Atom(found.start(), found.end(), _SORTS[found.lastgroup or "word"])
        for found in _ATOM.finditer(visual)
    ]
