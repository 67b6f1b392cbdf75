"""The outage on record, which all processes share and which outlives each of them."""

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from cogs.audit import AuditEvent, AuditLog, EventKind, latest_facts
from cogs.outage import repository as rows
from cogs.outage.model import FIRST_PAUSE_SECONDS, Outage, OutageCause


class OutageService:
    """Reads and records the outage, and which channels were told of it."""

    def __init__(self, *, database: Database, audit_log: AuditLog, clock: Clock) -> None:
        self._database = database
        self._audit_log = audit_log
        self._clock = clock

    @property
    def is_shared(self) -> bool:
        """Whether other processes may begin and end an outage."""
        return self._database.is_shared

    async def current(self) -> Outage | None:
        """Return the outage; None if there is none."""
        return await self._database.read(rows.get_outage)

    async def begin(self, cause: OutageCause) -> Outage | None:
        """Record that an outage begins; None if one is on record already."""
        now = self._clock.time()
        new = Outage(since=now, cause=cause, next_try_at=now + FIRST_PAUSE_SECONDS)
        is_new = await self._database.write(
            lambda connection: rows.insert_outage(connection, new), lock_keys=(rows.LOCK_KEY,)
        )
        return new if is_new else None

    async def claim_try(self, seen: Outage) -> bool:
        """Claim the next try of the service; False if another job has it."""
        now = self._clock.time()
        next_try_at = now + seen.pause_seconds(now)
        return await self._database.write(
            lambda connection: rows.claim_try(connection, seen, next_try_at=next_try_at)
        )

    async def end(self) -> bool:
        """Record that the outage is over; False if that is on record already."""
        return await self._database.write(rows.delete_outage)

    async def claim_notice(self, channel_id: int) -> bool:
        """Claim telling a channel; False if it was told."""
        now = self._clock.time()
        return await self._database.write(
            lambda connection: rows.insert_notice(connection, channel_id, told_at=now),
            lock_keys=(rows.LOCK_KEY,),
        )

    async def told(self, guild_id: int, channel_id: int, message_id: int) -> None:
        """Record which message tells a channel, so that it can be deleted."""
        event = AuditEvent(
            guild_id=guild_id,
            kind=EventKind.OUTAGE_TOLD,
            channel_id=channel_id,
            facts={"message": str(message_id)},
        )
        await self._audit_log.add(event)

    async def take_notices(self) -> list[tuple[int, int]]:
        """Forget which channels were told; return (channel, message) of each notice on record."""

        def take(connection: Connection) -> list[tuple[int, int]]:
            found = [
                (channel_id, latest_facts(connection, EventKind.OUTAGE_TOLD, channel_id))
                for channel_id in rows.delete_notices(connection)
            ]
            return [
                (channel_id, int(facts["message"]))
                for channel_id, facts in found
                if facts.get("message", "").isdecimal()
            ]

        return await self._database.write(take)
