"""What is drawn nowhere: minors with nudity or sexuality, and people undressed in a picture.

Terms have classes, which alone mean little and together are refused:

* ``age`` (below 18), ``minor`` and ``young`` name somebody who is or may be a child, as do
  ``years`` unless they last ("for 15 years"), and a ``number`` that stands alone ("dancer, 15"),
* ``sexual``, ``suggestive`` and ``undress`` say what is never drawn of them, and ``always`` both;
* ``strip`` before, or ``stripped`` after, a ``garment`` (``covering``: any clothes) undresses;
* ``edit`` and all that undresses are refused where a request starts from somebody's picture;
* what is inside a ``neutral`` phrase does not count, nor what is ``_here``, a word that means
  something else elsewhere ("naga", "string"), without another word of its language.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cogs.filter import Hit

_AGES = frozenset({"age", "years", "number"})
_WHO = _AGES | {"minor", "young"}
_HOW = frozenset({"sexual", "suggestive", "undress", "bare"})
_SAID = _HOW | {"minor", "young"}
_UNDRESSED = frozenset({"sexual", "undress", "bare", "edit"})
_SPOKEN = _WHO | _HOW
_HERE = "_here"
_WORN = frozenset({"garment", "covering"})

_WORD = re.compile(r"\w+")
# After blanks, a hyphen or "'s", not after a comma.
_NEXT = re.compile(r"(?:['\u2019]s\b)?[\s'\u2019-]*(\w+)")
_CLAUSE = re.compile(r"[,;.:!?\n\r\u3001\u3002\u060c]")
_CLOSE = re.compile(r"[\w\s'\u2019-]+")
_TEN = re.compile(r"\b1[oO]\b")
_ROUND = re.compile(r"(?<=[\u0430-\u044f])0|0(?=[\u0430-\u044f])", re.IGNORECASE)
# "16:9", "f/14", "1.2" and "15%" are no ages, and what stands after "no." is a title's.
_GLUED_BEFORE = re.compile(r"[^\s,;.!?()\[\]{}|\"\u201c\u201d\u3001\u3002\u060c]$|\d[.,]$")
_GLUED_AFTER = re.compile(r"[:/%\u00b0'\u2019\u2032\u00d7+=_]|[.,-]\d")
_PARTS_BEFORE = re.compile(r"(?:^|[^\w\s'\u2019#])\s*$")
_ABBREVIATED = re.compile(r"\b\w{1,3}\.\s*$")
_PARTS_AFTER = re.compile(r"\.?\s*(?:$|[^\w\s'\u2019.])")
_LAST_WORD = re.compile(r"(\w+)\s*$")
_LINKS = frozenset("of de du des da do di della del d".split())  # noqa: SIM905 - reads better
_AND = frozenset({"and", "et", "y", "e"})
_MOST_BETWEEN = 4
_MOST_UNKNOWN = 2
_MOST_AFTER = 2
_NEAR = 40
_UNSPACED = frozenset({"ja", "zh"})
"""Languages whose words stand without spaces."""


class Finding(StrEnum):
    """Why something is drawn nowhere; part of the ids of words."""

    MINORS = "minors"
    UNDRESSING = "undressing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A text, and what terms were found in it."""

    text: str
    hits: Sequence[Hit]


def finding(
    texts: Iterable[frozenset[str]], absent: Iterable[frozenset[str]], *, has_picture: bool
) -> Finding | None:
    """Return why something is drawn nowhere; None where nothing speaks against it.

    Args:
        texts: the classes of each text of a request, and of those that its picture was drawn from.
        absent: the same of what the picture shall not show.
        has_picture: whether it starts from a picture that Easel did not draw.
    """
    found = frozenset[str]().union(*texts)
    left_out = frozenset[str]().union(*absent)
    if "covering" in left_out:
        found |= {"bare"}
    if "absent_adult" in left_out:
        found |= {"young"}
    if "always" in found or (found & _WHO and found & _HOW):
        return Finding.MINORS
    if has_picture and found & _UNDRESSED:
        return Finding.UNDRESSING
    return None


def readable(text: str) -> str:
    """Return a text with digits as they are meant: of every script, and "1O" as ten.

    No place in it changes.
    """
    if not text.isascii():
        text = "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)
        text = _ROUND.sub("\u043e", text)
    return _TEN.sub("10", text)


def classes_of(read: Read, beside: Mapping[tuple[str, str], frozenset[str]]) -> frozenset[str]:
    """Return the classes of the terms that count in one text."""
    return _Reader(read, beside).classes()


class _Reader:
    """Looks at what stands beside the terms in one text."""

    def __init__(self, read: Read, beside: Mapping[tuple[str, str], frozenset[str]]) -> None:
        self._text = read.text
        self._beside = beside
        spans = [
            (hit.start, hit.end)
            for hit in read.hits
            if hit.entry.note.startswith("neutral:") and _CLOSE.fullmatch(self._span(hit))
        ]
        its: list[tuple[str, str, Hit]] = []
        for hit in read.hits:
            if not any(start <= hit.start and hit.end <= end for start, end in spans):
                name, _, language = hit.entry.note.partition(":")
                its.append((name, language, hit))
        spoken = {language for name, language, _ in its if name in _SPOKEN}
        self._hits = [
            (name.removesuffix(_HERE), language, hit)
            for name, language, hit in its
            if not name.endswith(_HERE) or language in spoken
        ]
        self._how = {hit.start: hit.end for name, _, hit in self._hits if name in _HOW}
        self._said = {hit.end for name, _, hit in self._hits if name in _SAID}

    def classes(self) -> frozenset[str]:
        """Return the classes, and ``bare`` where something is taken off."""
        found = {
            name
            for name, language, hit in self._hits
            if name not in _WHO or self._is_person(name, language, hit)
        }
        if any(
            self._is_bare(language, worn) for name, language, worn in self._hits if name in _WORN
        ):
            found.add("bare")
        return frozenset(found)

    def _is_person(self, name: str, language: str, hit: Hit) -> bool:
        """Whether it is a person's age or youth: no whisky, no oak, nobody of twenty-one."""
        if self._leads_to("things", hit, language):
            return False
        if name not in _AGES:
            return True
        if name == "number" and not self._stands_alone(hit, language):
            return False
        if name == "years" and (
            self._leads_to("ago", hit, language)
            or self._before(hit.start) in self._words("since", language)
        ):
            return False
        tens = self._words("tens", language)
        if language in _UNSPACED:
            return self._text[hit.start - 1 : hit.start] not in tens
        *_, second, first = ["", "", *self._words_before(hit)]
        return first not in tens and not (first in _AND and second in tens)

    def _stands_alone(self, number: Hit, language: str) -> bool:
        """Whether a number counts nothing: "dancer 15 nude", not "15 nude statues", "room 15"."""
        before, after = self._text[max(0, number.start - _NEAR) : number.start], number.end
        if _GLUED_BEFORE.search(before) or _GLUED_AFTER.match(self._text, after):
            return False
        is_first = _PARTS_BEFORE.search(before) and not _ABBREVIATED.search(before)
        return bool(
            is_first
            or self._before(number.start) in self._words("people", language)
            or number.start - 1 in self._said
        ) and self._ends(after, language)

    def _ends(self, at: int, language: str) -> bool:
        """Whether nothing but nudity and small words stand between a place and a clause's end."""
        while not _PARTS_AFTER.match(self._text, at):
            word = _NEXT.match(self._text, at)
            if word is None:
                return False
            if word.start(1) in self._how:
                at = self._how[word.start(1)]
            elif word[1].casefold() in self._words("fillers", language):
                at = word.end()
            else:
                return False
        return True

    def _is_bare(self, language: str, worn: Hit) -> bool:
        """Whether a garment is taken off."""
        if self._leads_to("not_worn", worn, language):
            return False
        return any(
            self._leads_on(*between, language)
            for name, its, hit in self._hits
            if its == language
            for between in self._between(name, hit, worn)
        )

    def _between(self, name: str, hit: Hit, worn: Hit) -> Iterator[tuple[str, int]]:
        """Yield what stands between a verb and a garment, and how many words may."""
        if name == "strip" and hit.end <= worn.start:
            yield self._text[hit.end : worn.start], _MOST_BETWEEN
        if name == "stripped" and worn.end <= hit.start:
            yield self._text[worn.end : hit.start], _MOST_AFTER

    def _leads_on(self, between: str, most_words: int, language: str) -> bool:
        """Whether a verb and a garment belong together, with this between them."""
        if _CLAUSE.search(between):
            return False
        blockers, fillers = (self._words(name, language) for name in ("blockers", "fillers"))
        if language in _UNSPACED:
            for filler in fillers:
                between = between.replace(filler, "")
            return not between.strip()
        words = _WORD.findall(between.casefold())
        unknown = [at for at, word in enumerate(words) if word not in fillers]
        if len(words) > most_words or len(unknown) > _MOST_UNKNOWN or blockers & set(words):
            return False
        # "the button of her shirt": it is the button.
        return not unknown or not any(word in _LINKS for word in words[unknown[0] :])

    def _words(self, name: str, language: str) -> frozenset[str]:
        return self._beside.get((name, language), frozenset())

    def _leads_to(self, name: str, hit: Hit, language: str) -> bool:
        """Whether a term is followed by one of the words of a class."""
        words = self._words(name, language)
        if language in _UNSPACED:
            return self._text.startswith(tuple(words), hit.end)
        found = _NEXT.match(self._text, hit.end)
        return found is not None and found[1].casefold() in words

    def _before(self, at: int) -> str:
        found = _LAST_WORD.search(self._text, max(0, at - _NEAR), at)
        return "" if found is None else found[1].casefold()

    def _words_before(self, hit: Hit) -> list[str]:
        return _WORD.findall(self._text[max(0, hit.start - _NEAR) : hit.start].casefold())

    def _span(self, hit: Hit) -> str:
        return self._text[hit.start : hit.end]
