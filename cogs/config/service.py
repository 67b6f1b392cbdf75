"""Reads a server's configuration, and replaces it in one transaction, which can be undone."""

import asyncio
import hashlib
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.db.one_time import KEPT_SECONDS, OneTimeStore
from bot.errors import RefusedError
from cogs.audit import AuditEvent, AuditLog, EventKind
from cogs.config.file_reader import ConfigReader
from cogs.config.model import (
    ChangedSinceError,
    ConfigFile,
    KnownServer,
    Part,
    PreviewGoneError,
    ServerConfig,
    UndoGoneError,
)
from cogs.config.parsed_file import text_of
from cogs.config.plan import ImportPlan, Planner
from cogs.filter import ChangedSinceError as EntriesChangedError
from cogs.filter import (
    FilterService,
    ImportMode,
    ListChange,
    ListChangedError,
    PackChangedError,
    PackStep,
    undoing,
)
from cogs.policy import Rules, RuleService, StoredRules
from cogs.server import (
    SETTINGS_JSON,
    ServerService,
    ServerSettings,
    Versioned,
    changed_fields,
    read_settings,
)
from cogs.styles import NamedWords, StyleService, WildcardService

PREVIEW_SECONDS = 3600.0
"""How long a shown import can be applied."""
_TRIES = 3
_DIGITS = 16
"""Of a version that is shown: in a custom id."""
_FACT_CHARACTERS = 200


class ConfigChangedError(RefusedError):
    """Something was changed since an import was shown."""

    words_id = "config-meanwhile"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """An import that was shown, and what it would change now."""

    id: str
    mode: ImportMode
    plan: ImportPlan | None
    """None where it cannot be made."""
    refusal: RefusedError | None
    """Why not."""
    shown: str
    """16 hexadecimal digits that change with what is on record, and with what is left out."""
    rules: Mapping[int, Rules]
    """Those on record now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """An import that was made, and the id to undo it by."""

    plan: ImportPlan
    undo_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    guild_id: int
    text: str
    """The file's; it is read anew each time, for the server as it is then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What an import replaced; None and {} where it replaced nothing."""

    guild_id: int
    settings: ServerSettings | None
    rules: Mapping[int, StoredRules]
    change: ListChange
    packs: tuple[PackStep, ...]
    styles: tuple[NamedWords, ...] | None
    wildcards: tuple[NamedWords, ...] | None
    after: str
    """The version of the configuration that it left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Now:
    """A configuration on record, and its versions."""

    config: ServerConfig
    list_version: str
    core: str
    """Of everything but the filter."""
    whole: str


_SENT, _MADE = TypeAdapter(_Sent), TypeAdapter(_Made)


class ConfigService:
    """Reads, shows, applies and undoes."""

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        database: Database,
        servers: ServerService,
        rules: RuleService,
        filters: FilterService,
        styles: StyleService,
        wildcards: WildcardService,
        audit_log: AuditLog,
        clock: Clock,
    ) -> None:
        self._database = database
        self._servers = servers
        self._rules = rules
        self._filters = filters
        self._styles = styles
        self._wildcards = wildcards
        self._audit_log = audit_log
        self._reader = ConfigReader(styles=styles, wildcards=wildcards)
        self._planner = Planner(styles=styles, wildcards=wildcards)
        self._sent = OneTimeStore(
            _SENT,
            lasts_seconds=PREVIEW_SECONDS,
            gone=PreviewGoneError,
            database=database,
            clock=clock,
        )
        self._made = OneTimeStore(
            _MADE,
            lasts_seconds=KEPT_SECONDS,
            gone=UndoGoneError,
            database=database,
            clock=clock,
        )

    async def config(self, guild_id: int) -> ServerConfig:
        """Return a server's configuration."""
        return (await self._now(guild_id)).config

    async def send(self, data: bytes, known: KnownServer, *, by: int) -> Preview:
        """Keep a file, and return what importing it would change.

        Raises:
            FileProblemsError: some of its values are wrong.
            RefusedError: it cannot be read.
        """
        file = await self._read(data, known)
        sent = _Sent(guild_id=known.guild_id, text=text_of(data))
        id_ = await self._sent.keep(by, sent)
        return await self._preview(id_, file, ImportMode.ADD, known, by=by)

    async def preview(
        self, preview_id: str, mode: ImportMode, known: KnownServer, *, by: int
    ) -> Preview:
        """Return what importing a file that was sent would change now.

        Raises:
            PreviewGoneError: it is gone, or was answered already.
            RefusedError: it cannot be read any more.
        """
        file = await self._file(preview_id, known, by=by)
        return await self._preview(preview_id, file, mode, known, by=by)

    async def apply(
        self, preview_id: str, mode: ImportMode, shown: str, known: KnownServer, *, by: int
    ) -> Applied:
        """Import what was shown, once.

        Raises:
            ConfigChangedError: it would change something else now.
            PreviewGoneError: it is gone, or was answered already.
        """
        file = await self._file(preview_id, known, by=by)
        now = await self._now(known.guild_id)
        plan = await asyncio.to_thread(self._planner.plan, now.config, file, mode, known, by=by)
        if _shown(now, plan) != shown:
            raise ConfigChangedError
        undo_id = undo_id_of(preview_id)
        guild_id = known.guild_id

        def write(connection: Connection) -> None:
            self._require(connection, guild_id, now)
            self._sent.take_in(connection, preview_id, by)
            before = now.config
            made = _Made(
                guild_id=guild_id,
                settings=before.settings if plan.keys else None,
                rules={id_: before.rules.get(id_, Rules()) for id_ in plan.rules},
                change=plan.filter,
                packs=plan.packs,
                styles=None if plan.styles.is_empty else before.styles,
                wildcards=None if plan.wildcards.is_empty else before.wildcards,
                after="",
            )
            self._put(
                connection,
                replace(
                    made,
                    settings=plan.settings if plan.keys else None,
                    rules=plan.rules,
                    styles=None if plan.styles.is_empty else plan.styles.after,
                    wildcards=None if plan.wildcards.is_empty else plan.wildcards.after,
                ),
                by=by,
                facts=_facts_of(plan),
            )
            counts = {part.value: str(its) for part in Part if (its := plan.counts(part))}
            self._note(connection, guild_id, EventKind.CONFIG_IMPORTED, counts, by=by)
            made = replace(made, after=self._versions(connection, guild_id)[1])
            self._made.keep_in(connection, undo_id, by, made)

        try:
            await self._change(guild_id, lambda _: plan.filter, now, plan.packs, write, by=by)
        except (ListChangedError, PackChangedError) as error:
            raise ConfigChangedError from error
        return Applied(plan=plan, undo_id=undo_id)

    async def drop(self, preview_id: str, *, by: int) -> None:
        """Discard a file.

        Raises:
            PreviewGoneError: it was answered already.
        """
        await self._sent.take(preview_id, by)

    async def can_undo(self, preview_id: str, *, by: int) -> bool:
        """Whether a file was imported, and that was not undone."""
        try:
            await self._made.waiting(undo_id_of(preview_id), by)
        except UndoGoneError:
            return False
        return True

    async def undo(self, guild_id: int, undo_id: str, *, by: int) -> None:
        """Give back everything as it was before an import, once.

        Raises:
            UndoGoneError: it was undone already, or cannot be any more.
            ChangedSinceError: something was changed since.
        """
        made = await self._made.waiting(undo_id, by)
        if made.guild_id != guild_id:
            raise UndoGoneError
        now = await self._now(guild_id)
        if now.whole != made.after:
            raise ChangedSinceError

        def write(connection: Connection) -> None:
            self._require(connection, guild_id, now)
            # In the same transaction, so that of two presses one undoes it.
            self._made.take_in(connection, undo_id, by)
            self._put(connection, made, by=by, facts=None)
            self._note(connection, guild_id, EventKind.CONFIG_UNDONE, {}, by=by)

        packs = tuple(PackStep(name=one.name, was=one.now, now=one.was) for one in made.packs)
        try:
            await self._change(
                guild_id, lambda its: undoing(its, made.change), now, packs, write, by=by
            )
        except (
            ConfigChangedError,
            EntriesChangedError,
            ListChangedError,
            PackChangedError,
        ) as error:
            # Perhaps another press of the same button did.
            await self._made.waiting(undo_id, by)
            raise ChangedSinceError from error

    async def _file(self, preview_id: str, known: KnownServer, *, by: int) -> ConfigFile:
        sent = await self._sent.waiting(preview_id, by)
        if sent.guild_id != known.guild_id:
            raise PreviewGoneError
        return await self._read(sent.text.encode(), known)

    async def _read(self, data: bytes, known: KnownServer) -> ConfigFile:
        its = await self._filters.list_of(known.guild_id)
        return await asyncio.to_thread(self._reader.read, data, known, its.entries)

    async def _preview(
        self, id_: str, file: ConfigFile, mode: ImportMode, known: KnownServer, *, by: int
    ) -> Preview:
        now = await self._now(known.guild_id)
        plan: ImportPlan | None = None
        refusal: RefusedError | None = None
        try:
            plan = await asyncio.to_thread(self._planner.plan, now.config, file, mode, known, by=by)
        except RefusedError as error:
            refusal = error
        shown = "0" * _DIGITS if plan is None else _shown(now, plan)
        return Preview(
            id=id_, mode=mode, plan=plan, refusal=refusal, shown=shown, rules=now.config.rules
        )

    async def _now(self, guild_id: int) -> _Now:
        """Read everything as it is at one time."""
        for _ in range(_TRIES):
            its = await self._filters.list_of(guild_id)

            def read(connection: Connection) -> tuple[ServerConfig, str, str, str]:
                version, packs = self._filters.read(connection, guild_id)
                config = ServerConfig(
                    settings=read_settings(connection, guild_id).value,
                    rules=self._rules.read(connection, guild_id),
                    packs=packs,
                    styles=tuple(self._styles.read(connection, guild_id)),
                    wildcards=tuple(self._wildcards.read(connection, guild_id)),
                )
                return config, version, *self._versions(connection, guild_id)

            config, version, core, whole = await self._database.read(read)
            if version == its.version:
                return _Now(
                    config=replace(config, entries=its.entries),
                    list_version=version,
                    core=core,
                    whole=whole,
                )
        raise ListChangedError

    def _versions(self, connection: Connection, guild_id: int) -> tuple[str, str]:
        """Return what changes with everything but the filter, and with everything."""
        settings = replace(
            read_settings(connection, guild_id).value, is_set_up=False, setup_step=None
        )
        rules = self._rules.read(connection, guild_id)
        list_version, packs = self._filters.read(connection, guild_id)
        core = _digest(
            SETTINGS_JSON.dump_json(settings),
            _RULES.dump_json({id_: its for id_, its in sorted(rules.items()) if not its.is_empty}),
            *(_WORDS.dump_json(one.read(connection, guild_id)) for one in self._shelves),
        )
        versions = {name: packs[name].version for name in sorted(packs)}
        return core, _digest(core.encode(), list_version.encode(), str(versions).encode())

    @property
    def _shelves(self) -> tuple[StyleService, WildcardService]:
        return self._styles, self._wildcards

    def _require(self, connection: Connection, guild_id: int, now: _Now) -> None:
        if self._versions(connection, guild_id)[0] != now.core:
            raise ConfigChangedError

    async def _change(  # noqa: PLR0913 - of one transaction
        self,
        guild_id: int,
        plan: Callable[[Any], ListChange],
        now: _Now,
        packs: tuple[PackStep, ...],
        write: Callable[[Connection], None],
        *,
        by: int,
    ) -> None:
        """Change the filter, and all else in the same transaction."""
        with self._servers.changing(guild_id), self._rules.changing(guild_id):
            await self._filters.change(
                guild_id, plan, by=by, shown_version=now.list_version, packs=packs, also=write
            )

    def _put(
        self,
        connection: Connection,
        new: _Made,
        *,
        by: int,
        facts: Mapping[str, str] | None,
    ) -> None:
        guild_id = new.guild_id
        if new.settings is not None:
            before = read_settings(connection, guild_id)
            after = replace(
                new.settings,
                is_set_up=before.value.is_set_up,
                setup_step=before.value.setup_step,
            )
            self._servers.put(connection, guild_id, after, by=by, before=before)
            told = {**_top_level(before, after), **(facts or {})}
            self._note(connection, guild_id, EventKind.SETTINGS_CHANGED, told, by=by)
        self._rules.put_all(connection, guild_id, new.rules, by=by)
        for service, words in zip(self._shelves, (new.styles, new.wildcards), strict=True):
            if words is not None:
                service.replace_all(connection, guild_id, words)

    def _note(
        self,
        connection: Connection,
        guild_id: int,
        kind: EventKind,
        facts: Mapping[str, str],
        *,
        by: int,
    ) -> None:
        event = AuditEvent(guild_id=guild_id, kind=kind, actor_id=by, facts=facts)
        self._audit_log.note(connection, event)


_RULES = TypeAdapter(dict[int, StoredRules])
_WORDS = TypeAdapter(list[NamedWords])
_UNDOING = uuid.UUID("0a4e5f0e-3a7e-4d3b-9a40-5a3d1c5f3c61")
"""What the ids of undoing are made of, with those of previews: so a second press finds it."""


def undo_id_of(preview_id: str) -> str:
    """Return the id by which the import of a preview is undone."""
    return uuid.uuid5(_UNDOING, preview_id).hex


def _digest(*parts: bytes) -> str:
    return hashlib.sha256(b"\n".join(parts)).hexdigest()


def _shown(now: _Now, plan: ImportPlan) -> str:
    left_out = "\n".join(".".join(one.key) for one in plan.left_out)
    return _digest(now.whole.encode(), left_out.encode())[:_DIGITS]


_TABLES = ("limits", "budget")


def _facts_of(plan: ImportPlan) -> dict[str, str]:
    """Return what changes in limits and budget, for the audit log."""
    facts: dict[str, str] = {}
    for table in _TABLES:
        said = [
            f"{one.key.removeprefix(f'{table}.')}: {one.before or 'none'} → {one.after or 'none'}"
            for one in plan.keys
            if one.key.startswith(f"{table}.")
        ]
        if said:
            facts[table] = "; ".join(said)[:_FACT_CHARACTERS]
    return facts


def _top_level(before: Versioned[ServerSettings], after: ServerSettings) -> dict[str, str]:
    changed = changed_fields(before.value, after)
    return {name: value for name, value in changed.items() if name not in _TABLES}
