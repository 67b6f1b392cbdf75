"""Changes of a server's list, planned from the list as it is.

For long lists planning takes a while, so it runs in a thread.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.errors import RefusedError
from cogs.filter.model import FilterEntry, Kind, require_fit, require_room


class ListChangedError(RefusedError):
    """Somebody else changed the list since it was looked at."""

    words_id = "refusal-filter-changed"


class EntryGoneError(RefusedError):
    """The list has no such entry."""

    words_id = "refusal-filter-entry-gone"


class ChangedSinceError(RefusedError):
    """Somebody changed the same entries since, so that taking it back would undo that as well."""

    words_id = "refusal-filter-changed-since"


class ImportMode(StrEnum):
    """What happens to the entries that the list has."""

    ADD = "add"
    """They stay, unless an imported one matches the same."""
    REPLACE = "replace"
    """Those that the file does not have are removed, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListChange:
    """What a change does to a list; ``before`` and ``after`` count its entries."""

    before: int
    after: int
    added: tuple[FilterEntry, ...] = ()
    changed: tuple[FilterEntry, ...] = ()
    removed: tuple[FilterEntry, ...] = ()
    replaced: tuple[FilterEntry, ...] = ()
    """How those in ``changed`` were; known once the change is made."""
    unchanged: int = 0

    @property
    def touched(self) -> frozenset[str | None]:
        """The ids of the entries that are changed or removed."""
        return frozenset(one.id for one in (*self.removed, *self.changed))

    @property
    def is_empty(self) -> bool:
        """Whether the list stays as it is."""
        return not self.added and not self.changed and not self.removed


def addition(existing: Sequence[FilterEntry], entry: FilterEntry) -> ListChange:
    """Plan one more entry.

    Raises:
        RefusedError: the list has it, or is full.
    """
    require_room(existing, entry)
    return ListChange(before=len(existing), after=len(existing) + 1, added=(entry,))


def entry_of(existing: Sequence[FilterEntry], wanted: str) -> FilterEntry:
    """Return the entry with this id or text.

    Raises:
        EntryGoneError: the list does not have it.
    """
    typed = " ".join(wanted.split()).casefold()
    found = next((one for one in existing if wanted == one.id), None) or next(
        (one for one in existing if typed == one.text.casefold()), None
    )
    if found is None:
        raise EntryGoneError
    return found


def edition(existing: Sequence[FilterEntry], wanted: str, new: FilterEntry) -> ListChange:
    """Plan to put an entry in the place of one, given by its id or its text.

    Raises:
        RefusedError: the list does not have it, has the new one elsewhere, or is full.
    """
    found = entry_of(existing, wanted)
    require_room([one for one in existing if one.id != found.id], new)
    new = replace(new, id=found.id)
    changed = () if new == found else (new,)
    return ListChange(before=len(existing), after=len(existing), changed=changed)


def undoing(existing: Sequence[FilterEntry], made: ListChange) -> ListChange:
    """Plan to take a change back.

    Raises:
        ChangedSinceError: an entry that it touched is not as it left it.
        TooManyEntriesError, TooManyRegexesError: the list would be too long.
    """
    there = {one.id: one for one in existing}
    back = {one.key for one in (*made.removed, *made.replaced)}
    touched = {one.id for one in (*made.added, *made.changed)}
    if any(there.get(one.id) != one for one in (*made.added, *made.changed)) or any(
        one.key in back for one in existing if one.id not in touched
    ):
        raise ChangedSinceError
    after = len(existing) - len(made.added) + len(made.removed)
    if made.removed:
        gone = {one.id for one in made.added}
        require_fit([*(one for one in existing if one.id not in gone), *made.removed])
    return ListChange(
        before=len(existing),
        after=after,
        added=made.removed,
        changed=made.replaced,
        removed=made.added,
    )


def removal(existing: Sequence[FilterEntry], wanted: str) -> ListChange:
    """Plan to remove an entry, given by its id or its text.

    Raises:
        EntryGoneError: the list does not have it.
    """
    found = entry_of(existing, wanted)
    return ListChange(before=len(existing), after=len(existing) - 1, removed=(found,))


def import_of(
    existing: Sequence[FilterEntry], imported: Sequence[FilterEntry], mode: ImportMode
) -> ListChange:
    """Plan an import; entries that match the same are replaced, and keep their ids.

    Raises:
        TooManyEntriesError, TooManyRegexesError: the list would be too long.
    """
    there = {entry.key: entry for entry in existing}
    kept, removed = list(existing), list[FilterEntry]()
    if mode is ImportMode.REPLACE:
        keys = {entry.key for entry in imported}
        kept = [entry for key, entry in there.items() if key in keys]
        removed = [entry for key, entry in there.items() if key not in keys]
    added, changed, unchanged = list[FilterEntry](), list[FilterEntry](), 0
    for entry in imported:
        old = there.get(entry.key)
        if old is None:
            added.append(entry)
        elif replace(entry, id=old.id) == old:
            unchanged += 1
        else:
            changed.append(replace(entry, id=old.id))
    require_fit([*kept, *added])
    return ListChange(
        before=len(existing),
        after=len(kept) + len(added),
        added=tuple(added),
        changed=tuple(changed),
        removed=tuple(removed),
        unchanged=unchanged,
    )


def described(entry: FilterEntry) -> str:
    """Return an entry as the audit log shows it."""
    if entry.kind is Kind.ALLOW:
        return f"{entry.kind} {entry.text}"
    return f"{entry.kind} {entry.text} ({entry.action}, {int(entry.strictness)})"
