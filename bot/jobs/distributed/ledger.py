"""The record of jobs this process owns: each write proves that, and outlasts an outage."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from sqlalchemy import Connection

from bot.clock import Clock
from bot.community.trail import Trail
from bot.errors import BotError, Failure
from bot.imagine.drawing import Drawn
from bot.imagine.job import Job, JobState, PredictionState
from bot.jobs.distributed import rows
from bot.jobs.distributed.claims import Claims
from bot.jobs.ledger import JobLedger, TransitionError
from bot.store.database import Database
from bot.store.patience import until_back

T = TypeVar("T")


class NotOwnerError(BotError):
    """Another worker owns the job."""


class FencedLedger:
    """Fills ``bot.imagine.ports.Ledger`` for jobs that several processes share.

    A write whose answer got lost is repeated; one that finds its own change done is content, for
    nobody but the owner makes it.
    """

    def __init__(
        self, *, database: Database, claims: Claims, clock: Clock, trail: Trail | None = None
    ) -> None:
        self._database = database
        self._trail = trail
        self._claims = claims
        self._clock = clock
        self._unfenced = JobLedger(database=database, clock=clock)

    async def posting(self, job_id: str, position: int) -> None:
        """Record that the paid request is about to be sent, and make sure that it may be."""
        await self._repeated(
            job_id,
            lambda ledger: ledger.posting(job_id, position),
            is_done=lambda job: job.predictions[position].state is PredictionState.POSTING,
        )
        await self._claims.may_act(job_id)

    async def refused(self, job_id: str, position: int) -> None:
        """Record that it was definitely not started."""
        await self._repeated(
            job_id,
            lambda ledger: ledger.refused(job_id, position),
            is_done=lambda job: job.predictions[position].state is PredictionState.PLANNED,
        )

    async def started(self, job_id: str, position: int, prediction_id: str) -> None:
        """Record the id under which it can be asked for."""
        await self._repeated(
            job_id,
            lambda ledger: ledger.started(job_id, position, prediction_id),
            is_done=lambda job: job.predictions[position].prediction_id == prediction_id,
        )

    async def ended(self, job_id: str, position: int) -> None:
        """Record that there is nothing more to be had from it."""
        await self._repeated(
            job_id,
            lambda ledger: ledger.ended(job_id, position),
            is_done=lambda job: job.predictions[position].state is PredictionState.ENDED,
        )

    async def delivering(self, job_id: str, outcome: Drawn | Failure) -> None:
        """Record the outcome before anybody is told."""
        await self._repeated(
            job_id,
            lambda ledger: ledger.delivering(job_id, outcome),
            is_done=lambda job: job.state is JobState.DELIVERING,
        )

    async def closed(self, job_id: str, state: JobState, moved_to: int | None) -> None:
        """Record that the reply has its last word."""
        await self._repeated(
            job_id,
            lambda ledger: ledger.closed(job_id, state, moved_to),
            is_done=lambda job: job.state is state,
        )

    async def _repeated(
        self,
        job_id: str,
        change: Callable[[JobLedger], Awaitable[None]],
        *,
        is_done: Callable[[Job], bool],
    ) -> None:
        door = _OwnedDoor(
            database=self._database, job_id=job_id, worker_id=self._claims.worker_of(job_id)
        )
        ledger = JobLedger(database=door, clock=self._clock, trail=self._trail)
        started_at: list[float] = []

        async def attempt() -> None:
            started_at.append(self._clock.monotonic())
            await change(ledger)

        try:
            await until_back(attempt)
        except NotOwnerError:
            raise self._claims.taken(job_id) from None
        except TransitionError:
            if len(started_at) == 1:
                raise
            job = await until_back(lambda: self._unfenced.find(job_id))
            if job is None or not is_done(job):
                raise


class _OwnedDoor:
    """The store as the owner of one job may write to it."""

    def __init__(self, *, database: Database, job_id: str, worker_id: int) -> None:
        self._database = database
        self._job_id = job_id
        self._worker_id = worker_id

    async def write(self, function: Callable[[Connection], T]) -> T:
        """Run the function if the job is ours, in one transaction with that look.

        Raises:
            NotOwnerError: it is not.
        """

        def fenced(connection: Connection) -> T:
            if rows.owner_of(connection, self._job_id) != self._worker_id:
                raise NotOwnerError(f"job {self._job_id}")
            return function(connection)

        return await self._database.write(fenced)

    async def read(self, function: Callable[[Connection], T]) -> T:
        """Run a function that only reads."""
        return await self._database.read(function)
