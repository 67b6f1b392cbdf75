"""One entry of a server's prompt filter, and what makes a bad one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from bot.errors import RefusedError

MOST_ENTRIES = 10_000
MOST_REGEXES = 100
LONGEST_TEXT = 100
LONGEST_REGEX = 300
LONGEST_NOTE = 200


class Kind(StrEnum):
    """How an entry's text is looked for."""

    WORD = "word"
    PHRASE = "phrase"
    REGEX = "regex"
    ALLOW = "allow"
    """Found literally, and then nothing inside it counts."""


class Action(StrEnum):
    """What happens to a prompt that an entry matches, the mildest first."""

    LOG = "log"
    REVIEW = "review"
    REFUSE = "refuse"

    @property
    def severity(self) -> int:
        """Larger is worse."""
        return _SEVERITIES[self]


_EDGE = r"\b"

_SEVERITIES = {action: at for at, action in enumerate(Action)}


class Strictness(IntEnum):
    """How strict a channel is; an entry names the least level at which it applies."""

    OFF = 0
    RELAXED = 1
    NORMAL = 2
    STRICT = 3


class EntryEmptyError(RefusedError):
    """No letter or picture in it that could be looked for."""

    words_id = "refusal-filter-entry-empty"


class EntryTooShortError(RefusedError):
    """A single letter would match too much. Facts: ``entry``."""

    words_id = "refusal-filter-entry-too-short"


class EntryTooLongError(RefusedError):
    """Facts: ``length``, ``limit`` (characters)."""

    words_id = "refusal-filter-entry-too-long"


class NoteTooLongError(RefusedError):
    """Facts: ``length``, ``limit`` (characters)."""

    words_id = "refusal-filter-note-too-long"


class StrictnessUnknownError(RefusedError):
    """Facts: ``strictness`` (as typed)."""

    words_id = "refusal-filter-strictness"


class WildcardRefusedError(RefusedError):
    """What is allowed is found as it is written, so a ``*`` at its end means nothing.

    Facts: ``entry``.
    """

    words_id = "refusal-filter-wildcard"


class DuplicateEntryError(RefusedError):
    """The list has one that matches the same. Facts: ``entry`` (the one it has)."""

    words_id = "refusal-filter-duplicate"


class TooManyEntriesError(RefusedError):
    """Facts: ``limit``."""

    words_id = "refusal-filter-too-many"


class TooManyRegexesError(RefusedError):
    """Facts: ``limit``."""

    words_id = "refusal-filter-too-many-regexes"


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterEntry:
    """What to look for and what to do about it; made by ``checked_entry``.

    An ``allow`` entry applies at every level, and its ``action`` is not used.
    """

    id: str | None = None
    kind: Kind
    text: str
    action: Action
    strictness: Strictness
    note: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """Equal for two entries that match the same."""
        from cogs.filter.keys import literal_words, words_of  # noqa: PLC0415 - 2 MB that a bot without any filter has no use for

        match self.kind:
            case Kind.REGEX:
                return ("regex", self.text)
            case Kind.ALLOW:
                return ("allow", *literal_words(self.text))
            case Kind.WORD | Kind.PHRASE:
                return ("words", *words_of(self.text))


def checked_entry(
    *,
    kind: Kind,
    text: str,
    action: Action = Action.REFUSE,
    strictness: int = Strictness.RELAXED,
    note: str = "",
) -> FilterEntry:
    """Make an entry of what a moderator typed, with its spaces tidied.

    A word with a space in it becomes a phrase, and a phrase without one a word; with a ``*`` at an
    end it becomes a regular expression, for that is what Discord's AutoMod means by it. Trying one
    takes 0.1 s at most; it holds the interpreter meanwhile.

    Raises:
        RefusedError: one of those in this module or in ``expressions``.
    """
    if strictness not in tuple(Strictness)[1:]:
        raise StrictnessUnknownError(strictness=strictness)
    # PostgreSQL's text cannot hold NUL; no person types one.
    text, note = text.replace("\0", ""), " ".join(note.replace("\0", "").split())
    if len(note) > LONGEST_NOTE:
        raise NoteTooLongError(length=len(note), limit=LONGEST_NOTE)
    if has_wildcard(kind, text):
        kind, text = Kind.REGEX, _without_wildcard(kind, " ".join(text.split()))
    if kind is Kind.REGEX:
        from cogs.filter.expressions import (  # noqa: PLC0415 - as above
            compiled,
            require_quick,
        )

        text = text.strip()
        _require_length(text, LONGEST_REGEX)
        require_quick(compiled(text))
    else:
        text = " ".join(text.split())
        _require_length(text, LONGEST_TEXT)
        _require_words(text)
    if kind in {Kind.WORD, Kind.PHRASE}:
        kind = Kind.PHRASE if " " in text else Kind.WORD
    if kind is Kind.ALLOW:
        action, strictness = Action.LOG, Strictness.RELAXED
    return FilterEntry(
        kind=kind, text=text, action=action, strictness=Strictness(strictness), note=note
    )


def require_room(entries: Iterable[FilterEntry], added: FilterEntry) -> None:
    """Hold one more entry against the list it is for.

    Raises:
        DuplicateEntryError: the list has it, perhaps spelled differently.
        TooManyEntriesError: the list is full.
        TooManyRegexesError: it has as many regular expressions as can be tried on each prompt.
    """
    key = added.key
    there = list(entries)
    for entry in there:
        if entry.key == key:
            raise DuplicateEntryError(entry=entry.text)
    require_fit([*there, added])


def require_fit(entries: Iterable[FilterEntry]) -> None:
    """Hold the size of a whole list against the limits.

    Raises:
        TooManyEntriesError: more than ``MOST_ENTRIES``.
        TooManyRegexesError: more than ``MOST_REGEXES`` of them are regular expressions.
    """
    kinds = [entry.kind for entry in entries]
    require_room_for(len(kinds), regexes=kinds.count(Kind.REGEX))


def require_room_for(count: int, *, regexes: int) -> None:
    """Hold the number of entries, and of regular expressions among them, against the limits.

    Raises:
        TooManyEntriesError, TooManyRegexesError: a list does not hold so many.
    """
    if count > MOST_ENTRIES:
        raise TooManyEntriesError(limit=MOST_ENTRIES)
    if regexes > MOST_REGEXES:
        raise TooManyRegexesError(limit=MOST_REGEXES)


def has_wildcard(kind: Kind, text: str) -> bool:
    """Whether it begins or ends with AutoMod's ``*``; several are signs like any other."""
    typed = text.strip()
    word = typed.strip("*")
    is_bold = typed.startswith("**") or typed.endswith("**")
    return kind is not Kind.REGEX and word != typed and bool(word) and not is_bold


def _without_wildcard(kind: Kind, text: str) -> str:
    """Return the expression for a word that may go on at an end."""
    if kind is Kind.ALLOW:
        raise WildcardRefusedError(entry=text)
    word = text.strip("*")
    _require_length(text, LONGEST_TEXT)
    _require_words(word)
    spaced = r"\s+".join(re.escape(part) for part in word.split())
    begins, ends = text.startswith("*"), text.endswith("*")
    return f"{'' if begins else _EDGE}{spaced}{'' if ends else _EDGE}"


def _require_length(text: str, limit: int) -> None:
    if not text:
        raise EntryEmptyError
    if len(text) > limit:
        raise EntryTooLongError(length=len(text), limit=limit)


def _require_words(text: str) -> None:
    from cogs.filter.keys import words_of  # noqa: PLC0415 - as above

    words = words_of(text)
    if not words:
        raise EntryEmptyError
    if len(words) == 1 and len(words[0]) == 1 and words[0].isascii():
        raise EntryTooShortError(entry=text)
