"""Every way to read a prompt: the words that may begin at each atom, and where each ends."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import regex

from cogs.filter.folding import Atom, Folded, Sort, atoms_of
from cogs.filter.keys import VISUAL, is_plain, spellings

_LONGEST_TIGHT = 3
_LONGEST_SPACED = 4
_LEAST_SPACED = 3
_MOST_TRIMMED = 4
_LONGEST_JOINED = 200
# What stands between clauses; words around it are two words even when the space is missing.
_CLAUSE = regex.compile(r"[\s,;:?]")
_WORDS_OF_ONE_LETTER = frozenset("ai")
_NO_WORD = regex.compile(r"[bcdfghj-np-tv-xz]+")
_LONGEST_PAIR = 3
"""Two single letters with their blank are no halves."""
_LONGEST_HALF = 4
"""Letters of a piece without a vowel."""
_OPENS = frozenset(' \t\n"“„«(,;:')
_CONTINUES = frozenset("'\u2019-.@")


class Reading(NamedTuple):
    """A word that may begin at an atom."""

    word: str
    end: int
    """The index after its last atom."""
    is_joined: bool = False
    """Whether it is made of several words, so that parts of it mean nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """At each atom its plain word, and the other words that may begin there."""

    atoms: Sequence[Atom]
    words: Sequence[str]
    others: dict[int, list[Reading]] = field(default_factory=dict[int, list[Reading]])

    def may_skip(self, at: int) -> bool:
        """Whether a phrase may continue after this atom as if it were not there."""
        return self.atoms[at].sort in {Sort.SIGN, Sort.PICTURE}


def read(folded: Folded, *, may_begin: Callable[[str], bool]) -> Readings:
    """Find the ways to read a prompt with which some entry begins (``may_begin``)."""
    atoms = atoms_of(folded.visual)
    plain = [folded.plain[atom.start : atom.end] for atom in atoms]
    visual = (
        plain
        if folded.plain is folded.visual
        else [folded.visual[atom.start : atom.end] for atom in atoms]
    )
    readings = Readings(atoms=atoms, words=plain)
    collector = _Collector(plain, visual, readings.others, may_begin)
    for at, word in enumerate(visual):
        if word != plain[at] or (atoms[at].sort is Sort.WORD and not is_plain(word)):
            collector.add([at])
    for run, is_joined in _runs(folded, atoms):
        collector.add(run, is_joined=is_joined)
    for run in _halves(folded.visual, atoms, visual):
        collector.add(run, is_joined=True)
    return readings


class _Collector:
    """Reads runs of atoms as one word."""

    def __init__(
        self,
        plain: Sequence[str],
        visual: Sequence[str],
        others: dict[int, list[Reading]],
        may_begin: Callable[[str], bool],
    ) -> None:
        self._plain = plain
        self._visual = visual
        self._others = others
        self._may_begin = may_begin

    def add(self, run: Sequence[int], *, is_joined: bool = False) -> None:
        """Add the words that these atoms may be together, if some entry begins so."""
        if len(run) > _LONGEST_JOINED:
            return
        plain = "".join(self._plain[at] for at in run)
        visual = "".join(self._visual[at] for at in run)
        if len(visual) > _LONGEST_JOINED:
            return
        spelled = [visual] if is_plain(visual) else spellings(visual, may_begin=self._may_begin)
        words = set(spelled)
        if plain != visual:
            words |= {plain, visual, VISUAL + visual}
        if len(run) == 1:
            words -= {plain}
        found = sorted(word for word in words if self._may_begin(word))
        if found:
            its = [Reading(word, run[-1] + 1, is_joined) for word in found]
            self._others.setdefault(run[0], []).extend(its)


def _runs(folded: Folded, atoms: Sequence[Atom]) -> Iterator[tuple[Sequence[int], bool]]:
    """Atoms that may be one word in pieces, and whether the pieces may be words: "fu.ck".

    The pieces of "f*ck" and "f u c k" are none.
    """
    touching: list[int] = []
    tight: list[int] = []
    spaced: list[int] = []
    before: int | None = None
    for at, atom in enumerate(atoms):
        if atom.sort is Sort.PICTURE:
            continue
        gap = folded.visual[atoms[before].end : atom.start] if before is not None else " "
        before = at
        is_letter = atom.sort is Sort.WORD or atom.sort is Sort.SIGN
        is_single = is_letter and atom.end - atom.start == 1 and _stands_alone(atoms, at)
        if gap or not is_letter:
            yield from _trimmed(atoms, touching, is_joined=False)
            touching = []
        if not is_letter or (gap and _is_loose(gap)):
            yield from _trimmed(atoms, tight, is_joined=True)
            tight = []
        if not is_single or len(gap) > _LONGEST_SPACED:
            yield from _spelled_out(folded, atoms, spaced)
            spaced = []
        if is_letter:
            touching.append(at)
            tight.append(at)
        if is_single:
            spaced.append(at)
    yield from _trimmed(atoms, touching, is_joined=False)
    yield from _trimmed(atoms, tight, is_joined=True)
    yield from _spelled_out(folded, atoms, spaced)


def _halves(text: str, atoms: Sequence[Atom], words: Sequence[str]) -> Iterator[Sequence[int]]:
    """Two words of which one cannot be a word, because it has no vowel: "di ck", "p enis"."""
    for at, word in enumerate(words):
        if len(word) > _LONGEST_HALF or not _NO_WORD.fullmatch(word):
            continue
        for pair in ([at - 1, at], [at, at + 1]):
            if pair[0] >= 0 and pair[1] < len(words) and _may_be_halves(text, atoms, pair):
                yield pair


def _may_be_halves(text: str, atoms: Sequence[Atom], pair: Sequence[int]) -> bool:
    first, second = (atoms[at] for at in pair)
    halves = text[first.start : first.end], text[second.start : second.end]
    # The "s" of "mother's hit" belongs to the word before it.
    is_free = first.start == 0 or text[first.start - 1] in _OPENS
    is_over = second.end == len(text) or text[second.end] not in _CONTINUES
    return (
        text[first.end : second.start] == " "
        and second.end - first.start > _LONGEST_PAIR
        and is_free
        and is_over
        and all(map(str.isalpha, halves))
        and not _WORDS_OF_ONE_LETTER & set(halves)
    )


def _stands_alone(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a single letter or sign is no part of a longer word that it touches."""
    atom = atoms[at]
    beside = [
        other
        for other in atoms[max(0, at - 1) : at + 2]
        if other.end == atom.start or other.start == atom.end
    ]
    return all(other.sort is not Sort.WORD or other.end - other.start == 1 for other in beside)


def _is_loose(gap: str) -> bool:
    return gap == " " or len(gap) > _LONGEST_TIGHT or _CLAUSE.search(gap) is not None


def _spelled_out(
    folded: Folded, atoms: Sequence[Atom], run: Sequence[int]
) -> Iterator[tuple[Sequence[int], bool]]:
    """Single letters in a row, whole and between wider gaps, and without a "a" or "I" beside."""
    if len(run) < _LEAST_SPACED:
        return
    pieces = [[run[0]]]
    gaps = [atoms[after].start - atoms[at].end for at, after in pairwise(run)]
    least = min(gaps)
    for gap, at in zip(gaps, run[1:], strict=True):
        if gap > least:
            pieces.append([])
        pieces[-1].append(at)
    for piece in [run, *pieces] if len(pieces) > 1 else [run]:
        letters = [folded.visual[atoms[at].start] for at in piece]
        first = [0, 1] if letters[0] in _WORDS_OF_ONE_LETTER else [0]
        last = [0, 1] if letters[-1] in _WORDS_OF_ONE_LETTER else [0]
        for start in first:
            for end in last:
                part = piece[start : len(piece) - end]
                if len(part) >= _LEAST_SPACED:
                    yield from _trimmed(atoms, part, is_joined=False)


def _trimmed(
    atoms: Sequence[Atom], run: Sequence[int], *, is_joined: bool
) -> Iterator[tuple[Sequence[int], bool]]:
    """The run, and the same without the signs at its ends, which may be mere punctuation."""
    if len(run) <= 1:
        return
    inner = [place for place, at in enumerate(run) if atoms[at].sort is Sort.WORD]
    if not inner:
        yield run, is_joined
        return
    first, last = inner[0], inner[-1]
    for start in range(max(0, first - _MOST_TRIMMED), first + 1):
        for end in range(last, min(len(run), last + _MOST_TRIMMED + 1)):
            if start < end:
                yield run[start : end + 1], is_joined
