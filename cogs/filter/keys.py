"""The sequences of words that an entry matches, in every spelling that means the same."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, islice, product

import regex

from cogs.filter.folding import Atom, Folded, Sort, atoms_of, fold, literal
from cogs.filter.lookalikes import DIGITS, SIGNS

MOST_KEYS = 32
VISUAL = "\x00"
"""Stands before the look of a word in another script. Only disguised words are held against it, so
that an entry in Cyrillic does not refuse the Latin word it happens to look like."""

_ASCII_ANY_LETTER = regex.compile(r"[a-z]")
_FOREIGN = regex.compile(r"[^\P{L}\p{Latin}]|\p{So}", regex.VERSION1)
_ANY_LETTER = regex.compile(r"\p{L}")
_ORDINARY = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
"""Words that read in one way, however they are looked at: most of the packaged terms."""


def keys_of(text: str) -> list[tuple[str, ...]]:
    """Every sequence of words that means this text; the first is the text as it is written.

    Empty when there is nothing to look for.
    """
    if _ORDINARY.fullmatch(text):
        return [tuple(text.lower().split())]
    folded = fold(text)
    runs = _runs(folded)
    words = [spelled for run in runs for spelled in [_spelled(folded, run)] if spelled]
    if not words:
        return []
    keys = list(islice(product(*words), MOST_KEYS))
    look = tuple(_look(folded, run) for run in runs)
    return keys if look in keys or not any(VISUAL in word for word in look) else [*keys, look]


def words_of(text: str) -> tuple[str, ...]:
    """The words of an entry as they are written; empty when there is nothing to look for."""
    return next(iter(keys_of(text)), ())


def literal_words(text: str) -> tuple[str, ...]:
    """The words of a text with their accents, and with the signs between and in them."""
    spoken = literal(text)
    atoms = atoms_of(spoken)
    words = [at for at, atom in enumerate(atoms) if atom.sort is not Sort.SIGN]
    inner = atoms[words[0] : words[-1] + 1] if words else atoms
    return tuple(spoken[atom.start : atom.end] for atom in inner)


def _runs(folded: Folded) -> list[Sequence[Atom]]:
    """Atoms that touch, where they are letters and signs; signs alone only if there is no word."""
    runs: list[list[Atom]] = []
    for atom in atoms_of(folded.visual):
        before = runs[-1][-1] if runs else None
        touches = (
            before is not None
            and before.end == atom.start
            and {before.sort, atom.sort} <= {Sort.WORD, Sort.SIGN}
        )
        if touches:
            runs[-1].append(atom)
        else:
            runs.append([atom])
    spoken = [run for run in runs if any(atom.sort is not Sort.SIGN for atom in run)]
    if spoken:
        return [_without_emphasis(folded, run) for run in spoken]
    return [run for run in runs if len(run) > 1]


def _without_emphasis(folded: Folded, run: list[Atom]) -> Sequence[Atom]:
    """Without the exclamation marks and stars around a word."""
    kept = [at for at, atom in enumerate(run) if folded.plain[atom.start : atom.end] not in "!*"]
    return run[kept[0] : kept[-1] + 1]


def _spelled(folded: Folded, run: Sequence[Atom]) -> list[str]:
    start, end = run[0].start, run[-1].end
    plain = folded.plain[start:end]
    if all(atom.sort is not Sort.SIGN for atom in run):
        return [folded.visual[start:end] if _is_disguise(plain) else plain]
    # A sign is never part of a word in a prompt either: there it is read as a letter.
    return spellings(folded.visual[start:end], may_begin=lambda _: True, reads_digits=False)


def _look(folded: Folded, run: Sequence[Atom]) -> str:
    start, end = run[0].start, run[-1].end
    plain, visual = folded.plain[start:end], folded.visual[start:end]
    if plain == visual or _is_disguise(plain) or any(atom.sort is Sort.SIGN for atom in run):
        return next(iter(_spelled(folded, run)))
    return VISUAL + visual


def _is_disguise(plain: str) -> bool:
    """Whether a word is a Latin one in foreign or decorated letters, and no word of its own."""
    if not _ANY_LETTER.search(plain):
        return bool(_FOREIGN.search(plain))
    return bool(_ASCII_ANY_LETTER.search(plain)) == bool(_FOREIGN.search(plain))


# --- what a disguised word may stand for ----------------------------------------------------------

MOST_SPELLINGS = 64

# English doubles the other letters in ordinary words, so that "good" is no way to write "god".
_RARELY_DOUBLED = frozenset("ahijkquvwxy")
_V_FOR_U = re.compile(r"(?<=[bcdfghj-np-tw-xz])v(?=[bcdfghj-np-tw-xz])")
"""No word has a "v" between such letters; "pvssy" has."""
_UNUSUAL = re.compile(rf"([^\W\d_])\1\1|([ahijkquvwxy])\2|zz|{_V_FOR_U.pattern}")
_EITHER = "\ue000"
"""Stands for a "v" that may be a "u"; of no alphabet, so nobody types it."""
_DIGIT = re.compile(r"[0-9]")
# "a55", "gt86": a model and its number; without any letter it is a number.
_NUMBERED = re.compile(r"[^\W\d_]{1,2}[0-9]{2,}|[^\W\d_]+[0-9]{3,}")
_LETTER = re.compile(r"[^\W\d_]")


def is_plain(word: str) -> bool:
    """Whether the word can only be read as it is written."""
    return word.isalpha() and not _UNUSUAL.search(word)


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
    word = _V_FOR_U.sub(_EITHER, word)
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
    return ("u", "v") if character == _EITHER else SIGNS.get(character) or (character,)


def _choices(options: tuple[str, ...], count: int) -> list[str]:
    """How often a letter written ``count`` times in a row may be meant, most likely first."""
    if count == 1:
        return list(options)
    twice = ["".join(pair) for pair in product(options, repeat=2)]
    once = list(options)
    if options == ("z",) and count == 2:  # noqa: PLR2004 -- two is two
        return ["zz", "ss"]
    if count == 2:  # noqa: PLR2004 -- two is two
        return [*twice, *once] if _may_be_stretched(options) else twice
    return [*_written(options, count), *twice, *once]


def _may_be_stretched(options: tuple[str, ...]) -> bool:
    return len(options) == 1 and options[0] in _RARELY_DOUBLED


def _written(options: tuple[str, ...], count: int) -> Iterator[str]:
    for letter in options:
        yield letter * count
