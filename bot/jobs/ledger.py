"""The record of every job: the flow's terms, stored as rows."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol, TypeVar, Unpack

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db import jobs as rows
from bot.db.charges import lessen_charge, settle_charge
from bot.errors import BotError, Failure
from bot.imagine.job import (
    Job,
    JobState,
    PredictionState,
    Reply,
    prediction_states_before,
    states_before,
)
from bot.imagine.request import SubmittedRequest
from bot.imagine.result import ResultInfo
from bot.jobs.gate import Admission
from bot.jobs.records import (
    FAILURE,
    REPLY,
    REQUEST,
    RESULT_INFO,
    as_json,
    new_job,
    to_job,
    to_row,
)
from bot.jobs.runner import WITHDRAWN

_T = TypeVar("_T")

Ending = Callable[[Connection, str, JobState], None]
"""Runs on the database thread in the transaction that records how a job (its id) ended."""


def each_of(*endings: Ending) -> Ending:
    """Return what runs all of these, in their order."""

    def note(connection: Connection, job_id: str, state: JobState) -> None:
        for ending in endings:
            ending(connection, job_id, state)

    return note


def note_nothing(_connection: Connection, _job_id: str, _state: JobState) -> None:
    """Do nothing more when a job ends."""


PUBLISHING_SECONDS = 120.0
"""Longer than Discord and discord.py together take to post a message, or to give it up."""

UNFINISHED = tuple(state.value for state in JobState if not state.is_final)
WITHOUT_OUTCOME = (JobState.QUEUED.value, JobState.DRAWING.value)
"""What counts as waiting or being drawn: an outcome may be seen before its job is closed."""


class TransitionError(BotError):
    """A job or prediction was in a state that does not allow this change: a bug."""


class NotOwnerError(BotError):
    """Another worker owns the job."""


class AlreadyRetriedError(BotError):
    """Another job is already the retry of this one."""


class Door(Protocol):
    """The database as the ledger uses it."""

    async def write(
        self,
        function: Callable[[Connection], _T],
        *,
        is_single: bool = False,
        may_wait: bool = False,
    ) -> _T:
        """Run a function that changes rows; its changes are committed once this returns.

        ``is_single``: it is one statement, unless it fails. ``may_wait``: it does so for a moment,
        to share its commit with the next one.
        """
        ...

    async def read(self, function: Callable[[Connection], _T]) -> _T:
        """Run a function that only reads."""
        ...


class JobLedger:
    """Adds, changes and finds jobs; every method returns when its change is committed.

    With ``owner``, each step of a job is recorded only while that worker owns it; else nothing is,
    and ``NotOwnerError`` is raised. The statement that changes the row looks, so it costs no trip.
    """

    def __init__(
        self,
        *,
        database: Door,
        clock: Clock,
        on_end: Ending = note_nothing,
        owner: int | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._on_end = on_end
        self._owner = owner

    def within(self, transaction: Door) -> "JobLedger":
        """Return this ledger, writing and reading there."""
        return JobLedger(database=transaction, clock=self._clock, on_end=self._on_end)

    async def add(
        self,
        request: SubmittedRequest,
        reply: Reply,
        admission: Admission = Admission(),  # noqa: B008 - a value that never changes
        *,
        job_id: str | None = None,
        retry_of: str | None = None,
    ) -> Job:
        """Record an accepted request as a new job, and as the one retry of another.

        Raises:
            RefusedError: a limit refuses it; nothing was recorded.
            AlreadyRetriedError: ``retry_of`` has a retry already; nothing was recorded.
        """
        job = new_job(request, reply, now=self._clock.time(), job_id=job_id)
        row = to_row(job)

        def insert(connection: Connection) -> None:
            if retry_of is not None and not rows.claim_retry(connection, retry_of, job.id):
                raise AlreadyRetriedError(f"job {retry_of}")
            rows.insert_job(connection, row)
            admission.admit(connection, job)

        await self._database.write(insert)
        return job

    async def first_shown(self, job: Job) -> None:
        """Record the message that the reply begins as, together with the job's next step.

        Where its message is on record already, that one is newer.
        """
        now, reply = self._clock.time(), job.reply
        await self._database.write(
            lambda connection: rows.put_first_message(
                connection,
                job.id,
                reply=as_json(REPLY, reply),
                message_id=reply.message_id,
                now=now,
            ),
            may_wait=True,
        )

    async def acknowledged(self, job: Job, message_id: int | None) -> Job:
        """Record which message the reply is."""
        reply = replace(job.reply, message_id=message_id)
        await self._change(job.id, None, reply=as_json(REPLY, reply), message_id=message_id)
        return replace(job, reply=reply)

    async def find(self, job_id: str) -> Job | None:
        """Return a job, or None if it was never recorded or was erased."""
        row = await self._database.read(lambda connection: rows.get_job(connection, job_id))
        return None if row is None else to_job(row)

    async def find_by_message(self, message_id: int) -> Job | None:
        """Return the job whose reply or public copy is this message, or None."""
        row = await self._database.read(
            lambda connection: rows.job_of_message(connection, message_id)
        )
        return None if row is None else to_job(row)

    async def children(self, job_id: str, *, limit: int) -> list[Job]:
        """Return the latest jobs that started from a picture of this one, newest first."""
        found = await self._database.read(
            lambda connection: rows.children_of(connection, job_id, limit=limit)
        )
        return [to_job(row) for row in found]

    async def unfinished(self) -> list[Job]:
        """Return the jobs whose reply is not final, oldest first."""
        found = await self._database.read(
            lambda connection: rows.unfinished_jobs(connection, UNFINISHED)
        )
        return [to_job(row) for row in found]

    async def under_way_of(self, user_id: int, *, latest: int = 50) -> list[Job]:
        """Return the unfinished ones among a person's latest jobs, oldest first."""
        found = await self._database.read(
            lambda connection: rows.jobs_of_user(connection, user_id, limit=latest)
        )
        return [to_job(row) for row in reversed(found) if row.state in UNFINISHED]

    async def channels_of(self, user_id: int, *, latest: int = 50) -> list[int]:
        """Return the channels of servers with a person's latest jobs, the latest first."""
        found = await self._database.read(
            lambda connection: rows.jobs_of_user(connection, user_id, limit=latest)
        )
        replies = (to_job(row).reply for row in found)
        return list(dict.fromkeys(one.channel_id for one in replies if one.guild_id is not None))

    async def durations(self, *, jobs: int = 1000) -> list[tuple[str, float]]:
        """Return (model, seconds) of the latest predictions, oldest first.

        Without those that lasted longer than they were waited for: the service's clocks are wrong.
        """
        found = await self._database.read(
            lambda connection: rows.latest_results(connection, limit=jobs)
        )
        return [
            (request.model, seconds)
            for request, result in (
                (REQUEST.validate_json(one), RESULT_INFO.validate_json(other))
                for one, other in reversed(found)
            )
            for seconds in result.prediction_seconds
            if seconds <= request.deadline_seconds
        ]

    async def posting(self, job_id: str, position: int) -> None:
        """Record that the paid request is about to be sent."""

        def change(connection: Connection) -> None:
            now = self._clock.time()
            rows.change_job(
                connection,
                job_id,
                from_states=(JobState.QUEUED,),
                to_state=JobState.DRAWING,
                now=now,
                owner=self._owner,
            )
            is_changed = rows.change_prediction(
                connection,
                job_id,
                position,
                from_states=prediction_states_before(PredictionState.POSTING),
                to_state=PredictionState.POSTING,
                posted_at=now,
                owner=self._owner,
            )
            self._require(connection, job_id, f"prediction {position} posting", is_so=is_changed)

        await self._database.write(change)

    async def refused(self, job_id: str, position: int) -> None:
        """Record that the prediction was definitely not started."""
        await self._change_prediction(job_id, position, PredictionState.PLANNED)

    async def started(self, job_id: str, position: int, prediction_id: str) -> None:
        """Record the prediction's id."""
        await self._change_prediction(
            job_id,
            position,
            PredictionState.RUNNING,
            prediction_id=prediction_id,
            started_at=self._clock.time(),
        )

    async def ended(self, job_id: str, position: int) -> None:
        """Record that the prediction was refused or failed."""
        await self._change_prediction(
            job_id, position, PredictionState.ENDED, ended_at=self._clock.time()
        )

    async def cancel_requested(self, job_id: str, user_id: int) -> bool:
        """Record who cancelled the job; False if its outcome is recorded already."""
        return await self._change(
            job_id, None, (JobState.QUEUED, JobState.DRAWING), canceled_by=user_id
        )

    async def delivering(self, job_id: str, outcome: ResultInfo | Failure) -> None:
        """Record the outcome before it is shown; recording the same again changes nothing."""
        before = (*states_before(JobState.DELIVERING), JobState.DELIVERING)
        value = (
            rows.JobChanges(failure=as_json(FAILURE, outcome))
            if isinstance(outcome, Failure)
            else rows.JobChanges(result=as_json(RESULT_INFO, outcome))
        )

        def change(connection: Connection) -> None:
            if isinstance(outcome, ResultInfo) and outcome.got < outcome.asked:
                made = _job(connection, job_id).images_charged - outcome.short
                lessen_charge(connection, job_id, images=made)
            is_changed = rows.change_job(
                connection,
                job_id,
                from_states=before,
                to_state=JobState.DELIVERING,
                now=self._clock.time(),
                owner=self._owner,
                **value,
            )
            self._require(connection, job_id, JobState.DELIVERING, is_so=is_changed)

        is_whole = isinstance(outcome, Failure) or outcome.got >= outcome.asked
        await self._database.write(change, is_single=is_whole)

    async def closed(self, job_id: str, state: JobState, moved_to: int | None) -> None:
        """Record that the reply has its last word, and its message if that is another one now.

        What the provider made, or may charge for, is paid, whatever became of the reply: else
        budgets could be walked around by pictures that are never shown. That takes in a start
        whose answer was lost, for it may have been paid for as well. Whether it counts for the
        person's limits too is up to what notes the end.
        """
        now = self._clock.time()

        def change(connection: Connection) -> None:
            values = rows.JobChanges()
            if moved_to is not None:
                reply = _job(connection, job_id).reply
                reply = replace(reply, message_id=moved_to, moved_from=reply.message_id)
                values = rows.JobChanges(reply=as_json(REPLY, reply), message_id=moved_to)
            charged: int | None = None
            if state is not JobState.DELIVERED:
                charged = _job(connection, job_id).images_charged
                lessen_charge(connection, job_id, images=charged)
            settle_charge(connection, job_id, now=now, is_paid=charged != 0)
            is_closed = rows.change_job(
                connection,
                job_id,
                from_states=states_before(state),
                to_state=state,
                now=now,
                owner=self._owner,
                **values,
            )
            self._require(connection, job_id, state, is_so=is_closed)
            self._on_end(connection, job_id, state)

        # Nobody waits for it: killed before, the same outcome is shown once more.
        await self._database.write(change, may_wait=True)

    async def withdraw(self, job_id: str, *, retry_of: str | None = None) -> None:
        """Close a job that was recorded but never acknowledged, and release its claim to a retry.

        There is no reply to say anything on, and nothing of it counts.
        """
        now = self._clock.time()

        def change(connection: Connection) -> None:
            if retry_of is not None:
                rows.release_retry(connection, retry_of, job_id)
            is_closed = rows.change_job(
                connection,
                job_id,
                from_states=(JobState.QUEUED,),
                to_state=JobState.CANCELED,
                now=now,
                failure=as_json(FAILURE, WITHDRAWN),
            )
            if is_closed:
                settle_charge(connection, job_id, now=now, is_paid=False)
                self._on_end(connection, job_id, JobState.CANCELED)

        await self._database.write(change)

    async def claim_publish(self, job_id: str) -> bool:
        """Claim the one publication of a private result; False if it is public already.

        A process killed while publishing holds its claim for ``PUBLISHING_SECONDS``.
        """
        now = self._clock.time()
        return await self._database.write(
            lambda connection: rows.claim_publish(
                connection, job_id, now, given_up_before=now - PUBLISHING_SECONDS
            )
        )

    async def unpublished(self, job_id: str) -> None:
        """Release the claim to a publication that failed."""
        await self._database.write(lambda connection: rows.release_publish(connection, job_id))

    async def published(self, job_id: str, message_id: int) -> None:
        """Record the message that shows it to everyone."""
        await self._change(job_id, None, published_message_id=message_id)

    async def claim_removal(self, job_id: str, *, by: int) -> bool:
        """Record that the job's pictures are removed; False if they were already."""
        now = self._clock.time()
        return await self._database.write(
            lambda connection: rows.claim_removal(connection, job_id, by=by, now=now)
        )

    async def _change(
        self,
        job_id: str,
        to_state: JobState | None,
        from_states: tuple[JobState, ...] = tuple(JobState),
        **values: Unpack[rows.JobChanges],
    ) -> bool:
        now = self._clock.time()
        return await self._database.write(
            lambda connection: rows.change_job(
                connection, job_id, from_states=from_states, to_state=to_state, now=now, **values
            )
        )

    async def _change_prediction(
        self,
        job_id: str,
        position: int,
        state: PredictionState,
        **values: Unpack[rows.PredictionChanges],
    ) -> None:
        before = prediction_states_before(state)

        def change(connection: Connection) -> None:
            is_changed = rows.change_prediction(
                connection,
                job_id,
                position,
                from_states=before,
                to_state=state,
                owner=self._owner,
                **values,
            )
            self._require(connection, job_id, f"prediction {position} {state}", is_so=is_changed)

        await self._database.write(change, is_single=True)

    def _require(self, connection: Connection, job_id: str, state: str, *, is_so: bool) -> None:
        """Undo the whole change where its row was not to be changed; say why."""
        if is_so:
            return
        row = rows.get_job(connection, job_id)
        if self._owner is not None and (row is None or row.owner != self._owner):
            raise NotOwnerError(f"job {job_id}")
        raise TransitionError(f"job {job_id} cannot become {state}")


def _job(connection: Connection, job_id: str) -> Job:
    row = rows.get_job(connection, job_id)
    if row is None:
        raise TransitionError(f"job {job_id} is not on record any more")
    return to_job(row)
