"""Maintenance: while it is on, new requests are refused everywhere, and running ones finish."""

import logging
from collections.abc import Sequence

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.db.memory import Memory
from bot.imagine.request import SubmittedRequest
from bot.jobs.explanation import Explanation, Outcome
from bot.locales.phrase import phrase
from cogs.audit import EVERYWHERE, AuditEvent, AuditLog, EventKind
from cogs.operator import repository as rows
from cogs.operator.model import MaintenanceError, MaintenanceNotice

logger = logging.getLogger(__name__)


class Maintenance:
    """Keeps the notice on record, so that it holds in every process and after a restart."""

    def __init__(self, *, database: Database, audit_log: AuditLog, clock: Clock) -> None:
        self._database = database
        self._audit_log = audit_log
        self._clock = clock
        self._memory = Memory(
            topic=rows.MAINTENANCE_TOPIC,
            read=rows.read_maintenance,
            database=database,
            clock=clock,
        )

    async def now(self) -> MaintenanceNotice | None:
        """Return the notice while it is on.

        Another process's change may go unnoticed for a moment, where several share the database.
        """
        notice = await self._memory.of(EVERYWHERE)
        return notice if notice is not None and notice.is_on(self._clock.time()) else None

    async def check(self, _request: SubmittedRequest) -> None:
        """Refuse every new request while it is on.

        Raises:
            MaintenanceError: it is.
        """
        notice = await self.now()
        if notice is not None:
            raise MaintenanceError(**notice.facts)

    async def explain(self, _request: SubmittedRequest) -> Sequence[Explanation]:
        """Tell that it is on; nothing while it is not."""
        notice = await self.now()
        if notice is None:
            return ()
        refusal = MaintenanceError(**notice.facts)
        return (
            Explanation(
                name=phrase("explain-name-maintenance"),
                outcome=Outcome.DENIES,
                reason=phrase(refusal.words_id, **refusal.facts),
                refusal=refusal,
            ),
        )

    async def begin(self, words: str, *, lasts_seconds: int | None, by: int) -> MaintenanceNotice:
        """Take no new requests from now on, for so long or until it is ended; note it."""
        now = self._clock.time()
        notice = MaintenanceNotice(
            words=" ".join(words.split()),
            begun_by=by,
            begun_at=now,
            ends_at=None if lasts_seconds is None else now + lasts_seconds,
        )
        facts = {"reason": notice.words} if notice.words else {}
        if notice.ends_at is not None:
            facts["until"] = str(int(notice.ends_at))

        def write(connection: Connection) -> None:
            rows.put_maintenance(connection, notice)
            self._note(connection, EventKind.MAINTENANCE_BEGUN, by, facts)

        with self._memory.changing(EVERYWHERE):
            await self._database.write(write, lock_keys=(EVERYWHERE,))
        lasts = "it is ended" if lasts_seconds is None else f"{lasts_seconds} s from now"
        logger.warning("maintenance began: new requests are refused until %s", lasts)
        return notice

    async def end(self, *, by: int) -> bool:
        """Take requests again, and note it; False where they were taken anyway."""
        now = self._clock.time()

        def write(connection: Connection) -> bool:
            notice = rows.read_maintenance(connection)
            is_on = notice is not None and notice.is_on(now)
            rows.delete_maintenance(connection)
            if is_on:
                self._note(connection, EventKind.MAINTENANCE_ENDED, by, {})
            return is_on

        with self._memory.changing(EVERYWHERE):
            was_on = await self._database.write(write, lock_keys=(EVERYWHERE,))
        if was_on:
            logger.info("maintenance ended: requests are taken again")
        return was_on

    def _note(
        self, connection: Connection, kind: EventKind, by: int, facts: dict[str, str]
    ) -> None:
        event = AuditEvent(guild_id=EVERYWHERE, kind=kind, actor_id=by, facts=facts)
        self._audit_log.note(connection, event)
