"""What holds for a server as a whole, beside the rules of its places."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Generic, TypeVar

from pydantic import Field, TypeAdapter
from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.db.memory import Memory
from bot.errors import RefusedError
from cogs.audit import AuditEvent, AuditLog, EventKind
from cogs.server import repository as rows
from cogs.server.budget import Budget
from cogs.server.model import Limits

T = TypeVar("T")

_Id = Annotated[int, Field(gt=0)]


class ChangedMeanwhileError(RefusedError):
    """Somebody else changed it since it was shown. Facts: ``person``."""

    words_id = "refusal-changed-meanwhile"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """One server's settings; what is None or empty is as if nobody had set it."""

    manager_role_ids: tuple[_Id, ...] = ()
    """Roles that may change settings and rules, beside those who may manage the server."""
    log_channel_id: _Id | None = None
    """Where the audit log is posted as it grows."""
    review_channel_id: _Id | None = None
    """Where moderators look at pictures, reports and appeals."""
    review_hours: Annotated[int, Field(ge=1, le=24 * 14)] = 48
    """How long a picture waits for a decision."""
    retention_days: Annotated[int, Field(ge=1, le=3650)] = 90
    """How long the audit log is kept."""
    showcase_channel_id: _Id | None = None
    """Where pictures with enough stars are shown."""
    showcase_stars: Annotated[int, Field(ge=1, le=1000)] = 5
    limits: Limits = field(default_factory=Limits)
    budget: Budget = field(default_factory=Budget)
    is_set_up: bool = False
    """Whether somebody went through the set-up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Versioned(Generic[T]):
    """A value with the version it has on record; 0 where there is none."""

    value: T
    version: int
    changed_by: int = 0


_SETTINGS = TypeAdapter(ServerSettings)


class ServerService:
    """Reads and changes the settings of servers."""

    def __init__(self, *, database: Database, audit_log: AuditLog, clock: Clock) -> None:
        self._database = database
        self._memory = Memory(read=read_settings, database=database, clock=clock)
        self._audit_log = audit_log
        self._clock = clock

    async def settings(self, guild_id: int) -> Versioned[ServerSettings]:
        """Return a server's settings, the usual ones where nobody set any."""
        return await self._memory.of(guild_id)

    async def change(  # noqa: PLR0913 - all but two by name
        self,
        guild_id: int,
        change: Callable[[ServerSettings], ServerSettings],
        *,
        by: int,
        shown_version: int | None = None,
        kind: EventKind = EventKind.SETTINGS_CHANGED,
        describe: Callable[[ServerSettings, ServerSettings], Mapping[str, str]] | None = None,
    ) -> ServerSettings:
        """Change settings and note it in the audit log; returns the new ones.

        ``shown_version`` is what the person saw when they decided. ``describe`` tells the audit log
        what changed, where names and values of fields would say little.

        Raises:
            ChangedMeanwhileError: there is a newer version than was shown.
        """
        now = self._clock.time()

        def write(connection: Connection) -> ServerSettings:
            before = read_settings(connection, guild_id)
            if shown_version is not None and before.version != shown_version:
                raise ChangedMeanwhileError(person=f"<@{before.changed_by}>")
            after = change(before.value)
            new = rows.Document(
                text=_SETTINGS.dump_json(after, exclude_defaults=True).decode(),
                version=before.version + 1,
                changed_by=by,
                changed_at=now,
            )
            if not rows.put_server_settings(connection, guild_id, new):
                raise ChangedMeanwhileError(person=f"<@{before.changed_by}>")
            self._audit_log.note(
                connection,
                AuditEvent(
                    guild_id=guild_id,
                    kind=kind,
                    actor_id=by,
                    facts=(describe or changed_fields)(before.value, after),
                ),
            )
            return after

        self._memory.forget(guild_id)
        try:
            return await self._database.write(write, lock_keys=(guild_id,))
        finally:
            self._memory.forget(guild_id)


def read_settings(connection: Connection, guild_id: int) -> Versioned[ServerSettings]:
    """Return a server's settings, inside a transaction."""
    found = rows.server_settings(connection, guild_id)
    return Versioned(
        value=_SETTINGS.validate_json(found.text),
        version=found.version,
        changed_by=found.changed_by,
    )


def changed_fields(before: ServerSettings, after: ServerSettings) -> dict[str, str]:
    """Return each changed field as "before → after", for the audit log."""
    old, new = _SETTINGS.dump_python(before), _SETTINGS.dump_python(after)
    return {name: f"{old[name]} → {new[name]}" for name in new if old[name] != new[name]}
