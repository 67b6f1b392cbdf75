"""Reads and changes the filters of servers; their matchers are kept in memory."""

import asyncio
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.db.memory import Memory
from bot.db.remembered import tell_changed
from cogs.audit import AuditEvent, AuditLog, EventKind
from cogs.filter.changes import ListChange, ListChangedError, described
from cogs.filter.model import FilterEntry, FilterResult, Kind
from cogs.filter.packs import Pack, PackStep
from cogs.filter.repository import (
    delete_entries,
    entries_of,
    insert_entries,
    list_version,
    packs_of,
    take_pack_step,
    update_entries,
)

if TYPE_CHECKING:
    from cogs.filter.matcher import Matcher

MOST_KEPT_ENTRIES = 60_000
"""The entries, of all servers together, whose matchers are kept in memory."""
LONG_PROMPT = 1_500
"""Longer ones take milliseconds, and are checked in a thread."""
MANY_REGEXES = 10
TOPIC = "filter"
_TRIES = 3
_NAMED_IN_LOG = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterList:
    """A server's filter, ready to check prompts."""

    version: str
    entries: tuple[FilterEntry, ...]
    matcher: "Matcher | None"
    """None for an empty list."""
    regexes: int

    async def check(self, prompt: str, *, level: int) -> FilterResult:
        """Return what the filter finds in a prompt at a strictness (0, off, to 3)."""
        if self.matcher is None or level <= 0:
            return FilterResult()
        if len(prompt) > LONG_PROMPT or self.regexes > MANY_REGEXES:
            result = await asyncio.to_thread(self.matcher.check, prompt, level=level)
        else:
            result = self.matcher.check(prompt, level=level)
        for _ in range(_TRIES - 1):
            if not result.skipped:
                break
            # Their time limit is by the clock: a busy machine may have spent most of it waiting.
            result = await asyncio.to_thread(self.matcher.check, prompt, level=level)
        return result


Plan = Callable[[tuple[FilterEntry, ...]], ListChange]
"""From a list's entries to a change; runs in a thread, and may raise ``RefusedError``."""


class FilterService:
    """Reads and changes the filters of servers."""

    def __init__(self, *, database: Database, audit_log: AuditLog, clock: Clock) -> None:
        self._database = database
        self._audit_log = audit_log
        self._clock = clock
        self._kept: dict[int, FilterList] = {}
        self._versions = Memory(topic=TOPIC, read=list_version, database=database, clock=clock)
        # Reading and writing take turns, so that what is kept is never older than the last change.
        self._turn = asyncio.Lock()

    @property
    def kept_entries(self) -> int:
        """The entries whose matchers are in memory."""
        return sum(len(one.entries) for one in self._kept.values())

    async def list_of(self, guild_id: int) -> FilterList:
        """Return a server's filter; another process's change may come seconds late."""
        return await self._known(guild_id) or await self._read(guild_id)

    async def list_just_checked(self, guild_id: int) -> FilterList:
        """Return a server's filter for a request that was checked with ``list_of`` a moment ago."""
        return self._kept.get(guild_id) or await self.list_of(guild_id)

    async def packs_of(self, guild_id: int) -> Mapping[str, Pack]:
        """Return the packs that a server has taken, each as it was then, by name."""
        return await self._database.read(lambda connection: packs_of(connection, guild_id))

    async def change(  # noqa: PLR0913 - all but two by name
        self,
        guild_id: int,
        plan: Plan,
        *,
        by: int,
        shown_version: str | None = None,
        packs: Sequence[PackStep] = (),
        also: Callable[[Connection], object] | None = None,
    ) -> ListChange:
        """Make a change, and note it in the audit log.

        ``shown_version`` is the version the person saw when they decided; without one, the change
        is planned again where somebody else changed the list meanwhile. ``packs`` are taken,
        updated or dropped, and ``also`` is called then, in the same transaction.

        Raises:
            ListChangedError: the list is no longer the one that was shown.
            RefusedError: what the plan raises.
        """
        for tries_left in reversed(range(_TRIES)):
            its = await self.list_of(guild_id)
            if shown_version not in {None, its.version}:
                raise ListChangedError
            planned = await asyncio.to_thread(plan, its.entries)
            if planned.is_empty and not packs and also is None:
                return planned
            were = {one.id: one for one in its.entries}
            planned = replace(planned, replaced=tuple(were[one.id] for one in planned.changed))

            def write_packs(connection: Connection) -> None:
                for step in packs:
                    take_pack_step(connection, guild_id, step, by=by, at=self._clock.time())
                if also is not None:
                    also(connection)

            try:
                return await self._write(guild_id, its.version, planned, by=by, also=write_packs)
            except ListChangedError:
                if shown_version is not None or not tries_left:
                    raise
        raise AssertionError("the last try returns or raises")

    @staticmethod
    def read(connection: Connection, guild_id: int) -> tuple[str, dict[str, Pack]]:
        """Return the version of a server's list, and its packs by name, inside a transaction."""
        return list_version(connection, guild_id), packs_of(connection, guild_id)

    async def _known(self, guild_id: int) -> FilterList | None:
        known = self._kept.get(guild_id)
        if known is None:
            return None
        # Another process may have changed it.
        if self._database.is_shared and await self._versions.of(guild_id) != known.version:
            return None
        if guild_id in self._kept:
            self._kept[guild_id] = self._kept.pop(guild_id)  # the latest used comes last
        return known

    async def _read(self, guild_id: int) -> FilterList:
        def read(connection: Connection) -> tuple[str, tuple[FilterEntry, ...]]:
            return list_version(connection, guild_id), entries_of(connection, guild_id)

        async with self._turn:
            known = await self._known(guild_id)
            if known is not None:
                return known
            version, found = await self._database.read(read)
            fresh = await asyncio.to_thread(filter_list, version, found)
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
        self,
        guild_id: int,
        version: str,
        planned: ListChange,
        *,
        by: int,
        also: Callable[[Connection], None],
    ) -> ListChange:
        now = self._clock.time()
        # What comes back by an undo has its id.
        added = tuple(replace(entry, id=entry.id or uuid.uuid4().hex) for entry in planned.added)

        def write(connection: Connection) -> None:
            if list_version(connection, guild_id) != version:
                raise ListChangedError
            gone = [entry.id for entry in planned.removed if entry.id is not None]
            delete_entries(connection, guild_id, gone)
            update_entries(connection, guild_id, planned.changed, by=by, at=now)
            insert_entries(connection, guild_id, added, by=by, at=now)
            if not planned.is_empty:
                event = AuditEvent(
                    guild_id=guild_id,
                    kind=EventKind.FILTER_CHANGED,
                    actor_id=by,
                    facts=_facts(planned),
                )
                self._audit_log.note(connection, event)
            also(connection)
            tell_changed(connection, TOPIC, guild_id)

        async with self._turn:
            try:
                with self._versions.changing(guild_id):
                    await self._database.write(write, lock_keys=(guild_id,))
            finally:
                self._kept.pop(guild_id, None)
        return replace(planned, added=added)


def _facts(change: ListChange) -> Mapping[str, str]:
    """Return a change for the audit log: its entries, or how many where they are many."""
    facts = {"entries": f"{change.before} → {change.after}"}
    named = {"added": change.added, "changed": change.changed, "removed": change.removed}
    for name, entries in named.items():
        if len(entries) > _NAMED_IN_LOG:
            facts[name] = str(len(entries))
        elif entries:
            facts[name] = "; ".join(described(entry) for entry in entries)
    return facts


def terms_list(texts: Mapping[FilterEntry, Iterable[str]]) -> FilterList:
    """Make a list of entries that are found by many texts each, none of them an expression."""
    from cogs.filter.matcher import Matcher  # noqa: PLC0415 - as below

    matcher = Matcher(())
    for entry, its in texts.items():
        matcher.add_terms(entry, its)
    return FilterList(version="", entries=(), matcher=matcher, regexes=0)


def filter_list(version: str, entries: tuple[FilterEntry, ...]) -> FilterList:
    """Make a list ready to check prompts; 10,000 entries take 0.2 s."""
    if not entries:
        return FilterList(version=version, entries=(), matcher=None, regexes=0)
    from cogs.filter.matcher import Matcher  # noqa: PLC0415 - 2 MB, as in the model

    return FilterList(
        version=version,
        entries=entries,
        matcher=Matcher(entries),
        regexes=sum(entry.kind is Kind.REGEX for entry in entries),
    )
