"""A server with a filter on a real database, and requests that are held against it."""

import contextlib
from collections.abc import AsyncGenerator
from dataclasses import replace
from functools import partial

from bot.catalog import load_catalog, plan
from bot.db.database import Database
from bot.errors import Failure
from bot.imagine.job import Job, JobState
from bot.imagine.request import SubmittedRequest, submitted
from bot.imagine.requester import Place, Requester
from bot.jobs.ledger import JobLedger
from cogs.audit.model import EventQuery, LoggedEvent
from cogs.filter.changes import ListChange, addition
from cogs.filter.model import Action, FilterEntry, Kind, checked_entry
from cogs.services import Services
from tests.fakes.clock import FakeClock
from tests.fakes.options import an_imagine
from tests.fakes.requests import a_reply
from tests.harness.services import services_on

CATALOG = load_catalog(None, "black-forest-labs/flux-schnell")
SERVER, ELSEWHERE, CHANNEL, REVIEWS, MANAGER, MIRA = 12, 13, 11, 21, 900, 901
ANN = Requester(user_id=101, place=Place(guild_id=SERVER, channel_id=CHANNEL))
BOB = replace(ANN, user_id=102)


def asked(prompt: str, requester: Requester = ANN) -> SubmittedRequest:
    """A request as a member makes it."""
    return submitted(plan(an_imagine(prompt=prompt), CATALOG), requester)


def entry(
    text: str,
    *,
    kind: Kind = Kind.WORD,
    action: Action = Action.REFUSE,
    strictness: int = 1,
    note: str = "",
) -> FilterEntry:
    """An entry as a manager types it."""
    return checked_entry(kind=kind, text=text, action=action, strictness=strictness, note=note)


class Filtered:
    """One process of a bot; another one on the same database sees the same."""

    def __init__(self, services: Services, clock: FakeClock) -> None:
        self.clock = clock
        self.database = services.database
        self.services = services
        self.filters = services.filter
        self.appeals = services.appeals
        self.ledger = JobLedger(database=services.database, clock=self.clock)

    @classmethod
    @contextlib.asynccontextmanager
    async def open(cls, database: Database) -> AsyncGenerator["Filtered"]:
        """Start such a process."""
        clock = FakeClock()
        async with services_on(database, clock=clock) as services:
            yield cls(services, clock)

    async def add(self, *entries: FilterEntry, guild_id: int = SERVER) -> ListChange:
        """A manager adds entries; returns the last change."""
        change = ListChange(before=0, after=0)
        for one in entries:
            change = await self.filters.change(guild_id, partial(addition, entry=one), by=MANAGER)
            await self.clock.advance(1)
        return change

    async def texts(self, guild_id: int = SERVER) -> list[str]:
        """What the list looks for."""
        return [one.text for one in (await self.filters.list_of(guild_id)).entries]

    async def name_channel(self) -> None:
        """A manager names the moderators' channel."""
        await self.services.servers.change(
            SERVER, lambda its: replace(its, review_channel_id=REVIEWS), by=MANAGER
        )

    async def ask(self, request: SubmittedRequest) -> Job:
        """Record a request as a runner does; raises what refuses it."""
        admitted = await self.services.gate.admit(request)
        reply = a_reply(request.requester.user_id)
        return await self.ledger.add(admitted.request, reply, admitted.admission)

    async def end(self, job: Job, state: JobState) -> None:
        """Let a job end."""
        await self.ledger.delivering(job.id, Failure(words_id="failure-failed"))
        await self.ledger.closed(job.id, state, None)

    async def events(self, *kinds: str) -> list[LoggedEvent]:
        """What the audit log tells, the newest first."""
        return await self.services.audit_log.find(
            EventQuery(guild_id=SERVER, kinds=kinds), limit=50
        )
