"""The local runner: one process, one task per job; jobs are resumed after a restart."""

import asyncio
import logging
import uuid
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import replace

from bot.db.errors import StoreAwayError
from bot.db.patience import until_back
from bot.errors import StoppingError, TooManyJobsError
from bot.imagine.flow import ImagineFlow
from bot.imagine.job import Job, JobState, Reply
from bot.imagine.progress import Progress, ProgressBoard
from bot.imagine.request import SubmittedRequest
from bot.imagine.stages import Stages
from bot.jobs.gate import Admission
from bot.jobs.ledger import AlreadyRetriedError, JobLedger
from bot.jobs.runner import (
    HAND_OVER_SECONDS,
    SETTLE_SECONDS,
    ended,
    failure_of,
    is_under_way,
    log_about,
    told_of_restart,
)
from bot.jobs.slots import FairSlots
from bot.jobs.withdrawals import ANSWER_SECONDS, Withdrawals

logger = logging.getLogger(__name__)


class LocalRunner:
    """Accepts jobs and runs each to its end, in this process or the next.

    Fills ``bot.jobs.runner.Runner``.
    """

    def __init__(
        self,
        *,
        flow: ImagineFlow,
        stages: Stages,
        ledger: JobLedger,
        slots: FairSlots,
        jobs_per_person: int,
    ) -> None:
        self._flow = flow
        self._stages = stages
        self._ledger = ledger
        self._slots = slots
        self._withdrawals = Withdrawals(ledger=ledger)
        self._jobs_per_person = jobs_per_person
        self._accepted: Counter[int] = Counter()
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._boards: dict[str, ProgressBoard] = {}
        self._people: dict[str, int] = {}
        self._cancelers: dict[str, int] = {}
        self._stopping = False

    @property
    def under_way(self) -> int:
        """How many jobs are not over, for health and metrics."""
        return len(self._tasks)

    async def accept(
        self,
        request: SubmittedRequest,
        reply: Reply,
        acknowledge: Callable[[], Awaitable[int | None]],
        *,
        retry_of: str | None = None,
        admission: Admission = Admission(),  # noqa: B008 - a value that never changes
    ) -> Job | None:
        """Record a request, acknowledge it to Discord, and set it going.

        The row comes first: were the process killed in between, the next one finds the job. With
        ``retry_of``, at most one request is accepted for that job; None means somebody was quicker.

        Raises:
            RefusedError: stopping, too many jobs, or not admitted; nothing was recorded or said.
        """
        self._admit(reply.user_id)
        try:
            job = await self._recorded(request, reply, acknowledge, retry_of, admission)
        except BaseException:
            self._release(reply.user_id)
            raise
        if job is None:
            self._release(reply.user_id)
            return None
        self._begin(job)
        # With the record of its first step, which comes at once unless it waits for its turn. The
        # member sees "thinking" now, so this has to succeed, however long it takes.
        await until_back(lambda: self._ledger.first_shown(job))
        return job

    async def recover(self) -> int:
        """Resume every job that an earlier process left unfinished; return how many."""
        jobs = await self._ledger.unfinished()
        for job in jobs:
            self._accepted[job.user_id] += 1
            if job.canceled_by is not None:
                self._cancelers[job.id] = job.canceled_by
            self._begin(job)
        return len(jobs)

    async def cancel(self, job_id: str, user_id: int) -> bool:
        """Cancel a job; False if it is over, or its outcome is already being shown."""
        task = self._tasks.get(job_id)
        if task is None or job_id in self._cancelers:
            return False
        self._cancelers[job_id] = user_id
        is_requested = False
        try:
            is_requested = await self._ledger.cancel_requested(job_id, user_id)
        finally:
            if not is_requested:
                self._cancelers.pop(job_id, None)
        if is_requested:
            task.cancel()
        return is_requested

    async def progress(self, job_ids: Collection[str]) -> Mapping[str, Progress]:
        """Return the progress of these jobs."""
        return {id_: self._boards[id_].now() for id_ in job_ids if id_ in self._boards}

    def nudged(self, name: str) -> None:
        """Look now at a prediction that is waited for here."""
        _ = self._stages.nudges.arrived(name)

    async def close(self, *, grace_seconds: float, hurry: asyncio.Event | None = None) -> None:
        """Shut down gracefully: accept nothing, wait for running jobs, leave the rest for later.

        ``hurry`` cuts the grace period short. What waits for its turn would not get one any more,
        so the grace period ends when only such jobs are left.
        """
        hurry = hurry or asyncio.Event()
        self._stopping = True
        self._slots.close()
        under_way = {id_ for id_, board in self._boards.items() if is_under_way(board)}
        for job_id in self._boards.keys() - under_way:
            self._boards[job_id].handed_over()
        await ended([self._tasks[job_id] for job_id in under_way], grace_seconds, hurry)
        await self._stages.starts.settle(SETTLE_SECONDS)
        for board in self._boards.values():
            board.handed_over()
        late = list(self._tasks.values())
        if late:
            logger.info("%d jobs go on after the restart", len(late))
            # Time for the last progress edit, which says just that.
            jobs = [(task, self._boards[job_id]) for job_id, task in self._tasks.items()]
            await told_of_restart(jobs, HAND_OVER_SECONDS if grace_seconds else 0, hurry)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late, timeout=SETTLE_SECONDS)
        await self._withdrawals.close(SETTLE_SECONDS)

    def _admit(self, user_id: int) -> None:
        """Check and count without an await in between, so that no second command slips through."""
        if self._stopping:
            raise StoppingError
        waiting = self._accepted[user_id]
        if waiting >= self._jobs_per_person:
            theirs = (
                self._boards[id_] for id_, person in self._people.items() if person == user_id
            )
            waiting -= sum(board.has_outcome for board in theirs)
        if waiting >= self._jobs_per_person:
            raise TooManyJobsError(waiting=waiting, limit=self._jobs_per_person)
        self._accepted[user_id] += 1

    def _release(self, user_id: int) -> None:
        self._accepted[user_id] -= 1
        if not self._accepted[user_id]:
            del self._accepted[user_id]

    async def _recorded(
        self,
        request: SubmittedRequest,
        reply: Reply,
        acknowledge: Callable[[], Awaitable[int | None]],
        retry_of: str | None,
        admission: Admission,
    ) -> Job | None:
        job_id = uuid.uuid4().hex
        try:
            job = await self._ledger.add(
                request, reply, admission, job_id=job_id, retry_of=retry_of
            )
        except AlreadyRetriedError:
            return None
        except (StoreAwayError, asyncio.CancelledError) as error:
            if getattr(error, "may_be_kept", True):
                _ = self._withdrawals.begin(job_id, retry_of=retry_of)
            raise
        try:
            message_id = await acknowledge()
        except BaseException:
            withdrawal = self._withdrawals.begin(job_id, retry_of=retry_of)
            await asyncio.wait({withdrawal}, timeout=ANSWER_SECONDS)
            raise
        return replace(job, reply=replace(job.reply, message_id=message_id))

    def _begin(self, job: Job) -> None:
        board = self._boards[job.id] = ProgressBoard(len(job.predictions))
        self._people[job.id] = job.user_id
        task = asyncio.create_task(self._see_to(job, board), name=f"job-{job.id}")
        self._tasks[job.id] = task
        task.add_done_callback(lambda _: self._forget(job))

    def _forget(self, job: Job) -> None:
        del self._tasks[job.id]
        del self._boards[job.id]
        del self._people[job.id]
        self._cancelers.pop(job.id, None)
        self._release(job.user_id)

    async def _see_to(self, job: Job, board: ProgressBoard) -> None:
        log_about(job)
        try:
            await self._go_on(job, board)
        except Exception as error:
            # The last resort: no reply may stay unfinished for ever.
            logger.exception("job %s", job.id)
            await self._flow.end(job, failure_of(error, job), JobState.FAILED, board)

    async def _go_on(self, job: Job, board: ProgressBoard) -> None:
        try:
            if job.id in self._cancelers and job.failure is None:
                await self._end_canceled(job, board)
            else:
                await self._flow.run(job, board)
        except asyncio.CancelledError:
            if job.id not in self._cancelers or self._stopping:
                raise
            await self._end_canceled(job, board)

    async def _end_canceled(self, job: Job, board: ProgressBoard) -> None:
        current = await until_back(lambda: self._ledger.find(job.id))
        await self._flow.cancel(current or job, f"<@{self._cancelers[job.id]}>", board)
