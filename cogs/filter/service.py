"""The filters of servers on record: made ready once, and changed by one person at a time."""

import asyncio
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from cogs.audit import AuditEvent, AuditLog, EventKind
from cogs.filter import repository as rows
from cogs.filter.changes import ListChange, ListChangedError, described
from cogs.filter.model import Action, FilterEntry, Kind, Strictness
from cogs.filter.verdict import Verdict

if TYPE_CHECKING:
    from cogs.filter.matcher import Matcher

MOST_KEPT_ENTRIES = 60_000
"""How many entries, of all servers together, are kept ready."""
LONG_PROMPT = 1_500
"""Longer ones take milliseconds, and are looked at beside the event loop."""
MANY_REGEXES = 10
_TRIES = 3
_LISTED_IN_TRAIL = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterList:
    """A server's filter as it is on record, ready to be asked."""

    version: str
    entries: tuple[FilterEntry, ...]
    matcher: "Matcher | None"
    """None where there is nothing to look for."""
    regexes: int

    async def verdict(self, prompt: str, *, level: int) -> Verdict:
        """What the filter says to a prompt at a strictness."""
        if self.matcher is None or level <= 0:
            return Verdict()
        if len(prompt) > LONG_PROMPT or self.regexes > MANY_REGEXES:
            verdict = await asyncio.to_thread(self.matcher.check, prompt, level=level)
        else:
            verdict = self.matcher.check(prompt, level=level)
        for _ in range(_TRIES - 1):
            if not verdict.skipped:
                break
            # Their time goes by the clock: on a busy machine most of it may have been waiting.
            verdict = await asyncio.to_thread(self.matcher.check, prompt, level=level)
        return verdict


Plan = Callable[[tuple[FilterEntry, ...]], ListChange]
"""From the entries there are to what shall change; runs in a thread, and may refuse."""


class FilterService:
    """Reads and changes the filters of servers."""

    def __init__(self, *, database: Database, audit_log: AuditLog, clock: Clock) -> None:
        self._database = database
        self._audit_log = audit_log
        self._clock = clock
        self._kept: dict[int, FilterList] = {}
        # Reading and changing take turns, so that what is kept is never older than the last change.
        self._turn = asyncio.Lock()

    @property
    def kept_entries(self) -> int:
        """How many entries are kept ready."""
        return sum(len(one.entries) for one in self._kept.values())

    async def list_of(self, guild_id: int) -> FilterList:
        """Return a server's filter."""
        return await self._known(guild_id) or await self._read(guild_id)

    async def change(
        self, guild_id: int, plan: Plan, *, by: int, shown_version: str | None = None
    ) -> ListChange:
        """Make a change, and note it in the audit log.

        ``shown_version`` is what the person saw when they decided; without one, the change is
        planned again where somebody else was quicker.

        Raises:
            ListChangedError: the list is no longer the one that was shown.
            RefusedError: what the plan raises.
        """
        for tries_left in reversed(range(_TRIES)):
            its = await self.list_of(guild_id)
            if shown_version not in {None, its.version}:
                raise ListChangedError
            planned = await asyncio.to_thread(plan, its.entries)
            if planned.is_empty:
                return planned
            try:
                return await self._write(guild_id, its.version, planned, by=by)
            except ListChangedError:
                if shown_version is not None or not tries_left:
                    raise
        raise AssertionError("the last try returns or raises")

    async def _known(self, guild_id: int) -> FilterList | None:
        known = self._kept.get(guild_id)
        if known is None:
            return None
        if self._database.is_shared:
            # Another process may have changed it.
            version = await self._database.read(
                lambda connection: rows.list_version(connection, guild_id)
            )
            if version != known.version:
                return None
        if guild_id in self._kept:
            self._kept[guild_id] = self._kept.pop(guild_id)  # the latest used comes last
        return known

    async def _read(self, guild_id: int) -> FilterList:
        def read(connection: Connection) -> tuple[str, list[rows.FilterEntryRow]]:
            version = rows.list_version(connection, guild_id)
            return version, rows.filter_entries_of(connection, guild_id)

        async with self._turn:
            known = await self._known(guild_id)
            if known is not None:
                return known
            version, found = await self._database.read(read)
            # 10,000 entries take 0.2 s.
            fresh = await asyncio.to_thread(_made, version, found)
            self._keep(guild_id, fresh)
            return fresh

    def _keep(self, guild_id: int, fresh: FilterList) -> None:
        self._kept[guild_id] = fresh
        # A server without a list takes some room as well.
        size = sum(1 + len(one.entries) for one in self._kept.values())
        while size > MOST_KEPT_ENTRIES and len(self._kept) > 1:
            oldest = self._kept.pop(next(iter(self._kept)))
            size -= 1 + len(oldest.entries)

    async def _write(
        self, guild_id: int, version: str, planned: ListChange, *, by: int
    ) -> ListChange:
        now = self._clock.time()
        added = tuple(replace(entry, id=uuid.uuid4().hex) for entry in planned.added)

        def row(entry: FilterEntry) -> rows.FilterEntryRow:
            return rows.FilterEntryRow(
                id=entry.id or "",
                guild_id=guild_id,
                kind=entry.kind,
                text=entry.text,
                action=entry.action,
                strictness=int(entry.strictness),
                note=entry.note,
                added_by=by,
                added_at=now,
            )

        def write(connection: Connection) -> None:
            if rows.list_version(connection, guild_id) != version:
                raise ListChangedError
            gone = [entry.id for entry in planned.removed if entry.id is not None]
            rows.delete_filter_entries(connection, guild_id, gone)
            rows.update_filter_entries(connection, [row(entry) for entry in planned.changed])
            rows.insert_filter_entries(connection, [row(entry) for entry in added])
            happening = AuditEvent(
                guild_id=guild_id,
                kind=EventKind.FILTER_CHANGED,
                actor_id=by,
                facts=facts_of(planned),
            )
            self._audit_log.note(connection, happening)

        async with self._turn:
            try:
                await self._database.write(write, lock_keys=(guild_id,))
            finally:
                self._kept.pop(guild_id, None)
        return replace(planned, added=added)


def facts_of(change: ListChange) -> Mapping[str, str]:
    """Return what the audit log tells of a change: entries where they are few, else how many."""
    facts = {"entries": f"{change.before} → {change.after}"}
    named = {"added": change.added, "changed": change.changed, "removed": change.removed}
    for name, entries in named.items():
        if len(entries) > _LISTED_IN_TRAIL:
            facts[name] = str(len(entries))
        elif entries:
            facts[name] = "; ".join(described(entry) for entry in entries)
    return facts


def _made(version: str, found: list[rows.FilterEntryRow]) -> FilterList:
    if not found:
        return FilterList(version=version, entries=(), matcher=None, regexes=0)
    from cogs.filter.matcher import Matcher  # noqa: PLC0415 - 2 MB, as in entries

    entries = tuple(
        FilterEntry(
            id=row.id,
            kind=Kind(row.kind),
            text=row.text,
            action=Action(row.action),
            strictness=Strictness(row.strictness),
            note=row.note,
        )
        for row in found
    )
    return FilterList(
        version=version,
        entries=entries,
        matcher=Matcher(entries),
        regexes=sum(entry.kind is Kind.REGEX for entry in entries),
    )
