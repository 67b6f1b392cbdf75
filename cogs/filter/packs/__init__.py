"""The lists that come with Easel, a subject each: servers take, update and drop them.

A pack is a CSV file as managers import it, with its version above. Whoever changes one raises its
version; servers that took it are then shown what changed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from bot.errors import RefusedError
from cogs.filter.changes import ListChange
from cogs.filter.csv_file import read_csv
from cogs.filter.model import FilterEntry, require_fit

STARTER_PACKS = ("minors", "real_people", "explicit", "gore", "hate", "slurs_en", "swearing")
"""Together the list to start with."""
PACKS = (*STARTER_PACKS, "slurs_de", "slurs_fr", "slurs_es")
"""Never use a name again for another subject: servers have it on record."""

_VERSION = re.compile(rb"# version ([0-9]+)\n")


class PackChangedError(RefusedError):
    """Somebody took, updated or dropped the pack meanwhile."""

    words_id = "refusal-filter-pack-changed"


class PackGoneError(RefusedError):
    """This version of Easel has no such pack, or the server has not taken it."""

    words_id = "refusal-filter-pack-gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A list that comes with Easel, or one as a server took it."""

    name: str
    version: int
    entries: tuple[FilterEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackStep:
    """A pack that a server takes (``was`` is None), updates, or drops (``now`` is None)."""

    name: str
    was: Pack | None
    now: Pack | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackChange:
    """What taking, updating or dropping a pack does to a server's list."""

    change: ListChange
    kept: tuple[FilterEntry, ...] = ()
    """The server's own entries that stay as they are, although the pack has them otherwise."""


@cache
def pack_of(name: str) -> Pack:
    """Return a pack as it is now; reading it takes some milliseconds.

    Raises:
        PackGoneError: there is none of this name.
    """
    if name not in PACKS:
        raise PackGoneError
    data = files("cogs.filter.packs").joinpath(f"{name}.csv").read_bytes()
    version = _VERSION.match(data)
    if version is None:
        raise ValueError(f"pack {name} does not begin with its version")
    return Pack(name=name, version=int(version[1]), entries=read_csv(data).entries)


def starter_entries() -> tuple[FilterEntry, ...]:
    """Return the list to start with."""
    return tuple(entry for name in STARTER_PACKS for entry in pack_of(name).entries)


def missing_from(existing: Iterable[FilterEntry], pack: Pack) -> int:
    """Return how many of a pack's entries a list does not have."""
    there = {entry.key for entry in existing}
    return sum(entry.key not in there for entry in pack.entries)


def merged(
    existing: Sequence[FilterEntry],
    before: Sequence[FilterEntry],
    after: Sequence[FilterEntry],
) -> PackChange:
    """Plan to bring a server's list from a pack as it was taken to another version of it.

    ``before`` is empty for a pack that is new to the server, ``after`` for one that it drops. What
    the server changed, added or removed itself stays so.

    Raises:
        TooManyEntriesError, TooManyRegexesError: the list would be too long.
    """
    own = {entry.key: entry for entry in existing}
    old = {entry.key: _bare(entry) for entry in before}
    new = {entry.key: _bare(entry) for entry in after}
    added, changed, removed = list[FilterEntry](), list[FilterEntry](), list[FilterEntry]()
    kept, unchanged = list[FilterEntry](), 0
    for key, entry in new.items():
        mine = own.get(key)
        if mine is None:
            if key not in old:
                added.append(entry)
        elif _bare(mine) == entry:
            unchanged += 1
        elif _bare(mine) == old.get(key):
            changed.append(replace(entry, id=mine.id))
        else:
            kept.append(mine)
    for key, entry in old.items():
        mine = own.get(key)
        if key not in new and mine is not None:
            (removed if _bare(mine) == entry else kept).append(mine)
    require_fit([*existing, *added])
    change = ListChange(
        before=len(existing),
        after=len(existing) + len(added) - len(removed),
        added=tuple(added),
        changed=tuple(changed),
        removed=tuple(removed),
        unchanged=unchanged,
    )
    return PackChange(change=change, kept=tuple(kept))


def _bare(entry: FilterEntry) -> FilterEntry:
    """Without the id that it has on one server's list."""
    return replace(entry, id=None)
