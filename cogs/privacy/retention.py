"""Deletes old data: audit logs after each server's days, requests after the operator's."""

import logging
from functools import partial

from bot.clock import DAY_SECONDS, Clock
from bot.db.database import Database
from bot.db.jobs import delete_jobs
from bot.imagine.job import JobState
from cogs.audit import AuditLog, guilds_with_events
from cogs.policy import forget_refusals
from cogs.server import ServerService

logger = logging.getLogger(__name__)

DELETED_AT_ONCE = 250


class Retention:
    """Deletes what is older than it may be, in small steps.

    ``job_days``: how long requests are kept after their end; None: for ever.
    """

    def __init__(
        self,
        *,
        database: Database,
        servers: ServerService,
        audit_log: AuditLog,
        clock: Clock,
        job_days: int | None,
    ) -> None:
        self._database = database
        self._servers = servers
        self._audit_log = audit_log
        self._clock = clock
        self.job_days = job_days

    async def tidy(self) -> None:
        """Delete what is due; may be run by several processes, and again at any time."""
        now = self._clock.time()
        for guild_id in await self._database.read(guilds_with_events):
            days = (await self._servers.settings(guild_id)).value.retention_days
            gone = await self._audit_log.forget(guild_id, before=now - days * DAY_SECONDS)
            if gone:
                logger.info("%d events of server %d are forgotten", gone, guild_id)
        await self._database.write(partial(forget_refusals, now=now))
        if self.job_days is not None:
            await self._forget_jobs(now - self.job_days * DAY_SECONDS)

    async def _forget_jobs(self, before: float) -> None:
        over = tuple(state.value for state in JobState if state.is_final)
        some = partial(delete_jobs, states=over, before=before, limit=DELETED_AT_ONCE)
        gone = 0
        while True:
            deleted = await self._database.write(some)
            gone += deleted
            if deleted < DELETED_AT_ONCE:
                break
        if gone:
            logger.info("%d old requests are forgotten", gone)
