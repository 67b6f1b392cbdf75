"""The tree of a list's entries: words lead on, and entries end at its nodes."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cogs.filter.inflections import lemmas_of, stem_of
from cogs.filter.keys import keys_of, words_of
from cogs.filter.model import FilterEntry, Kind, Wildcard

_NOTED_LENGTHS = (2, 4, 6)
_LONGEST_STEM = max(_NOTED_LENGTHS)
_LEAST_PIECE = 3
"""Letters of a word that counts when it is glued to others."""
LEAST_GLUED = 2 * _LEAST_PIECE


_NO_CHILDREN: dict[str, "Node"] = {}
"""Of all nodes that lead nowhere, which are most of them; it stays empty."""


@dataclass(slots=True)
class Node:
    """A place in the tree: the words that lead on, and the entries that end here."""

    children: dict[str, "Node"] = field(default_factory=lambda: _NO_CHILDREN)
    entries: tuple[FilterEntry, ...] = ()
    loose: "Loose | None" = None

    def child(self, word: str) -> "Node":
        """Return where a word leads, from now on if it led nowhere."""
        if self.children is _NO_CHILDREN:
            self.children = {}
        found = self.children.get(word)
        if found is None:
            found = self.children[word] = Node()
        return found

    def after(self, word: str, *, is_joined: bool = False) -> Iterator["Node"]:
        """Yield where a word leads.

        One joined of several leads only where it is listed itself: "as-silk" begins no "ass".
        """
        child = self.children.get(word)
        if child is not None:
            yield child
        if self.loose is not None and not is_joined:
            yield from self.loose.after(word)


@dataclass(slots=True)
class Loose:
    """What leads on besides exact words: parts of words (AutoMod's ``*``), and their forms."""

    beginnings: dict[str, Node] = field(default_factory=dict[str, Node])
    ends: dict[str, Node] = field(default_factory=dict[str, Node])
    parts: dict[str, Node] = field(default_factory=dict[str, Node])
    lemmas: dict[str, Node] = field(default_factory=dict[str, Node])
    lengths: set[int] = field(default_factory=set[int])

    def after(self, word: str) -> Iterator[Node]:
        """Yield where a word leads."""
        for length in self.lengths:
            if length <= len(word):
                yield from _at(self.beginnings, word[:length])
                yield from _at(self.ends, word[-length:])
                if self.parts:
                    places = range(len(word) - length + 1)
                    for part in {word[at : at + length] for at in places}:
                        yield from _at(self.parts, part)
        if self.lemmas:
            for lemma in dict.fromkeys(lemmas_of(word)):
                yield from _at(self.lemmas, lemma)


def _at(nodes: dict[str, Node], key: str) -> Iterator[Node]:
    found = nodes.get(key)
    if found is not None:
        yield found


class EntryTree:
    """The words and phrases of one list."""

    def __init__(self) -> None:
        self.root = Node()
        self._beginnings: set[str] = set()
        self._stems: set[str] = set()
        self._is_open = False

    def add(self, entry: FilterEntry, text: str) -> None:
        """Add an entry that is no regular expression, at its own text or another one."""
        wildcard = Wildcard.of(entry.kind, text)
        core = text if wildcard is None else wildcard.core
        keys = [words_of(core)] if entry.kind is Kind.ALLOW else keys_of(core)
        for key in keys:
            if key:
                self._grow(key, entry, wildcard)

    def may_begin(self, text: str) -> bool:
        """Whether any word looked for begins like this, as far as is noted."""
        if self._is_open or all(
            len(text) < length or text[:length] in self._beginnings for length in _NOTED_LENGTHS
        ):
            return True
        return bool(self._stems) and any(
            text[:length] in self._stems for length in range(1, _LONGEST_STEM + 1)
        )

    def glued(self, word: str, level: int) -> list[FilterEntry]:
        """Return the entries of a word that is made of listed words only, without a gap."""
        ways: dict[int, list[FilterEntry]] = {0: []}
        for start in range(len(word) - _LEAST_PIECE + 1):
            if start in ways:
                for end in self._listed_ends(word, start):
                    its = [one for one in self._listed(word[start:end]) if _counts(one, level)]
                    if its and end not in ways:
                        ways[end] = [*ways[start], *its]
        return ways.get(len(word), [])

    def _listed_ends(self, word: str, start: int) -> Iterator[int]:
        """Yield where a listed word ends that is no more than a part of this one."""
        if word[start : start + 2] in self._beginnings:
            known, lemmas = self.root.children, self._lemmas
            for end in range(start + _LEAST_PIECE, len(word) + (start > 0)):
                if word[start:end] in known or word[start:end] in lemmas:
                    yield end

    @property
    def _lemmas(self) -> dict[str, Node]:
        return {} if self.root.loose is None else self.root.loose.lemmas

    def _listed(self, word: str) -> list[FilterEntry]:
        nodes = (self.root.children.get(word), self._lemmas.get(word))
        return [entry for node in nodes if node is not None for entry in node.entries]

    def _grow(self, key: tuple[str, ...], entry: FilterEntry, wildcard: Wildcard | None) -> None:
        for word in key:
            self._beginnings.update(word[:length] for length in _NOTED_LENGTHS)
        node = self.root
        for at, word in enumerate(key):
            is_first, is_last = at == 0, at == len(key) - 1
            opens = is_first and wildcard is not None and wildcard.before
            closes = is_last and wildcard is not None and wildcard.after
            node = self._next(
                node, word, opens=opens, closes=closes, entry=entry if is_last else None
            )
        node.entries = (*node.entries, entry)

    def _next(
        self, node: Node, word: str, *, opens: bool, closes: bool, entry: FilterEntry | None
    ) -> Node:
        has_forms = entry is not None and entry.kind is Kind.FORMS
        if not (opens or closes or has_forms):
            return node.child(word)
        loose = node.loose = node.loose or Loose()
        if has_forms:
            self._stems.add(stem_of(word)[:_LONGEST_STEM])
            return loose.lemmas.setdefault(word, Node())
        loose.lengths.add(len(word))
        # A disguised word may begin in any way where its end or its middle is looked for.
        self._is_open = self._is_open or opens
        self._stems.add(word[:_LONGEST_STEM])
        if opens and closes:
            return loose.parts.setdefault(word, Node())
        return (loose.ends if opens else loose.beginnings).setdefault(word, Node())


def _counts(entry: FilterEntry, level: int) -> bool:
    return entry.kind is not Kind.ALLOW and entry.strictness <= level
