"""What a disguised word may stand for: digits and signs as letters, letters held too long."""

import re
from collections.abc import Callable, Iterator
from itertools import groupby, product

from cogs.filter.lookalikes import DIGITS, SIGNS

MOST_SPELLINGS = 64

# English doubles the other letters in ordinary words, so that "good" is no way to write "god".
_RARELY_DOUBLED = frozenset("ahijkquvwxy")
_STRETCHED = re.compile(r"([^\W\d_])\1\1|([ahijkquvwxy])\2")
_DIGIT = re.compile(r"[0-9]")
# "a55", "gt86": a model and its number; without any letter it is a number.
_NUMBERED = re.compile(r"[^\W\d_]{1,2}[0-9]{2,}|[^\W\d_]+[0-9]{3,}")
_LETTER = re.compile(r"[^\W\d_]")


def is_plain(word: str) -> bool:
    """Whether the word can only be read as it is written."""
    return word.isalpha() and not _STRETCHED.search(word)


def spellings(
    word: str, *, may_begin: Callable[[str], bool], reads_digits: bool = True
) -> list[str]:
    """What ``word`` (visual, with signs) may stand for.

    Args:
        word: letters, digits and signs without anything between them.
        may_begin: whether anything looked for begins like this. It keeps the work small: of a long
            row of signs nothing is left after two letters.
        reads_digits: whether digits may stand for letters, where they look like it.
    """
    reads_digits = reads_digits and _reads_digits(word)
    found = [""]
    for options, run in groupby(_options(character, reads_digits) for character in word):
        choices = _choices(options, sum(1 for _ in run))
        found = [
            longer
            for beginning in found
            for choice in choices
            if may_begin(longer := beginning + choice)
        ]
        if not found:
            return []
        del found[MOST_SPELLINGS:]
    return found


def _reads_digits(word: str) -> bool:
    digits = len(_DIGIT.findall(word))
    if not digits or _NUMBERED.fullmatch(word):
        return False
    # "4a55" is a flat, not a word: at most two digits for each letter.
    letters = len(_LETTER.findall(word)) + word.count("@") + word.count("$")
    return digits <= 2 * letters


def _options(character: str, reads_digits: bool) -> tuple[str, ...]:  # noqa: FBT001 -- private, and called for each character
    if reads_digits and character in DIGITS:
        return DIGITS[character]
    return SIGNS.get(character) or (character,)


def _choices(options: tuple[str, ...], count: int) -> list[str]:
    """How often a letter written ``count`` times in a row may be meant, most likely first."""
    if count == 1:
        return list(options)
    twice = ["".join(pair) for pair in product(options, repeat=2)]
    once = list(options)
    if count == 2:  # noqa: PLR2004 -- two is two
        return [*twice, *once] if _may_be_stretched(options) else twice
    return [*_written(options, count), *twice, *once]


def _may_be_stretched(options: tuple[str, ...]) -> bool:
    return len(options) == 1 and options[0] in _RARELY_DOUBLED


def _written(options: tuple[str, ...], count: int) -> Iterator[str]:
    for letter in options:
        yield letter * count
