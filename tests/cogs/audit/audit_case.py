"""A server's audit log on a real database, with requests in it."""

from dataclasses import replace

from bot.db.database import Database
from bot.imagine.job import Job
from bot.jobs.ledger import JobLedger
from cogs.audit.audit_log import RequestNotes
from cogs.audit.model import AuditEvent, EventKind, EventQuery
from cogs.audit.service import AuditService
from tests.fakes.clock import FakeClock
from tests.fakes.requests import ANN, a_reply
from tests.harness.accounts import GUILD, Accounts, asked_by


class AuditCase(Accounts):
    """Accounts whose requests are noted, and what reads them."""

    def __init__(self, database: Database, *, clock: FakeClock | None = None) -> None:
        super().__init__(database, clock=clock, usd=0.02)
        self.notes = RequestNotes(audit_log=self.audit_log)
        self.ledger = JobLedger(database=database, clock=self.clock, on_end=self.notes.ended)
        self.audit = AuditService(database=database, clock=self.clock)

    async def asked(self, prompt: str = "a boat", *, user_id: int = ANN) -> Job:
        """Record a request with its charge."""
        request = replace(asked_by(user_id), prompt=prompt)
        paid = await self.accounting.admission(request)
        noted = await self.notes.admission(request)
        job = await self.ledger.add(request, a_reply(user_id=user_id), paid)
        await self.database.write(lambda connection: noted.admit(connection, job))
        # Of events at the same instant nobody knows the order.
        await self.clock.sleep(1)
        return await self.ledger.acknowledged(job, 4_000)

    async def happens(self, number: int = 0, *, kind: EventKind = EventKind.WARNED) -> None:
        """Let something happen that is about no request."""
        facts = {"number": str(number)}
        await self.audit_log.add(AuditEvent(guild_id=GUILD, kind=kind, actor_id=1, facts=facts))

    async def kinds(self) -> list[EventKind]:
        """What is in the audit log, the oldest first."""
        page = await self.audit.page(EventQuery(guild_id=GUILD), size=1000)
        return [entry.event.kind for entry in reversed(page.entries)]
