"""What an entry is looked for as: sequences of words, in every spelling that means the same."""

from collections.abc import Sequence
from itertools import islice, product

import regex

from cogs.filter.atoms import Atom, Sort, atoms_of
from cogs.filter.folding import Folded, fold, literal
from cogs.filter.spelling import spellings

MOST_KEYS = 32
VISUAL = "\x00"
"""Stands before the look of a word in another script. Only disguised words are held against it, so
that an entry in Cyrillic does not refuse the Latin word it happens to look like."""

_ASCII_LETTER = regex.compile(r"[a-z]")
_FOREIGN = regex.compile(r"[^\P{L}\p{Latin}]|\p{So}", regex.VERSION1)
_LETTER = regex.compile(r"\p{L}")


def keys_of(text: str) -> list[tuple[str, ...]]:
    """Every sequence of words that means this text; the first is the text as it is written.

    Empty when there is nothing to look for.
    """
    folded = fold(text)
    words = [spelled for run in _runs(folded) for spelled in [_spelled(folded, run)] if spelled]
    if not words:
        return []
    keys = list(islice(product(*words), MOST_KEYS))
    look = tuple(_look(folded, run) for run in _runs(folded))
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
    if not _LETTER.search(plain):
        return bool(_FOREIGN.search(plain))
    return bool(_ASCII_LETTER.search(plain)) == bool(_FOREIGN.search(plain))
