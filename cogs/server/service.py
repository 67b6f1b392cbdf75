"""Reads and changes the settings of servers."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.db.memory import Memory
from bot.errors import RefusedError
from cogs.audit import AuditEvent, AuditLog, EventKind
from cogs.server.model import ServerSettings, Versioned, changed_fields
from cogs.server.repository import TOPIC, put_settings, read_settings


class ChangedMeanwhileError(RefusedError):
    """Somebody else changed it since it was shown. Facts: ``person``."""

    words_id = "refusal-changed-meanwhile"

    @classmethod
    def by(cls, user_id: int) -> "ChangedMeanwhileError":
        """Return the error that names who made the newer change."""
        return cls(person=f"<@{user_id}>")


class ServerService:
    """Reads and changes the settings of servers."""

    def __init__(self, *, database: Database, audit_log: AuditLog, clock: Clock) -> None:
        self._database = database
        self._memory = Memory(topic=TOPIC, read=read_settings, database=database, clock=clock)
        self._audit_log = audit_log
        self._clock = clock

    async def settings(self, guild_id: int) -> Versioned[ServerSettings]:
        """Return a server's settings, the defaults where nobody has set any."""
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
        is_noted: bool = True,
    ) -> ServerSettings:
        """Change settings, note it in the audit log, and return the new settings.

        ``shown_version`` is the version the person saw when they decided. ``describe`` writes the
        audit log's facts, where the names and values of fields would say little. What changes
        nothing for anybody is not noted (``is_noted``).

        Raises:
            ChangedMeanwhileError: there is a newer version than ``shown_version``.
        """

        def write(connection: Connection) -> ServerSettings:
            before = read_settings(connection, guild_id)
            if shown_version not in {None, before.version}:
                raise ChangedMeanwhileError.by(before.changed_by)
            after = self.put(connection, guild_id, change(before.value), by=by, before=before)
            if is_noted:
                facts = (describe or changed_fields)(before.value, after)
                event = AuditEvent(guild_id=guild_id, kind=kind, actor_id=by, facts=facts)
                self._audit_log.note(connection, event)
            return after

        with self.changing(guild_id):
            return await self._database.write(write, lock_keys=(guild_id,))

    def put(
        self,
        connection: Connection,
        guild_id: int,
        settings: ServerSettings,
        *,
        by: int,
        before: Versioned[ServerSettings],
    ) -> ServerSettings:
        """Write settings in a transaction inside ``changing``, in place of those of before.

        Raises:
            ChangedMeanwhileError: those on record are newer.
        """
        now, version = self._clock.time(), before.version + 1
        new = Versioned(value=settings, version=version, changed_by=by, changed_at=now)
        if not put_settings(connection, guild_id, new):
            raise ChangedMeanwhileError.by(before.changed_by)
        return settings

    def changing(self, guild_id: int) -> AbstractContextManager[None]:
        """Change settings inside, and have them read anew afterwards."""
        return self._memory.changing(guild_id)
