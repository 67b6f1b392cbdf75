"""What draws, around a fake image service, fake addresses and a fake clock."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.db.database import Database
from bot.first_answers import FirstAnswers
from bot.imagine.durations import DurationHistory
from bot.imagine.flow import ImagineFlow
from bot.imagine.job import Job, Reply
from bot.imagine.nudges import Nudges
from bot.imagine.picture_slots import PictureSlots
from bot.imagine.polling import PollBudget, PollPlanner
from bot.imagine.ports import Delivery, Ledger, Outages, Slots
from bot.imagine.progress import ProgressBoard
from bot.imagine.request import SubmittedRequest
from bot.imagine.request_limit import RequestLimit
from bot.imagine.source import SourceImages
from bot.imagine.stages import Stages
from bot.jobs.ledger import JobLedger
from bot.jobs.local import LocalRunner
from bot.jobs.patient_ledger import PatientLedger
from bot.jobs.slots import FairSlots
from tests.fakes.backend import FakeBackend
from tests.fakes.clock import FakeClock
from tests.fakes.delivery import MESSAGE_ID
from tests.fakes.downloads import FakeDownloads
from tests.fakes.requests import a_reply, a_request
from tests.patience import PATIENCE_SECONDS


class AppHarness:
    """The real flow, stages, ledger, slots and runner; fake service, addresses and time."""

    def __init__(  # noqa: PLR0913 - the parts a test may want to choose, all by name
        self,
        *,
        database: Database,
        delivery: Delivery,
        backend: FakeBackend | None = None,
        clock: FakeClock | None = None,
        overall: int = 10,
        per_person: int = 3,
        jobs_per_person: int = 5,
        runner: type[LocalRunner] = LocalRunner,
        outages: Outages | None = None,
        downloads: FakeDownloads | None = None,
        ledger: JobLedger | None = None,
        first_answers: FirstAnswers | None = None,
        nudges: Nudges | None = None,
        picture_slots: PictureSlots | None = None,
    ) -> None:
        self.backend = backend or FakeBackend()
        self.clock = clock or FakeClock()
        self.clock.breath_seconds = 0.001  # what the database does takes a thread its time
        self.delivery = delivery
        self.downloads = downloads or FakeDownloads()
        self.ledger = ledger or JobLedger(database=database, clock=self.clock)
        patient = PatientLedger(self.ledger)
        self.slots = FairSlots(overall=overall, per_person=per_person)
        self.stages = fake_stages(
            ledger=patient,
            slots=self.slots,
            backend=self.backend,
            downloads=self.downloads,
            clock=self.clock,
            outages=outages,
            first_answers=first_answers,
            nudges=nudges,
        )
        self.flow = ImagineFlow(
            stages=self.stages,
            ledger=patient,
            delivery=delivery,
            clock=self.clock,
            picture_slots=picture_slots,
        )
        self.runner = runner(
            flow=self.flow,
            stages=self.stages,
            ledger=self.ledger,
            slots=self.slots,
            jobs_per_person=jobs_per_person,
        )

    async def add(self, request: SubmittedRequest | None = None, reply: Reply | None = None) -> Job:
        """Record a job that nobody runs yet."""
        return await self.ledger.add(request or a_request(), reply or a_reply())

    async def run(self, job: Job) -> Job:
        """Run a job as its record stands now, to its end; return its record then."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            await self.flow.run(await self.recorded(job), ProgressBoard(len(job.predictions)))
        return await self.recorded(job)

    async def recorded(self, job: Job) -> Job:
        """Return what the record says of a job."""
        found = await self.ledger.find(job.id)
        assert found is not None
        return found

    async def accept(
        self,
        request: SubmittedRequest | None = None,
        reply: Reply | None = None,
        *,
        acknowledge: Callable[[], Awaitable[int | None]] | None = None,
        retry_of: str | None = None,
    ) -> Job:
        """Let the runner accept a request, as a command does."""
        job = await self.runner.accept(
            request or a_request(),
            reply or a_reply(),
            acknowledge or acknowledged,
            retry_of=retry_of,
        )
        assert job is not None
        return job

    async def all_over(self) -> None:
        """Wait until the runner has nothing under way."""
        await eventually(lambda: not self.runner.under_way)


def fake_stages(  # noqa: PLR0913 - all by name
    *,
    ledger: Ledger,
    slots: Slots,
    backend: FakeBackend,
    downloads: FakeDownloads,
    clock: FakeClock,
    outages: Outages | None = None,
    first_answers: FirstAnswers | None = None,
    requests_per_minute: float = 3000,
    nudges: Nudges | None = None,
) -> Stages:
    """The steps of a job around fakes."""
    limit = RequestLimit(requests_per_minute=requests_per_minute, clock=clock)
    return Stages(
        backend=backend,
        downloads=downloads,
        sources=SourceImages(downloads=downloads, clock=clock),
        ledger=ledger,
        slots=slots,
        planner=PollPlanner(history=DurationHistory(), budget=PollBudget(limit=limit)),
        limit=limit,
        clock=clock,
        outages=outages,
        first_answers=first_answers,
        nudges=nudges,
    )


def a_planner() -> PollPlanner:
    """A planner that has measured nothing yet, and need not spare the service."""
    limit = RequestLimit(requests_per_minute=1_000_000.0, clock=FakeClock())
    return PollPlanner(history=DurationHistory(), budget=PollBudget(limit=limit))


async def acknowledged() -> int | None:
    return MESSAGE_ID


async def eventually(
    happened: Callable[[], bool], *, within_seconds: float = PATIENCE_SECONDS
) -> None:
    """Wait for what no event tells."""
    async with asyncio.timeout(within_seconds):
        while not happened():  # noqa: ASYNC110 - there is no event for these
            await asyncio.sleep(0.002)
