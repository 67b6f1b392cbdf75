"""A ledger whose writes wait for the database during an outage."""

import itertools
from collections.abc import Awaitable, Callable

from bot.db.patience import until_back
from bot.errors import Failure
from bot.imagine.job import Job, JobState, PredictionState
from bot.imagine.result import ResultInfo
from bot.jobs.ledger import JobLedger, TransitionError


class PatientLedger:
    """Fills ``bot.imagine.ports.Ledger``: what is under way waits until the database is back.

    A write whose answer got lost is repeated; one that finds its own change done is content, for
    nobody but the owner of a job makes it.
    """

    def __init__(self, ledger: JobLedger) -> None:
        self._ledger = ledger

    async def posting(self, job_id: str, position: int) -> None:
        """Record that the paid request is about to be sent."""
        await self._repeated(
            job_id,
            lambda ledger: ledger.posting(job_id, position),
            is_done=lambda job: job.predictions[position].state is PredictionState.POSTING,
        )

    async def refused(self, job_id: str, position: int) -> None:
        """Record that the prediction was definitely not started."""
        await self._repeated(
            job_id,
            lambda ledger: ledger.refused(job_id, position),
            is_done=lambda job: job.predictions[position].state is PredictionState.PLANNED,
        )

    async def started(self, job_id: str, position: int, prediction_id: str) -> None:
        """Record the prediction's id."""
        await self._repeated(
            job_id,
            lambda ledger: ledger.started(job_id, position, prediction_id),
            is_done=lambda job: job.predictions[position].prediction_id == prediction_id,
        )

    async def ended(self, job_id: str, position: int) -> None:
        """Record that the prediction was refused or failed."""
        await self._repeated(
            job_id,
            lambda ledger: ledger.ended(job_id, position),
            is_done=lambda job: job.predictions[position].state is PredictionState.ENDED,
        )

    async def delivering(self, job_id: str, outcome: ResultInfo | Failure) -> None:
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
        await self._repeated_on(self._ledger, job_id, change, is_done=is_done)

    async def _repeated_on(
        self,
        ledger: JobLedger,
        job_id: str,
        change: Callable[[JobLedger], Awaitable[None]],
        *,
        is_done: Callable[[Job], bool],
    ) -> None:
        tries = itertools.count()

        async def attempt() -> None:
            next(tries)
            await change(ledger)

        try:
            await until_back(attempt)
        except TransitionError:
            if next(tries) == 1:
                raise
            job = await until_back(lambda: self._ledger.find(job_id))
            if job is None or not is_done(job):
                raise
