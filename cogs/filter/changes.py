"""A change of a server's list: planned from the list as it is, made in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.errors import RefusedError
from cogs.filter.csv_file import merged
from cogs.filter.model import FilterEntry, Kind, require_fit, require_room


class ListChangedError(RefusedError):
    """Somebody else changed the list since it was looked at."""

    words_id = "refusal-filter-changed"


class EntryGoneError(RefusedError):
    """The list has no such entry (any more)."""

    words_id = "refusal-filter-entry-gone"


class ImportMode(StrEnum):
    """What becomes of the entries that are there."""

    ADD = "add"
    """They stay; those that match the same are replaced."""
    REPLACE = "replace"
    """Those that the file does not have are removed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListChange:
    """What a change does to a list; ``before`` and ``after`` count its entries."""

    before: int
    after: int
    added: tuple[FilterEntry, ...] = ()
    changed: tuple[FilterEntry, ...] = ()
    removed: tuple[FilterEntry, ...] = ()
    unchanged: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be another one."""
        return not self.added and not self.changed and not self.removed


def addition(existing: Sequence[FilterEntry], entry: FilterEntry) -> ListChange:
    """Plan one more entry; takes a while for long lists.

    Raises:
        RefusedError: the list has it, or is full.
    """
    require_room(existing, entry)
    return ListChange(before=len(existing), after=len(existing) + 1, added=(entry,))


def removal(existing: Sequence[FilterEntry], wanted: str) -> ListChange:
    """Plan one entry less; it is named by its id, or as it is written.

    Raises:
        EntryGoneError: the list does not have it.
    """
    typed = " ".join(wanted.split()).casefold()
    found = next((one for one in existing if wanted == one.id), None) or next(
        (one for one in existing if typed == one.text.casefold()), None
    )
    if found is None:
        raise EntryGoneError
    return ListChange(before=len(existing), after=len(existing) - 1, removed=(found,))


def import_of(
    existing: Sequence[FilterEntry], imported: Sequence[FilterEntry], mode: ImportMode
) -> ListChange:
    """Plan an import; takes a while for long lists.

    Raises:
        TooManyEntriesError, TooManyRegexesError: the list would be too long.
    """
    kept, removed = list(existing), list[FilterEntry]()
    if mode is ImportMode.REPLACE:
        keys = {entry.key for entry in imported}
        kept = [entry for entry in existing if entry.key in keys]
        removed = [entry for entry in existing if entry.key not in keys]
    merge = merged(kept, imported)
    require_fit([*kept, *merge.added])
    return ListChange(
        before=len(existing),
        after=len(kept) + len(merge.added),
        added=merge.added,
        changed=merge.changed,
        removed=tuple(removed),
        unchanged=len(merge.unchanged),
    )


def described(entry: FilterEntry) -> str:
    """Return an entry as the audit log tells of it."""
    if entry.kind is Kind.ALLOW:
        return f"{entry.kind} {entry.text}"
    return f"{entry.kind} {entry.text} ({entry.action}, {int(entry.strictness)})"
