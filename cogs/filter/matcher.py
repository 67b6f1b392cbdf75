"""A server's filter, built once and then used for each prompt.

The time a prompt takes depends on its own length and hardly on the number of entries: words lead
down a tree of the entries' words (``tree``), and disguises are unfolded only as far as some entry
begins like them. Regular expressions are tried one by one, within a budget.
"""

import logging
import time
from collections.abc import Iterable, Iterator

import regex

from cogs.filter.expressions import RegexInvalidError, compiled, search
from cogs.filter.folding import Folded, fold
from cogs.filter.keys import literal_words
from cogs.filter.model import FilterEntry, FilterResult, Hit, Kind
from cogs.filter.readings import Reading, Readings, read
from cogs.filter.tree import LEAST_GLUED, EntryTree

REGEX_LIMIT_SECONDS = 0.001
REGEX_BUDGET_SECONDS = 0.005

_MOST_MATCHES = 20

log = logging.getLogger(__name__)


class Matcher:
    """The entries of one server. 10,000 take 0.1 to 0.2 s to build."""

    def __init__(self, entries: Iterable[FilterEntry]) -> None:
        self._tree = EntryTree()
        self._regexes: list[tuple[FilterEntry, regex.Pattern[str]]] = []
        for entry in entries:
            if entry.kind is Kind.REGEX:
                self._add_regex(entry)
            else:
                self._tree.add(entry, entry.text)
        # When time runs out, the mildest have not been tried.
        self._regexes.sort(key=lambda pair: -pair[0].action.severity)

    def add_terms(self, entry: FilterEntry, terms: Iterable[str]) -> None:
        """Look for terms as well which all mean the same entry, whatever its own text is."""
        for term in terms:
            self._tree.add(entry, term)

    def check(self, prompt: str, *, level: int) -> FilterResult:
        """Return what the filter finds in any text at a strictness (0, off, to 3).

        It takes well under a millisecond (about 15 for the longest prompt made to be slow), and
        with regular expressions at most about 7 more.
        """
        if level <= 0:
            return FilterResult()
        folded = fold(prompt)
        found = list(self._words_in(folded, level))
        allowed = [
            hit for hit in found if hit.entry.kind is Kind.ALLOW and _is_literal(hit, prompt)
        ]
        expressions = _RegexSearch(folded, allowed)
        for entry, pattern in self._regexes:
            if entry.strictness <= level:
                expressions.run(entry, pattern)
        hits = {
            hit: None
            for hit in (*found, *expressions.hits)
            if hit.entry.kind is not Kind.ALLOW and not _is_covered(hit.start, hit.end, allowed)
        }
        return FilterResult(hits=tuple(sorted(hits, key=_rank)), skipped=tuple(expressions.skipped))

    def _add_regex(self, entry: FilterEntry) -> None:
        try:
            self._regexes.append((entry, compiled(entry.text)))
        except RegexInvalidError:
            # It was valid once; the library has changed since.
            log.warning("filter entry %s is no regular expression any more", entry.id)

    def _words_in(self, folded: Folded, level: int) -> Iterator[Hit]:
        readings = read(folded, may_begin=self._tree.may_begin)
        root = self._tree.root
        for start, word in enumerate(readings.words):
            if word in root.children or start in readings.others or root.loose is not None:
                for entry, end in self._from(readings, start):
                    if entry.kind is Kind.ALLOW or entry.strictness <= level:
                        span = folded.span(readings.atoms[start].start, readings.atoms[end - 1].end)
                        yield Hit(entry=entry, start=span[0], end=span[1])
            if len(word) >= LEAST_GLUED and word not in root.children:
                for entry in self._tree.glued(word, level):
                    span = folded.span(readings.atoms[start].start, readings.atoms[start].end)
                    yield Hit(entry=entry, start=span[0], end=span[1])

    def _from(self, readings: Readings, start: int) -> Iterator[tuple[FilterEntry, int]]:
        """Yield the entries that begin at an atom, with the index after their last atom."""
        root = self._tree.root
        waiting = [(start, root)]
        # Several readings may lead to the same place; going on from it once is enough, and more
        # would double with each word of a phrase.
        seen: set[tuple[int, int]] = set()
        while waiting:
            at, node = waiting.pop()
            if at == len(readings.words) or (at, id(node)) in seen:
                continue
            seen.add((at, id(node)))
            plain = Reading(readings.words[at], at + 1)
            for reading in (plain, *readings.others.get(at, ())):
                for child in node.after(reading.word, is_joined=reading.is_joined):
                    for entry in child.entries:
                        yield entry, reading.end
                    waiting.append((reading.end, child))
            if node is not root and readings.may_skip(at):
                waiting.append((at + 1, node))


class _RegexSearch:
    """Searches one prompt, as it is written and as it reads, with regular expressions."""

    def __init__(self, folded: Folded, allowed: list[Hit]) -> None:
        self._folded = folded
        self._allowed = allowed
        self._left = REGEX_BUDGET_SECONDS
        self.hits: list[Hit] = []
        self.skipped: list[FilterEntry] = []

    def run(self, entry: FilterEntry, pattern: regex.Pattern[str]) -> None:
        """Search for one; hits inside allowed text do not count."""
        if self._left <= 0:
            self._skip(entry)
            return
        began = time.perf_counter()
        try:
            for start, end in self._spans(pattern):
                if not _is_covered(start, end, self._allowed):
                    self.hits.append(Hit(entry=entry, start=start, end=end))
                    break
        except TimeoutError:
            self._skip(entry)
        self._left -= time.perf_counter() - began

    def _spans(self, pattern: regex.Pattern[str]) -> Iterator[tuple[int, int]]:
        limit = min(REGEX_LIMIT_SECONDS, self._left)
        for start, end in _matches(pattern, self._folded.original, limit):
            yield start, end
        if self._folded.visual != self._folded.original.lower():
            for start, end in _matches(pattern, self._folded.visual, limit):
                yield self._folded.span(start, end)

    def _skip(self, entry: FilterEntry) -> None:
        # Without the prompt: people's words do not go to the log.
        log.warning("filter entry %s ran out of time", entry.id, extra={"entry": entry.id})
        self.skipped.append(entry)


def _matches(
    pattern: regex.Pattern[str], text: str, limit_seconds: float
) -> Iterator[tuple[int, int]]:
    at = 0
    for _ in range(_MOST_MATCHES):
        found = search(pattern, text, start=at, limit_seconds=limit_seconds)
        if found is None:
            return
        start, end = found.span()
        if start < end:
            yield start, end
        at = max(start + 1, at + 1)


def _is_covered(start: int, end: int, allowed: list[Hit]) -> bool:
    return any(hit.start <= start and end <= hit.end for hit in allowed)


def _is_literal(hit: Hit, prompt: str) -> bool:
    """Whether an allow entry is there literally; in disguise it allows nothing."""
    return literal_words(prompt[hit.start : hit.end]) == literal_words(hit.entry.text)


def _rank(hit: Hit) -> tuple[int, int, int, str]:
    return -hit.entry.action.severity, hit.start, -hit.end, hit.entry.text
