"""A ledger for jobs that this process owns: each write checks that it still does."""

from collections.abc import Awaitable, Callable

from bot.clock import Clock
from bot.db.database import Database
from bot.imagine.job import Job
from bot.jobs.distributed.claims import Claims
from bot.jobs.ledger import Ending, JobLedger, NotOwnerError
from bot.jobs.patient_ledger import PatientLedger


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
        ledger = JobLedger(
            database=self._database,
            clock=self._clock,
            on_end=self._on_end,
            owner=self._claims.worker_of(job_id),
        )
        try:
            await self._repeated_on(ledger, job_id, change, is_done=is_done)
        except NotOwnerError:
            raise self._claims.taken(job_id) from None
