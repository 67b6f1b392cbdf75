"""The entries of a prompt filter, what makes a bad one, and what they find in a prompt."""

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
    """How an entry's text is matched."""

    WORD = "word"
    PHRASE = "phrase"
    FORMS = "forms"
    """A word or phrase with the usual forms of its last word: plurals, "-ed", "-ing"."""
    REGEX = "regex"
    ALLOW = "allow"
    """Matched literally; hits inside it do not count."""


class Action(StrEnum):
    """What happens to a matching prompt, the mildest first."""

    LOG = "log"
    REVIEW = "review"
    REFUSE = "refuse"

    @property
    def severity(self) -> int:
        """Larger is worse."""
        return _SEVERITIES[self]


_SEVERITIES = {action: at for at, action in enumerate(Action)}


class Strictness(IntEnum):
    """How strict the filter is in a channel; an entry names the lowest level it applies at."""

    OFF = 0
    RELAXED = 1
    NORMAL = 2
    STRICT = 3


class EntryEmptyError(RefusedError):
    """It has no letter and no emoji to match."""

    words_id = "refusal-filter-entry-empty"


class EntryTooShortError(RefusedError):
    """It is a single letter, which would match too much. Facts: ``entry``."""

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
    """An allow entry is matched as it is written, so it cannot end in ``*``. Facts: ``entry``."""

    words_id = "refusal-filter-wildcard"


class DuplicateEntryError(RefusedError):
    """The list has an entry that matches the same. Facts: ``entry`` (that one)."""

    words_id = "refusal-filter-duplicate"


class TooManyEntriesError(RefusedError):
    """Facts: ``limit``."""

    words_id = "refusal-filter-too-many"


class TooManyRegexesError(RefusedError):
    """Facts: ``limit``."""

    words_id = "refusal-filter-too-many-regexes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wildcard:
    """A text with AutoMod's ``*``: ``before`` it anything may stand, or ``after`` it."""

    core: str
    before: bool
    after: bool

    @classmethod
    def of(cls, kind: Kind, text: str) -> "Wildcard | None":
        """Read a text; None without one. Several stars in a row are ordinary signs."""
        if kind is Kind.REGEX or text.startswith("**") or text.endswith("**"):
            return None
        core = text.strip("*").strip()
        before, after = text.startswith("*"), text.endswith("*")
        return cls(core=core, before=before, after=after) if core and (before or after) else None

    @property
    def text(self) -> str:
        """As it is written."""
        return "*" * self.before + self.core + "*" * self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterEntry:
    """What to match and what to do then; made by ``checked_entry``.

    An ``allow`` entry applies at every level and has no use for ``action``.
    """

    id: str | None = None
    """32 hexadecimal digits; None before it is on record."""
    kind: Kind
    text: str
    action: Action
    strictness: Strictness
    note: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """Equal for two entries that match the same."""
        from cogs.filter.keys import literal_words, words_of  # noqa: PLC0415 - 2 MB that a bot without filters does not need

        match self.kind:
            case Kind.REGEX:
                return ("regex", self.text)
            case Kind.ALLOW:
                return ("allow", *literal_words(self.text))
            case Kind.FORMS:
                return ("forms", *words_of(self.text))
            case Kind.WORD | Kind.PHRASE:
                found = Wildcard.of(self.kind, self.text)
                if found is None:
                    return ("words", *words_of(self.text))
                # No word is a star alone.
                return ("words", "*" * found.before, *words_of(found.core), "*" * found.after)


def checked_entry(
    *,
    kind: Kind,
    text: str,
    action: Action = Action.REFUSE,
    strictness: int = Strictness.RELAXED,
    note: str = "",
) -> FilterEntry:
    """Make an entry of what a manager typed, with single spaces.

    A word with a space becomes a phrase, a phrase without one a word; a ``*`` at an end means what
    it means in Discord's AutoMod. Regular expressions are tried, for at most 0.1 s, during which
    the interpreter is blocked.

    Raises:
        RefusedError: one of those in this module or in ``expressions``.
    """
    if strictness not in tuple(Strictness)[1:]:
        raise StrictnessUnknownError(strictness=strictness)
    # PostgreSQL's text cannot hold NUL; no person types one.
    text, note = text.replace("\0", ""), " ".join(note.replace("\0", "").split())
    if len(note) > LONGEST_NOTE:
        raise NoteTooLongError(length=len(note), limit=LONGEST_NOTE)
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
        wildcard = Wildcard.of(kind, text)
        if wildcard is not None and kind is Kind.ALLOW:
            raise WildcardRefusedError(entry=text)
        _require_words(text if wildcard is None else wildcard.core)
        if wildcard is not None:
            # What begins like a word has its forms already.
            kind, text = Kind.WORD, wildcard.text
    if kind in {Kind.WORD, Kind.PHRASE}:
        kind = Kind.PHRASE if " " in text else Kind.WORD
    if kind is Kind.ALLOW:
        action, strictness = Action.LOG, Strictness.RELAXED
    return FilterEntry(
        kind=kind, text=text, action=action, strictness=Strictness(strictness), note=note
    )


def require_room(entries: Iterable[FilterEntry], added: FilterEntry) -> None:
    """Make sure that a list can have one more entry.

    Raises:
        DuplicateEntryError: the list has it, perhaps spelled differently.
        TooManyEntriesError, TooManyRegexesError: the list is full.
    """
    key = added.key
    there = list(entries)
    for entry in there:
        if entry.key == key:
            raise DuplicateEntryError(entry=entry.text)
    require_fit([*there, added])


def require_fit(entries: Iterable[FilterEntry]) -> None:
    """Make sure that a list is within the limits.

    Raises:
        TooManyEntriesError, TooManyRegexesError: it is not.
    """
    kinds = [entry.kind for entry in entries]
    require_room_for(len(kinds), regexes=kinds.count(Kind.REGEX))


def require_room_for(count: int, *, regexes: int) -> None:
    """Make sure that a list can have so many entries, ``regexes`` of them expressions.

    Raises:
        TooManyEntriesError, TooManyRegexesError: it cannot.
    """
    if count > MOST_ENTRIES:
        raise TooManyEntriesError(limit=MOST_ENTRIES)
    if regexes > MOST_REGEXES:
        raise TooManyRegexesError(limit=MOST_REGEXES)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An entry that matched ``prompt[start:end]``."""

    entry: FilterEntry
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterResult:
    """What a filter finds in one text."""

    hits: tuple[Hit, ...] = ()
    """The most severe first, then by position."""
    skipped: tuple[FilterEntry, ...] = ()
    """Regular expressions that ran out of time, so that they might have matched."""

    @property
    def action(self) -> Action | None:
        """The most severe action; None where nothing matched."""
        return self.hits[0].entry.action if self.hits else None
