"""Imports, shown before they are made."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter

from bot.clock import Clock
from bot.db.database import Database
from bot.db.one_time import OneTimeStore
from bot.errors import RefusedError
from cogs.filter.changes import ImportMode, ListChange, import_of
from cogs.filter.model import FilterEntry
from cogs.filter.service import FilterService

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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Import:
    guild_id: int
    mode: ImportMode
    version: str
    entries: tuple[FilterEntry, ...]


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
        its = await self._filters.list_of(guild_id)
        change = await asyncio.to_thread(import_of, its.entries, entries, mode)
        kept = _Import(guild_id=guild_id, mode=mode, version=its.version, entries=tuple(entries))
        id_ = await self._shown.keep(by, kept)
        return Preview(id=id_, mode=mode, change=change)

    async def make(self, guild_id: int, preview_id: str, *, by: int) -> ListChange:
        """Make an import that was shown, once.

        Raises:
            ImportGoneError: it is gone.
            ListChangedError: the server's list has changed since.
        """
        kept = await self._shown.take(preview_id, by)
        if kept.guild_id != guild_id:
            raise ImportGoneError
        return await self._filters.change(
            guild_id,
            lambda existing: import_of(existing, kept.entries, kept.mode),
            by=by,
            shown_version=kept.version,
        )

    async def drop(self, preview_id: str, *, by: int) -> None:
        """Discard an import.

        Raises:
            ImportGoneError: it was answered already.
        """
        await self._shown.take(preview_id, by)
