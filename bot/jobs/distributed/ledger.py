"""A ledger for jobs that this process owns: each write checks that it still does."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.errors import BotError
from bot.imagine.job import Job
from bot.jobs.distributed import rows
from bot.jobs.distributed.claims import Claims
from bot.jobs.ledger import Ending, JobLedger
from bot.jobs.patient_ledger import PatientLedger

T = TypeVar("T")


class NotOwnerError(BotError):
    """Another worker owns the job."""


class FencedLedger(PatientLedger):
    """Fills ``bot.imagine.ports.Ledger`` for jobs that several processes share."""

    def __init__(self, *, database: Database, claims: Claims, clock: Clock, on_end: Ending) -> None:
        super().__init__(JobLedger(database=database, clock=clock))
        self._database = database
        self._on_end = on_end
        self._claims = claims
        self._clock = clock

    async def posting(self, job_id: str, position: int) -> None:
        """Record that the paid request is about to be sent, and make sure that it may be."""
        await super().posting(job_id, position)
        await self._claims.may_act(job_id)

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
        ledger = JobLedger(database=door, clock=self._clock, on_end=self._on_end)
        try:
            await self._repeated_on(ledger, job_id, change, is_done=is_done)
        except NotOwnerError:
            raise self._claims.taken(job_id) from None


class _OwnedDoor:
    """The database, writable only while this process owns one job."""

    def __init__(self, *, database: Database, job_id: str, worker_id: int) -> None:
        self._database = database
        self._job_id = job_id
        self._worker_id = worker_id

    async def write(self, function: Callable[[Connection], T]) -> T:
        """Run the function if this process owns the job, in one transaction with that check.

        Raises:
            NotOwnerError: another process owns it.
        """

        def fenced(connection: Connection) -> T:
            if rows.owner_of(connection, self._job_id) != self._worker_id:
                raise NotOwnerError(f"job {self._job_id}")
            return function(connection)

        return await self._database.write(fenced)

    async def read(self, function: Callable[[Connection], T]) -> T:
        """Run a function that only reads."""
        return await self._database.read(function)
