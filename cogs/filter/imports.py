"""Imports of files and packs, shown before they are made."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter

from bot.clock import Clock
from bot.db.database import Database
from bot.db.one_time import OneTimeStore
from bot.errors import RefusedError
from cogs.filter.changes import ImportMode, ListChange, import_of
from cogs.filter.model import FilterEntry
from cogs.filter.packs import Pack, PackChange, PackGoneError, PackStep, merged, pack_of
from cogs.filter.service import FilterList, FilterService
from cogs.filter.undo import MadeChange

PREVIEW_SECONDS = 3600.0
"""How long a shown import can be confirmed."""


class ImportGoneError(RefusedError):
    """The import is too old, was answered already, or was shown to somebody else."""

    words_id = "refusal-filter-import-gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """An import, and what it would change now."""

    id: str
    mode: ImportMode
    change: ListChange
    before: FilterList
    """The list as it is."""
    packs: tuple[PackStep, ...] = ()
    kept: tuple[FilterEntry, ...] = ()
    """Entries of a pack that the server has changed, and that stay as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Import:
    guild_id: int
    mode: ImportMode
    version: str
    entries: tuple[FilterEntry, ...]
    packs: tuple[PackStep, ...] = ()

    def plan(self, existing: Sequence[FilterEntry]) -> PackChange:
        """Plan it for a list."""
        if not self.packs:
            return PackChange(change=import_of(existing, self.entries, self.mode))
        return _stepped(existing, self.packs)


_IMPORT = TypeAdapter(_Import)


class Imports:
    """Stores lists between their preview and the confirmation."""

    def __init__(self, *, database: Database, filters: FilterService, clock: Clock) -> None:
        self._filters = filters
        self._shown = OneTimeStore(
            _IMPORT,
            lasts_seconds=PREVIEW_SECONDS,
            gone=ImportGoneError,
            database=database,
            clock=clock,
        )

    async def preview(
        self, guild_id: int, entries: Sequence[FilterEntry], mode: ImportMode, *, by: int
    ) -> Preview:
        """Store a list, and return what importing it would change.

        Raises:
            RefusedError: the server's list would be too long.
        """
        return await self._preview(
            lambda version: _Import(
                guild_id=guild_id, mode=mode, version=version, entries=tuple(entries)
            ),
            guild_id,
            by=by,
        )

    async def preview_packs(
        self, guild_id: int, names: Sequence[str], *, drops: bool, by: int
    ) -> Preview:
        """Return what taking some packs, or updating or dropping them, would change.

        Raises:
            PackGoneError: there is no such pack, or the server does not have it.
            RefusedError: the server's list would be too long.
        """
        steps = await _steps(self._filters, guild_id, names, drops=drops)
        return await self._preview(
            lambda version: _Import(
                guild_id=guild_id, mode=ImportMode.ADD, version=version, entries=(), packs=steps
            ),
            guild_id,
            by=by,
        )

    async def _preview(
        self, import_at: Callable[[str], _Import], guild_id: int, *, by: int
    ) -> Preview:
        its = await self._filters.list_of(guild_id)
        kept = import_at(its.version)
        planned = await asyncio.to_thread(kept.plan, its.entries)
        return Preview(
            id=await self._shown.keep(by, kept),
            mode=kept.mode,
            change=planned.change,
            before=its,
            packs=kept.packs,
            kept=planned.kept,
        )

    async def make(self, guild_id: int, preview_id: str, *, by: int) -> MadeChange:
        """Make an import that was shown, once.

        Raises:
            ImportGoneError: it is gone.
            ListChangedError: the server's list has changed since.
            PackChangedError: one of its packs was taken, updated or dropped since.
        """
        kept = await self._shown.take(preview_id, by)
        if kept.guild_id != guild_id:
            raise ImportGoneError
        change = await self._filters.change(
            guild_id,
            lambda existing: kept.plan(existing).change,
            by=by,
            shown_version=kept.version,
            packs=kept.packs,
        )
        return MadeChange(guild_id=guild_id, change=change, packs=kept.packs)

    async def drop(self, preview_id: str, *, by: int) -> Sequence[PackStep]:
        """Discard an import; return the packs that it was about.

        Raises:
            ImportGoneError: it was answered already.
        """
        return (await self._shown.take(preview_id, by)).packs


async def take_packs(
    filters: FilterService, guild_id: int, names: Sequence[str], *, by: int
) -> MadeChange:
    """Take some packs at once, or update them, without a preview.

    Raises:
        PackChangedError: one of them was taken, updated or dropped meanwhile.
        RefusedError: the server's list would be too long.
    """
    steps = await _steps(filters, guild_id, names)
    change = await filters.change(
        guild_id, lambda existing: _stepped(existing, steps).change, by=by, packs=steps
    )
    return MadeChange(guild_id=guild_id, change=change, packs=steps)


async def _steps(
    filters: FilterService, guild_id: int, names: Sequence[str], *, drops: bool = False
) -> tuple[PackStep, ...]:
    taken = await filters.packs_of(guild_id)
    if drops and not set(names) <= set(taken):
        raise PackGoneError
    now: dict[str, Pack | None] = dict.fromkeys(names)
    if not drops:
        now = {name: await asyncio.to_thread(pack_of, name) for name in names}
    return tuple(
        PackStep(name=name, was=taken.get(name), now=now[name])
        for name in names
        if taken.get(name) != now[name]
    )


def _stepped(existing: Sequence[FilterEntry], steps: Sequence[PackStep]) -> PackChange:
    return merged(
        existing,
        [entry for one in steps for entry in (one.was.entries if one.was else ())],
        [entry for one in steps for entry in (one.now.entries if one.now else ())],
    )
