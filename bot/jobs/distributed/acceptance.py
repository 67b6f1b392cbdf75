"""From a request to a queued job, whatever becomes of the database on the way."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from sqlalchemy import Connection

from bot.clock import Clock
from bot.community.admission import Admission
from bot.errors import TooManyJobsError
from bot.imagine.job import Job, JobState, Reply
from bot.imagine.request import ImagineRequest
from bot.jobs.distributed import rows
from bot.jobs.distributed.queue import JobQueue
from bot.jobs.distributed.timing import ANSWER_SECONDS, FORGOTTEN_SECONDS
from bot.jobs.ledger import JobLedger, TransitionError
from bot.jobs.records import new_job, reply_json, to_row
from bot.jobs.runner import WITHDRAWN
from bot.store import jobs as store
from bot.store.database import Database
from bot.store.errors import StoreAwayError
from bot.store.patience import until_back
from bot.store.postgres_notices import WORK_CHANNEL, say

logger = logging.getLogger(__name__)


class Acceptance:
    """Admits, records, acknowledges and queues; takes back what Discord was never told."""

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        database: Database,
        ledger: JobLedger,
        queue: JobQueue,
        clock: Clock,
        jobs_per_person: int,
        lanes: int,
    ) -> None:
        self._database = database
        self._queue = queue
        self._ledger = ledger
        self._clock = clock
        self._jobs_per_person = jobs_per_person
        self._lanes = lanes
        self._withdrawals: set[asyncio.Task[None]] = set()

    async def accept(
        self,
        request: ImagineRequest,
        reply: Reply,
        acknowledge: Callable[[], Awaitable[int | None]],
        *,
        retry_of: str | None,
        admission: Admission,
    ) -> Job | None:
        """See ``bot.jobs.runner.Runner.accept``."""
        job = new_job(request, reply, now=self._clock.time())
        admit = partial(self._admit, job=job, retry_of=retry_of, admission=admission)
        try:
            lane = await self._database.write(
                admit,
                within_seconds=ANSWER_SECONDS,
                lock_keys=(job.user_id, *admission.lock_keys),
            )
        except (StoreAwayError, asyncio.CancelledError):
            # It may be on record all the same; nobody was told, so nobody may pay for it.
            _ = self._withdraw(job)
            raise
        if lane is None:
            return None
        try:
            message_id = await acknowledge()
        except BaseException:
            await asyncio.wait({self._withdraw(job)}, timeout=ANSWER_SECONDS)
            raise
        job = replace(job, reply=replace(job.reply, message_id=message_id))
        # The member sees "thinking" now, so this has to succeed, however long it takes.
        await until_back(lambda: self._database.write(partial(self._enqueue, job=job, lane=lane)))
        return job

    def queue_forgotten(self, connection: Connection) -> int:
        """Queue what a process recorded that died before it could; return how many."""
        before = self._clock.time() - FORGOTTEN_SECONDS
        forgotten = rows.forgotten(connection, before=before)
        for job_id, user_id, lane in forgotten:
            self._queue.defer(connection, job_id=job_id, user_id=user_id, lane=lane)
        if forgotten:
            say(connection, WORK_CHANNEL, "")
        return len(forgotten)

    async def close(self, seconds: float) -> None:
        """Finish taking back, or leave it: the job is then drawn, as after a kill."""
        if self._withdrawals:
            await asyncio.wait(self._withdrawals, timeout=seconds)
        for withdrawal in self._withdrawals:
            withdrawal.cancel()
        await asyncio.gather(*self._withdrawals, return_exceptions=True)

    def _admit(
        self, connection: Connection, *, job: Job, retry_of: str | None, admission: Admission
    ) -> int | None:
        """Count and add in one transaction; return the lane, None where a retry lost its race."""
        lanes = rows.lanes_of(connection, job.user_id)
        if lanes.total() >= self._jobs_per_person:
            raise TooManyJobsError(waiting=lanes.total(), limit=self._jobs_per_person)
        if retry_of is not None and not store.claim_retry(connection, retry_of, job.id):
            return None
        lane = min(range(self._lanes), key=lambda its: lanes[its])
        store.insert_job(connection, replace(to_row(job), lane=lane))
        admission.admit(connection, job)
        return lane

    def _enqueue(self, connection: Connection, *, job: Job, lane: int) -> None:
        store.change_job(
            connection,
            job.id,
            from_states=tuple(JobState),
            to_state=None,
            now=self._clock.time(),
            reply=reply_json(job.reply),
            message_id=job.reply.message_id,
        )
        if not rows.is_queued(connection, job.id):
            self._queue.defer(
                connection,
                job_id=job.id,
                user_id=job.user_id,
                lane=lane,
                weight=job.request.weight,
            )
        say(connection, WORK_CHANNEL, "")

    def _withdraw(self, job: Job) -> asyncio.Task[None]:
        task = asyncio.create_task(self._close_untold(job), name=f"withdraw-{job.id}")
        self._withdrawals.add(task)
        task.add_done_callback(self._withdrawals.discard)
        return task

    async def _close_untold(self, job: Job) -> None:
        release = partial(store.release_retry, by_job_id=job.id)
        await until_back(lambda: self._database.write(release))
        try:
            await until_back(lambda: self._ledger.delivering(job.id, WITHDRAWN))
            await until_back(lambda: self._ledger.closed(job.id, JobState.CANCELED, None))
        except TransitionError:
            logger.debug("job %s was not on record", job.id)
