"""The tasks of this process, one per job."""

import asyncio
import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection

from bot.db import jobs as store
from bot.db.database import Database
from bot.db.errors import StoreError
from bot.db.patience import until_back
from bot.imagine.flow import ImagineFlow
from bot.imagine.job import Job, JobState
from bot.imagine.progress import ProgressBoard
from bot.jobs.distributed import rows
from bot.jobs.distributed.claims import Claims
from bot.jobs.distributed.lease import JobTakenError, Lease
from bot.jobs.distributed.queue import Entry, fetch, finish, hand_back, pass_on
from bot.jobs.distributed.timing import HEARTBEAT_SECONDS
from bot.jobs.ledger import JobLedger
from bot.jobs.records import to_job
from bot.jobs.runner import SETTLE_SECONDS, failure_of, log_about

logger = logging.getLogger(__name__)


class JobTasks:
    """Claims a job, runs it, and deletes its queue entry."""

    def __init__(
        self,
        *,
        flow: ImagineFlow,
        ledger: JobLedger,
        database: Database,
        lease: Lease,
        claims: Claims,
    ) -> None:
        self._flow = flow
        self._ledger = ledger
        self._database = database
        self._lease = lease
        self._claims = claims
        claims.on_taken = self._abandon
        self.running: dict[str, asyncio.Task[None]] = {}
        self.boards: dict[str, ProgressBoard] = {}
        self._entries: dict[str, Entry] = {}
        self._is_next: dict[str, bool] = {}
        self._canceled: set[str] = set()
        self._leaving: set[str] = set()
        """Jobs that are handed back or were taken: their tasks end without a word."""
        self.on_over: Callable[[bool], None] = _nothing
        """Called when a task has ended, with whether other jobs may wait for its place."""

    async def take(self) -> bool:
        """Take the next job of the queue and work on it; False where there is none.

        Raises:
            StoreError: the database is away.
        """
        worker_id = self._lease.worker_id
        if worker_id is None:
            return False
        taken = await self._database.write(partial(_take, worker_id=worker_id))
        if taken is None:
            return False
        # Under an id that was lost meanwhile it is nobody's, and goes to the others.
        job_id = taken.entry.job_id
        if worker_id == self._lease.worker_id:
            if isinstance(taken.claimed, rows.Claim) and job_id not in self.running:
                self._claims.add(job_id, worker_id, quiet_seconds=taken.claimed.quiet_seconds)
            self.begin(job_id, taken.entry, taken)
        return True

    async def pass_on(self) -> None:
        """Tell another process that there is a job to take.

        Raises:
            StoreError: the database is away.
        """
        tell = partial(pass_on, not_to=self._lease.worker_id or 0)
        await self._database.write(tell, is_single=True)

    def begin(self, job_id: str, entry: Entry | None, taken: "_Taken | None" = None) -> None:
        """Work on a job; ``entry`` is None where its place in the queue is somebody else's."""
        if job_id in self.running:
            if entry is not None and job_id not in self._entries:
                self._entries[job_id] = entry
            return
        if entry is not None:
            self._entries[job_id] = entry
        task = asyncio.create_task(self._work_on(job_id, taken), name=f"job-{job_id}")
        self.running[job_id] = task
        task.add_done_callback(lambda _: self._forget(job_id))

    def begin_lost(self, entry_id: int, job_id: str) -> None:
        """Work on a job whose entry we took without ever reading the answer."""
        if job_id not in self.running:
            self.begin(job_id, Entry(id=entry_id, job_id=job_id))

    def cancel(self, job_id: str) -> bool:
        """Cancel a job's task, if it runs here."""
        task = self.running.get(job_id)
        if task is None or job_id in self._leaving:
            return False
        if job_id not in self._canceled:
            self._canceled.add(job_id)
            if job_id in self.boards:
                task.cancel()
            # Otherwise it has not begun, and will check, or it is over.
        return True

    def abandon_all(self) -> None:
        """Cancel all tasks without touching their replies: others own these jobs."""
        for job_id in list(self.running):
            self._claims.drop(job_id)
            self._abandon(job_id)

    async def hand_back(self, job_ids: Collection[str]) -> None:
        """Cancel these tasks, and let other processes continue their jobs."""
        tasks = [self.running[job_id] for job_id in job_ids if job_id in self.running]
        entries = {job_id: self._entries.get(job_id) for job_id in job_ids}
        for job_id in job_ids:
            self._abandon(job_id)
        if tasks:
            await asyncio.wait(tasks, timeout=SETTLE_SECONDS)
        worker_id = self._lease.worker_id
        if worker_id is None:
            return
        for job_id, entry in entries.items():
            try:
                release = partial(rows.release, job_id=job_id, worker_id=worker_id)
                await self._database.write(release)
                if entry is not None:
                    await hand_back(self._database, entry)
                    await self.pass_on()
            except StoreError as error:
                logger.info("job %s will be found by the others: %s", job_id, error)

    def _abandon(self, job_id: str) -> None:
        task = self.running.get(job_id)
        if task is not None and job_id not in self._leaving:
            self._leaving.add(job_id)
            task.cancel()

    def _forget(self, job_id: str) -> None:
        del self.running[job_id]
        self.boards.pop(job_id, None)
        self._entries.pop(job_id, None)
        self._canceled.discard(job_id)
        self._leaving.discard(job_id)
        self._claims.drop(job_id)
        self.on_over(self._is_next.pop(job_id, True))

    async def _work_on(self, job_id: str, taken: "_Taken | None") -> None:
        try:
            claimed = await self._claim(job_id) if taken is None else taken.claimed
            if isinstance(claimed, rows.Claim):
                await self._see_to(job_id, taken)
            entry = self._entries.get(job_id)
            if entry is None:
                return
            if isinstance(claimed, rows.Elsewhere):
                # Its owner may be dead, and not yet declared so.
                later = partial(hand_back, self._database, entry, wait_seconds=HEARTBEAT_SECONDS)
                await until_back(later)
            else:
                over = partial(finish, self._database, entry)
                self._is_next[job_id] = await until_back(over)
        except Exception:
            # An entry left behind is found by the next reclaiming.
            logger.exception("job %s", job_id)

    async def _claim(self, job_id: str) -> rows.Claim | rows.Elsewhere | rows.Over:
        worker_id = self._lease.worker_id
        if worker_id is None:
            raise JobTakenError
        claim = partial(rows.claim, job_id=job_id, worker_id=worker_id)
        claimed = await until_back(partial(self._database.write, claim))
        if isinstance(claimed, rows.Claim):
            self._claims.add(job_id, worker_id, quiet_seconds=claimed.quiet_seconds)
        return claimed

    async def _see_to(self, job_id: str, taken: "_Taken | None") -> None:
        if taken is None or taken.row is None:
            job = await self._recorded(job_id)
        else:
            job = to_job(taken.row)
        if job is None or job.state.is_final:
            return
        log_about(job)
        board = self.boards[job_id] = ProgressBoard(len(job.predictions))
        try:
            await self._go_on(job, board)
        except Exception as error:
            # The last resort: no reply may stay unfinished for ever.
            logger.exception("job %s", job_id)
            await self._flow.end(job, failure_of(error, job), JobState.FAILED, board)
        finally:
            self.boards.pop(job_id, None)

    async def _go_on(self, job: Job, board: ProgressBoard) -> None:
        is_canceled = job.canceled_by is not None or job.id in self._canceled
        try:
            if is_canceled and job.failure is None:
                self._canceled.add(job.id)
                await self._end_canceled(job, board)
            else:
                await self._flow.run(job, board)
        except asyncio.CancelledError:
            if job.id not in self._canceled or job.id in self._leaving:
                raise
            await self._end_canceled(job, board)

    async def _end_canceled(self, job: Job, board: ProgressBoard) -> None:
        current = await self._recorded(job.id)
        if current is None or current.state.is_final:
            return
        await self._flow.cancel(current, f"<@{current.canceled_by}>", board)

    async def _recorded(self, job_id: str) -> Job | None:
        return await until_back(partial(self._ledger.find, job_id))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """A job as it was taken from the queue."""

    entry: Entry
    claimed: rows.Claim | rows.Elsewhere | rows.Over
    row: store.JobRow | None


def _take(connection: Connection, worker_id: int) -> _Taken | None:
    """Take the next entry, claim its job and read it: one transaction for all three."""
    entry = fetch(connection, worker_id)
    if entry is None:
        return None
    claimed = rows.claim(connection, entry.job_id, worker_id)
    is_ours = isinstance(claimed, rows.Claim)
    row = store.get_job(connection, entry.job_id) if is_ours else None
    return _Taken(entry=entry, claimed=claimed, row=row)


def _nothing(_is_next: bool) -> None:  # noqa: FBT001 - a callback
    """Do nothing."""
