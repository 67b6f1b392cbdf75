"""Turns a request into a queued job, even if the database goes away in between."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db import jobs as store
from bot.db.database import Database
from bot.db.errors import StoreAwayError
from bot.db.patience import until_back
from bot.errors import AnsweredElsewhereError, TooManyJobsError
from bot.imagine.job import Job, JobState, Reply
from bot.imagine.request import SubmittedRequest
from bot.jobs.distributed import rows
from bot.jobs.distributed.queue import defer
from bot.jobs.distributed.timing import FORGOTTEN_SECONDS
from bot.jobs.gate import Admission
from bot.jobs.ledger import UNFINISHED, WITHOUT_OUTCOME, JobLedger
from bot.jobs.records import new_job, reply_json, to_row
from bot.jobs.withdrawals import ANSWER_SECONDS, Withdrawals

ONE_INTERACTION_SECONDS = 60.0
"""Within this time, every process that received an interaction has handled it."""


class Acceptance:
    """Admits, records, acknowledges and queues jobs; withdraws what was not acknowledged."""

    def __init__(
        self,
        *,
        database: Database,
        ledger: JobLedger,
        clock: Clock,
        jobs_per_person: int,
        lanes: int,
    ) -> None:
        """``ledger`` is on the same connection as ``database``: it comes behind what it undoes."""
        self._database = database
        self._withdrawals = Withdrawals(ledger=ledger)
        self._clock = clock
        self._jobs_per_person = jobs_per_person
        self._lanes = lanes

    async def accept(
        self,
        request: SubmittedRequest,
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
        except (StoreAwayError, asyncio.CancelledError) as error:
            if getattr(error, "may_be_kept", True):
                # Discord was not told of the job, so it must not be paid for.
                _ = self._withdrawals.begin(job.id, retry_of=retry_of)
            raise
        if lane is None:
            return None
        try:
            message_id = await acknowledge()
        except BaseException:
            withdrawal = self._withdrawals.begin(job.id, retry_of=retry_of)
            await asyncio.wait({withdrawal}, timeout=ANSWER_SECONDS)
            raise
        job = replace(job, reply=replace(job.reply, message_id=message_id))
        # The member sees "thinking" now, so this has to succeed, however long it takes.
        await until_back(lambda: self._database.write(partial(self._enqueue, job=job, lane=lane)))
        return job

    def queue_forgotten(self, connection: Connection) -> int:
        """Queue the jobs that dead processes recorded but did not queue; return how many."""
        before = self._clock.time() - FORGOTTEN_SECONDS
        forgotten = rows.forgotten(connection, before=before)
        for job_id, user_id, lane in forgotten:
            defer(connection, job_id=job_id, user_id=user_id, lane=lane)
        return len(forgotten)

    async def close(self, seconds: float) -> None:
        """Wait for the withdrawals; a job that could not be withdrawn is drawn, as after a kill."""
        await self._withdrawals.close(seconds)

    def _admit(
        self, connection: Connection, *, job: Job, retry_of: str | None, admission: Admission
    ) -> int | None:
        """Count and add in one transaction; return the lane, None where a retry lost its race.

        Raises:
            AnsweredElsewhereError: another process has this interaction, too, and was quicker.
        """
        since = job.created_at - ONE_INTERACTION_SECONDS
        others = store.recent_of(connection, job.user_id, states=UNFINISHED, since=since)
        if not job.reply.is_followup and any(job.reply.token in one.reply for one in others):
            raise AnsweredElsewhereError
        lanes = Counter(one.lane for one in others if one.state in UNFINISHED)
        waiting = sum(one.state in WITHOUT_OUTCOME for one in others)
        if waiting >= self._jobs_per_person:
            raise TooManyJobsError(waiting=waiting, limit=self._jobs_per_person)
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
        weight = job.request.weight
        defer(connection, job_id=job.id, user_id=job.user_id, lane=lane, weight=weight)
