"""The jobs this process owns, and whether it may still act on them."""

import asyncio
from collections.abc import Callable

from bot.clock import Clock
from bot.jobs.distributed.lease import JobTakenError, Lease


class Claims:
    """Checked before everything that another process might repeat: paid requests, edits, writes."""

    def __init__(self, *, lease: Lease, clock: Clock) -> None:
        self._lease = lease
        self._clock = clock
        self._workers: dict[str, int] = {}
        self._quiet_until: dict[str, float] = {}
        self.on_taken: Callable[[str], None] = lambda _: None
        """Called with the id of a job that another process has taken."""

    def add(self, job_id: str, worker_id: int, *, quiet_seconds: float) -> None:
        """Note that this process owns a job, under the worker id it had at that time."""
        self._workers[job_id] = worker_id
        self._quiet_until[job_id] = self._clock.monotonic() + quiet_seconds

    def drop(self, job_id: str) -> None:
        """Note that this process no longer owns a job."""
        self._workers.pop(job_id, None)
        self._quiet_until.pop(job_id, None)

    def worker_of(self, job_id: str) -> int:
        """Return the id under which we own it.

        Raises:
            JobTakenError: we do not.
        """
        worker_id = self._workers.get(job_id)
        if worker_id is None:
            raise JobTakenError
        return worker_id

    def taken(self, job_id: str) -> JobTakenError:
        """Note that another process owns the job now; return the error to raise."""
        self.drop(job_id)
        self.on_taken(job_id)
        return JobTakenError()

    async def may_act(self, job_id: str) -> None:
        """Return once no other process can act on the job.

        Raises:
            JobTakenError: somebody else may have begun to.
        """
        await self._lease.hold(self.worker_of(job_id))
        self.worker_of(job_id)

    async def may_write(self, job_id: str) -> None:
        """Return once the job's reply may be edited: no other process's edit lands any more.

        Raises:
            JobTakenError: as above.
        """
        quiet = self._quiet_until.get(job_id, 0.0) - self._clock.monotonic()
        if quiet > 0:
            await asyncio.sleep(quiet)
        await self.may_act(job_id)
