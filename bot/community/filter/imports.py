"""Lists that are about to be imported: shown first, made when somebody says yes."""

import asyncio
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import Connection

from bot.clock import Clock
from bot.community.filter.book import FilterBook
from bot.community.filter.change import ImportMode, ListChange, import_of
from bot.community.filter.entries import FilterEntry
from bot.errors import RefusedError
from bot.store import drafts as rows
from bot.store.database import Database

PREVIEW_SECONDS = 3600.0
"""How long an import that was shown can be made."""
_KEPT_SECONDS = 24 * 3600.0


class ImportGoneError(RefusedError):
    """It is too old, was answered already, or was shown to somebody else."""

    words_id = "refusal-filter-import-gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """An import as it would be now."""

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
    """Keeps lists between a preview and its answer; they outlive a restart."""

    def __init__(self, *, database: Database, book: FilterBook, clock: Clock) -> None:
        self._database = database
        self._book = book
        self._clock = clock

    async def preview(
        self, guild_id: int, entries: Sequence[FilterEntry], mode: ImportMode, *, by: int
    ) -> Preview:
        """Keep a list, and return what importing it would change.

        Raises:
            RefusedError: the server's list would be too long.
        """
        its = await self._book.list_of(guild_id)
        change = await asyncio.to_thread(import_of, its.entries, entries, mode)
        kept = _Import(guild_id=guild_id, mode=mode, version=its.version, entries=tuple(entries))
        body = await asyncio.to_thread(_IMPORT.dump_json, kept)
        now = self._clock.time()
        draft = rows.DraftRow(id=uuid.uuid4().hex, user_id=by, created_at=now, body=body.decode())
        await self._database.write(
            lambda connection: rows.insert_draft(
                connection, draft, forget_before=now - _KEPT_SECONDS
            )
        )
        return Preview(id=draft.id, mode=mode, change=change)

    async def make(self, guild_id: int, preview_id: str, *, by: int) -> ListChange:
        """Make an import that was shown, once.

        Raises:
            ImportGoneError: it cannot be made any more.
            ListChangedError: the server's list is another one meanwhile.
        """
        body = await self._take(preview_id, by)
        kept = await asyncio.to_thread(_IMPORT.validate_json, body)
        if kept.guild_id != guild_id:
            raise ImportGoneError
        return await self._book.change(
            guild_id,
            lambda existing: import_of(existing, kept.entries, kept.mode),
            by=by,
            shown_version=kept.version,
        )

    async def drop(self, preview_id: str, *, by: int) -> None:
        """Let an import be.

        Raises:
            ImportGoneError: it was answered already.
        """
        await self._take(preview_id, by)

    async def _take(self, preview_id: str, user_id: int) -> str:
        now = self._clock.time()

        def take(connection: Connection) -> str:
            draft = rows.get_draft(connection, preview_id)
            is_there = (
                draft is not None
                and draft.user_id == user_id
                and draft.created_at >= now - PREVIEW_SECONDS
            )
            if draft is None or not is_there or not rows.take_draft(connection, preview_id, now):
                raise ImportGoneError
            return draft.body

        return await self._database.write(take)
