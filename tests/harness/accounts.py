"""A server's accounting on a real database, and requests that are held against it."""

from dataclasses import replace

from bot.catalog import Catalog, load_catalog
from bot.db.database import Database
from bot.errors import Failure
from bot.imagine.job import Job, JobState
from bot.imagine.request import SubmittedRequest
from bot.imagine.requester import Place, Requester
from bot.jobs.ledger import JobLedger
from cogs.audit.audit_log import AuditLog
from cogs.audit.model import EventQuery, LoggedEvent
from cogs.limits.accounting import UNLIMITED, Accounting, OperatorLimits
from cogs.limits.refunds import Refunds
from cogs.server.model import Budget, Limits
from cogs.server.service import ServerService
from tests.fakes.clock import FakeClock
from tests.fakes.requests import ANN, MODEL, a_reply, a_request

GUILD, CHANNEL, MANAGER = 12, 11, 900
CATALOG = load_catalog(None, MODEL)


def priced(usd: float | None) -> Catalog:
    """The catalog with a price for the model that the requests name."""
    models = [
        replace(model, price_usd=usd) if model.id == MODEL else model for model in CATALOG.models
    ]
    return Catalog(models=models, default=MODEL)


def asked_by(
    user_id: int = ANN,
    *counts: int,
    channel_id: int = CHANNEL,
    guild_id: int | None = GUILD,
    role_ids: tuple[int, ...] = (),
    is_moderator: bool = False,
) -> SubmittedRequest:
    """A request for these numbers of pictures."""
    requester = Requester(
        user_id=user_id,
        place=Place(channel_id=channel_id, guild_id=guild_id),
        role_ids=role_ids,
        is_moderator=is_moderator,
    )
    return replace(a_request(*counts), requester=requester)


class Accounts:
    """One process's accounting and ledger; another one on the same database sees the same."""

    def __init__(
        self,
        database: Database,
        *,
        clock: FakeClock | None = None,
        usd: float | None = None,
        guild_id: int = GUILD,
        operator: OperatorLimits = UNLIMITED,
    ) -> None:
        self.guild_id = guild_id
        self.told: list[float] = []
        """When drawing goes on, as the operator was told."""
        self.database = database
        self.clock = clock or FakeClock()
        self.audit_log = AuditLog(database=database, clock=self.clock)
        self.servers = ServerService(database=database, audit_log=self.audit_log, clock=self.clock)
        self.ledger = JobLedger(
            database=database, clock=self.clock, on_end=Refunds(clock=self.clock).ended
        )
        self.accounting = Accounting(
            database=database,
            servers=self.servers,
            catalog=priced(usd),
            audit_log=self.audit_log,
            clock=self.clock,
            operator=operator,
            tell_operator=self.told.append,
        )

    async def limit(self, limits: Limits) -> None:
        await self.servers.change(
            self.guild_id, lambda its: replace(its, limits=limits), by=MANAGER
        )

    async def allow(self, budget: Budget) -> None:
        await self.servers.change(
            self.guild_id, lambda its: replace(its, budget=budget), by=MANAGER
        )

    async def ask(self, request: SubmittedRequest | None = None) -> Job:
        """Record a request as a runner does.

        Raises:
            RefusedError: it is not admitted.
        """
        request = request or asked_by()
        admission = await self.accounting.admission(request)
        reply = replace(
            a_reply(request.requester.user_id), guild_id=request.requester.place.guild_id
        )
        return await self.ledger.add(request, reply, admission)

    async def end(self, job: Job, state: JobState = JobState.DELIVERED) -> None:
        """Let a job end."""
        await self.ledger.delivering(job.id, Failure(words_id="failure-failed"))
        await self.ledger.closed(job.id, state, None)

    async def under_way(self) -> dict[int, int]:
        """Return how many pictures of admitted requests are under way, by person."""
        found: dict[int, int] = {}
        for job in await self.ledger.unfinished():
            found[job.user_id] = found.get(job.user_id, 0) + job.request.image_count
        return found

    async def events(self, *kinds: str) -> list[LoggedEvent]:
        return await self.audit_log.find(EventQuery(guild_id=self.guild_id, kinds=kinds), limit=100)
