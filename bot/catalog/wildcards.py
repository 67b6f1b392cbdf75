r"""Lists that a mark in a prompt picks from: ``a __animal__ in the snow``.

A mark is the name of a list between two underscores on each side; ``\__animal__`` stands for
itself. An entry takes the mark's place as it is written: no parameters, braces or marks are read in
it, so nobody's list can change more than words.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from rapidfuzz import process

from bot.catalog.quoting import quoted
from bot.errors import RefusedError
from bot.imagine.request import Note, WildcardPick

MAX_WILDCARD_NAME_LENGTH = 40
MAX_ENTRIES = 200
MAX_ENTRY_LENGTH = 200
MAX_ENTRIES_LENGTH = 3_500
"""Of all entries, a line each: a form takes 4,000 characters, and so does a message."""
MAX_MARKS = 20
"""In one prompt."""

_UNDERSCORES = "[_\uff3f]"
"""Also as wide as Chinese and Japanese letters."""
_LETTER = r"[^\s_\uff3f!-,./:-@\[-^`{-~]"
_NAME = rf"{_LETTER}+(?:{_UNDERSCORES}{_LETTER}+)*"
_MARK = re.compile(
    rf"(?P<escape>\\)?(?<!{_UNDERSCORES})"
    rf"(?P<mark>{_UNDERSCORES}{{2}}(?P<name>{_NAME}){_UNDERSCORES}{{2}})(?!{_UNDERSCORES})"
)
_MOST_NAMED = 8


class WildcardUnknownError(RefusedError):
    """No list has this name.

    Facts: ``wildcard``, ``literal`` (how to write the mark itself), ``wildcards`` (the nearest
    names there are), ``count`` (how many there are).
    """

    words_id = "refusal-wildcard-unknown"


class TooManyMarksError(RefusedError):
    """Facts: ``count``, ``limit`` (marks in one prompt)."""

    words_id = "refusal-wildcard-marks"


class WildcardNameError(RefusedError):
    """A list cannot have this name. Facts: ``limit`` (characters)."""

    words_id = "refusal-wildcard-name"


class WildcardEmptyError(RefusedError):
    """A list has no entries."""

    words_id = "refusal-wildcard-empty"


class WildcardEntryTooLongError(RefusedError):
    """Facts: ``entry`` (its beginning), ``length``, ``limit`` (characters)."""

    words_id = "refusal-wildcard-entry-too-long"


class WildcardTooLongError(RefusedError):
    """Facts: ``count``, ``limit`` (entries), ``length``, ``characters`` (of all together)."""

    words_id = "refusal-wildcard-too-long"


@dataclass(frozen=True, slots=True, kw_only=True)
class WildcardLists:
    """The lists that one prompt may pick from."""

    entries: Mapping[str, Sequence[str]]
    """By name; each has at least one."""
    chance: Random
    """What picks where no seed was asked for."""
    before: Sequence[WildcardPick] = field(default=())
    """What an earlier picture of the same words has: another entry is picked now, or, where the
    list is gone, the same one."""


def has_marks(text: str) -> bool:
    """Whether a text has a mark, or what would be one without its backslash."""
    return _MARK.search(text) is not None


def mark_of(name: str) -> str:
    """Return what picks from a list."""
    return f"__{name}__"


def literal_marks(text: str) -> str:
    """Return a text in which what looks like a mark stands for itself."""
    return _MARK.sub(lambda found: f"{found['escape'] or ''}\\{found['mark']}", text)


def compared_wildcard(name: str) -> str:
    """Return a list's name as it is compared: without regard to capitals and width."""
    return unicodedata.normalize("NFKC", name).casefold()


def filled(
    template: str, lists: WildcardLists, *, seed: int | None
) -> tuple[str, tuple[WildcardPick, ...]]:
    """Return the words with an entry in the place of each mark, and which ones were picked.

    The same ``seed`` picks the same entries of the same lists.

    Raises:
        RefusedError: a list is unknown, or there are too many marks.
    """
    count = sum(found["escape"] is None for found in _MARK.finditer(template))
    if count > MAX_MARKS:
        raise TooManyMarksError(count=count, limit=MAX_MARKS)
    chance = lists.chance if seed is None else Random(seed)  # noqa: S311 - no secret
    names = {compared_wildcard(name): name for name in lists.entries}
    picks: list[WildcardPick] = []

    def entry_for(found: re.Match[str]) -> str:
        if found["escape"] is not None:
            return found["mark"]
        position = len(picks)
        before = lists.before[position] if position < len(lists.before) else None
        wanted = compared_wildcard(found["name"])
        if before is not None and compared_wildcard(before.name) != wanted:
            before = None
        name = names.get(wanted)
        if name is not None:
            pick = WildcardPick(name=name, entry=_picked(lists.entries[name], before, chance))
        elif before is not None:
            pick = before
        else:
            raise _unknown(found, lists.entries)
        picks.append(pick)
        return pick.entry

    return _MARK.sub(entry_for, template), tuple(picks)


def picks_note(picks: Iterable[WildcardPick]) -> Note:
    """Return the line of a card that says which entries were picked."""
    said = tuple(quoted(f"{pick.name}: {pick.entry}") for pick in picks)
    return Note(words_id="note-wildcards", facts={"picks": said})


def checked_wildcard_name(text: str) -> str:
    """Return a list's name as it is kept; it may be typed with the underscores around it.

    Raises:
        WildcardNameError: it could not be found in a prompt.
    """
    name = unicodedata.normalize("NFKC", text).strip().strip("_")
    is_plain = all(
        unicodedata.category(character)[0] in "LMN" or character in "-_" for character in name
    )
    if (
        not is_plain
        or name.strip("-_") == ""
        or not re.fullmatch(_NAME, name)
        or len(name) > MAX_WILDCARD_NAME_LENGTH
    ):
        raise WildcardNameError(limit=MAX_WILDCARD_NAME_LENGTH)
    return name


def checked_entries(text: str) -> str:
    """Return a list's entries as they are kept: a line each, without blank lines and repetitions.

    Raises:
        RefusedError: there are none, or too many, or one is too long.
    """
    lines = (" ".join(line.replace("\0", "").split()) for line in text.splitlines())
    entries = list(dict.fromkeys(line for line in lines if line))
    if not entries:
        raise WildcardEmptyError
    for entry in entries:
        if len(entry) > MAX_ENTRY_LENGTH:
            raise WildcardEntryTooLongError(
                entry=quoted(entry), length=len(entry), limit=MAX_ENTRY_LENGTH
            )
    kept = "\n".join(entries)
    if len(entries) > MAX_ENTRIES or len(kept) > MAX_ENTRIES_LENGTH:
        raise WildcardTooLongError(
            count=len(entries),
            limit=MAX_ENTRIES,
            length=len(kept),
            characters=MAX_ENTRIES_LENGTH,
        )
    return kept


def _picked(entries: Sequence[str], before: WildcardPick | None, chance: Random) -> str:
    others = [entry for entry in entries if before is None or entry != before.entry]
    return chance.choice(others or entries)


def _unknown(found: re.Match[str], lists: Mapping[str, Sequence[str]]) -> WildcardUnknownError:
    near = process.extract(found["name"], list(lists), limit=_MOST_NAMED)
    return WildcardUnknownError(
        wildcard=quoted(found["name"]),
        literal=quoted(f"\\{found['mark']}"),
        wildcards=tuple(name for name, _, _ in near),
        count=len(lists),
    )
