"""Runners of either kind on a database of their own, around fakes that all of them share."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from bot.clock import SystemClock
from bot.db.database import Database
from bot.db.errors import StoreError
from bot.imagine.flow import ImagineFlow
from bot.imagine.job import Job, Reply
from bot.imagine.nudges import Nudges
from bot.imagine.progress import Progress
from bot.imagine.request import SubmittedRequest
from bot.jobs.distributed import rows
from bot.jobs.distributed.lease import Lease
from bot.jobs.distributed.peers import Peers
from bot.jobs.distributed.queue import defer
from bot.jobs.distributed.runner import DistributedRunner
from bot.jobs.distributed.sharing import Sharing
from bot.jobs.ledger import JobLedger, each_of
from bot.jobs.runner import Runner
from cogs.audit.audit_log import AuditLog, RequestNotes
from cogs.limits.refunds import Refunds
from cogs.outage.service import OutageService
from cogs.outage.watch import OutageWatch
from tests.fakes.backend import FakeBackend
from tests.fakes.clock import FakeClock
from tests.fakes.delivery import FakeDelivery
from tests.fakes.downloads import FakeDownloads
from tests.fakes.outage_notifier import Heard
from tests.fakes.requests import a_reply, a_request
from tests.harness.app_harness import AppHarness, acknowledged, eventually, fake_stages
from tests.patience import PATIENCE_SECONDS

FAR_FUTURE = 4e9


class Member:
    """One process's runner."""

    def __init__(
        self,
        *,
        runner: Runner,
        database: Database,
        ledger: JobLedger,
        audit_log: AuditLog,
        peers: Peers | None,
    ) -> None:
        self._peers = peers
        self.runner = runner
        self.database = database
        self.ledger = ledger
        self.audit_log = audit_log
        self.is_closed = False

    async def accept(
        self,
        reply: Reply | None = None,
        *,
        request: SubmittedRequest | None = None,
        acknowledge: Callable[[], Awaitable[int | None]] | None = None,
        retry_of: str | None = None,
    ) -> Job:
        job = await self.runner.accept(
            request or a_request(),
            reply or a_reply(),
            acknowledge or acknowledged,
            retry_of=retry_of,
        )
        assert job is not None
        return job

    async def close(self, *, grace_seconds: float = 0.0) -> None:
        """Stop, as SIGTERM would."""
        if not self.is_closed:
            self.is_closed = True
            await self.runner.close(grace_seconds=grace_seconds)

    @property
    def is_stepped_back(self) -> bool:
        """Whether it leaves drawing to the others for a while."""
        return self._peers is not None and self._peers.is_stepped_back

    @property
    def processes(self) -> int:
        """How many processes it knows that share what Discord takes of one bot."""
        return 1 if self._peers is None else self._peers.lease.everybody

    @property
    def shared(self) -> DistributedRunner:
        assert isinstance(self.runner, DistributedRunner)
        return self.runner


class RunnerCluster:
    """Makes members; ``url`` decides which kind."""

    def __init__(self, *, url: str, data_dir: Path) -> None:
        self.url = url
        self._data_dir = data_dir
        self.backend = FakeBackend()
        self.delivery = FakeDelivery()
        self.downloads = FakeDownloads()
        self.told: list[tuple[str, Progress]] = []
        """Progress of jobs that nobody had taken up."""
        self._stack = AsyncExitStack()
        self._local: Database | None = None
        self._members: list[Member] = []

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for member in self._members:
            await member.close()
        await self._stack.aclose()

    async def join(  # noqa: PLR0913 - all by name
        self,
        *,
        overall: int = 10,
        per_person: int = 3,
        jobs_per_person: int = 5,
        is_dedicated: bool = True,
        backend: FakeBackend | None = None,
        nudges: Nudges | None = None,
    ) -> Member:
        """Start one more process; a local one has to be closed before the next."""
        backend = backend or self.backend
        database = await self._database()
        clock = FakeClock()
        audit_log = AuditLog(database=database, clock=clock)
        notes = RequestNotes(audit_log=audit_log)
        on_end = each_of(notes.ended, Refunds(clock=clock).ended)
        ledger = JobLedger(database=database, clock=clock, on_end=on_end)
        peers: Peers | None = None
        if database.is_shared:
            lease = Lease(database=database, clock=SystemClock(), is_dedicated=is_dedicated)
            peers = Peers(lease=lease)
            sharing = Sharing(
                database=database,
                peers=peers,
                clock=SystemClock(),
                overall=overall,
                per_person=per_person,
                jobs_per_person=jobs_per_person,
                on_end=on_end,
            )
            slots, fenced = sharing.slots, sharing.ledger
            watch = OutageWatch(
                outages=OutageService(database=database, audit_log=audit_log, clock=SystemClock()),
                notifier=Heard(),
                peers=peers,
                clock=SystemClock(),
            )
            stages = fake_stages(
                ledger=fenced,
                slots=slots,
                backend=backend,
                downloads=self.downloads,
                clock=clock,
                outages=watch,
                requests_per_minute=300_000,
                nudges=nudges,
            )
            flow = ImagineFlow(stages=stages, ledger=fenced, delivery=self.delivery, clock=clock)
            runner: Runner = sharing.runner(flow=flow, stages=stages, show=self._tell)
        else:
            runner = AppHarness(
                database=database,
                delivery=self.delivery,
                backend=backend,
                clock=clock,
                overall=overall,
                per_person=per_person,
                jobs_per_person=jobs_per_person,
                downloads=self.downloads,
                ledger=ledger,
            ).runner
        await runner.recover()
        member = Member(
            runner=runner, database=database, ledger=ledger, audit_log=audit_log, peers=peers
        )
        self._members.append(member)
        return member

    def over(self) -> list[str]:
        """The jobs whose replies have their last word, in that order."""
        return [job_id for job_id, _ in self.delivery.said]

    async def wait_over(self, *jobs: Job) -> None:
        await eventually(lambda: {job.id for job in jobs} <= set(self.over()))

    async def recorded(self, member: Member, job: Job) -> Job:
        found = await member.ledger.find(job.id)
        assert found is not None
        return found

    async def queue_forgotten(self) -> None:
        """Put recorded jobs into the queue, where there is one, as processes do after a while."""
        database = await self._database()
        if not database.is_shared:
            return

        def put(connection: Connection) -> None:
            for job_id, user_id, lane in rows.forgotten(connection, before=FAR_FUTURE):
                defer(connection, job_id=job_id, user_id=user_id, lane=lane)

        await database.write(put)

    async def _database(self) -> Database:
        if not self.url and self._local is not None:
            return self._local
        database = await self._stack.enter_async_context(
            Database.open(self.url, data_dir=self._data_dir)
        )
        if not self.url:
            self._local = database
        return database

    async def _tell(self, job: Job, progress: Progress) -> None:
        self.told.append((job.id, progress))


async def recorded_state(member: Member, job: Job, state: str) -> None:
    """Wait until the record says so."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            try:
                found = await member.ledger.find(job.id)
            except StoreError:
                found = None
            if found is not None and found.state == state:
                return
            await asyncio.sleep(0.02)
