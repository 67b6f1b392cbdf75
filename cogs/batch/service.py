"""What a yes started, on record until its requester knows what became of it."""

from dataclasses import dataclass, replace

from pydantic import TypeAdapter
from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.db.errors import StoreError
from bot.db.one_time import OneTimeStore
from bot.errors import BotError, Failure, RefusedError, StoppingError
from bot.imagine.job import Job
from bot.imagine.request import ImagineRequest
from bot.imagine.run_context import RunContext
from bot.jobs.admission import Recording
from cogs.batch import repository as rows

DRAFT_SECONDS = 15 * 60.0
"""How long a yes is waited for."""

_REQUESTS = TypeAdapter(tuple[ImagineRequest, ...])

Drafts = OneTimeStore[tuple[ImagineRequest, ...]]


class DraftGoneError(RefusedError):
    """It is not on record: too old, or never was."""

    words_id = "refusal-draft-gone"


class DraftAnsweredError(RefusedError):
    """It was answered already."""

    words_id = "refusal-draft-answered"


class DraftNotYoursError(RefusedError):
    """Somebody else asked for it. Facts: ``person``."""

    words_id = "refusal-draft-not-yours"


def drafts_in(database: Database, *, clock: Clock) -> Drafts:
    """Return the drafts of a database."""
    return OneTimeStore(
        _REQUESTS,
        lasts_seconds=DRAFT_SECONDS,
        gone=DraftGoneError,
        not_theirs=DraftNotYoursError,
        taken=DraftAnsweredError,
        database=database,
        clock=clock,
    )


LEASE_SECONDS = 15.0
"""So long other processes leave a run to the one that took it on, or began a request of it."""
BATCH = 20

PASSING = (StoreError, StoppingError)
"""Easel's own troubles: no answer to a request, which is tried again."""


class BegunElsewhereError(BotError):
    """Another process has begun this request; nothing of this one is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One request of a run."""

    position: int
    request: ImagineRequest
    job_id: str | None
    """What it became; that job may have been withdrawn."""
    refusal: Failure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Requests that somebody said yes to."""

    id: str
    context: RunContext
    seen_at: float


_CONTEXT = TypeAdapter(RunContext)
_REQUEST = TypeAdapter(ImagineRequest)
_FAILURE = TypeAdapter(Failure)


class RunService:
    """Knows which requests of a run have begun: that is recorded together with their jobs."""

    def __init__(self, *, database: Database, drafts: Drafts, clock: Clock) -> None:
        self._database = database
        self._drafts = drafts
        self._clock = clock

    async def begin(self, draft_id: str, context: RunContext) -> Run:
        """Take a draft, and put on record that its requests shall begin.

        Raises:
            RefusedError: too late, somebody else's, or answered already.
        """
        run = Run(id=draft_id, context=context, seen_at=self._clock.time())
        row = rows.RunRow(
            id=run.id,
            user_id=context.asker.user_id,
            press=_CONTEXT.dump_json(context).decode(),
            seen_at=run.seen_at,
        )

        def record(connection: Connection) -> None:
            draft = self._drafts.take_in(connection, draft_id, context.asker.user_id)
            steps = [
                rows.RunRequestRow(
                    run_id=run.id,
                    position=position,
                    request=_REQUEST.dump_json(request).decode(),
                )
                for position, request in enumerate(draft.value)
            ]
            rows.insert_run(connection, row, steps)

        await self._database.write(record)
        return run

    async def steps(self, run: Run) -> list[Step]:
        """Return how far a run is; nothing where it is over."""
        found = await self._database.read(lambda connection: rows.requests_of(connection, run.id))
        return [
            Step(
                position=row.position,
                request=_REQUEST.validate_json(row.request),
                job_id=row.job_id,
                refusal=None if row.refusal is None else _FAILURE.validate_json(row.refusal),
            )
            for row in found
        ]

    def begun(self, run: Run, step: Step) -> Recording:
        """Return what the transaction that records a step's job has to do with it.

        It raises ``BegunElsewhereError`` where the step is not as it was seen.
        """
        seen = _row(run, step)

        def mark(connection: Connection, job: Job) -> None:
            if not rows.mark_begun(connection, seen, job.id):
                raise BegunElsewhereError(f"run {run.id}, request {step.position}")

        return mark

    async def refused(self, run: Run, step: Step, failure: Failure) -> None:
        """Record why a request does not begin, unless another process has begun it."""
        seen, refusal = _row(run, step), _FAILURE.dump_json(failure).decode()
        await self._database.write(lambda connection: rows.mark_refused(connection, seen, refusal))

    async def left(self, *, is_start: bool = False) -> list[Run]:
        """Return runs that no process goes on with.

        At its start the only process takes all; several leave each other some time.
        """
        is_alone = is_start and not self._database.is_shared
        before = self._clock.time() - (0.0 if is_alone else LEASE_SECONDS)
        found = await self._database.read(
            lambda connection: rows.runs_seen_before(connection, before, limit=BATCH)
        )
        return [
            Run(id=row.id, context=_CONTEXT.validate_json(row.press), seen_at=row.seen_at)
            for row in found
        ]

    async def take_over(self, run: Run) -> Run | None:
        """Take a run on, or keep it; None where another process has it now."""
        now = self._clock.time()
        is_taken = await self._database.write(
            lambda connection: rows.renew_run(connection, run.id, seen_at=run.seen_at, now=now)
        )
        return replace(run, seen_at=now) if is_taken else None

    async def over(self, run: Run) -> None:
        """Forget a run: its requester knows what became of it."""
        await self._database.write(lambda connection: rows.forget_run(connection, run.id))


def _row(run: Run, step: Step) -> rows.RunRequestRow:
    return rows.RunRequestRow(run_id=run.id, position=step.position, request="", job_id=step.job_id)
