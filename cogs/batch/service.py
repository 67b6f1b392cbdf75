"""Requests that wait to be confirmed, and batches of them once they are."""

from dataclasses import replace

from pydantic import TypeAdapter
from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.db.errors import StoreError
from bot.db.one_time import OneTimeStore
from bot.errors import BotError, Failure, RefusedError, StoppingError
from bot.imagine.batch_context import BatchContext
from bot.imagine.job import Job
from bot.imagine.request import ImagineRequest
from bot.jobs.gate import Recording
from cogs.batch import repository as rows
from cogs.batch.repository import Batch, BatchRequest

DRAFT_SECONDS = 15 * 60.0
"""How long requests can be confirmed."""
LEASE_SECONDS = 15.0
"""How long other processes leave a batch to the one that claimed it."""
BATCHES_AT_ONCE = 20

PASSING = (StoreError, StoppingError)
"""Easel's own troubles, after which a request is tried again: they do not refuse it."""

_REQUESTS = TypeAdapter(tuple[ImagineRequest, ...])

Drafts = OneTimeStore[tuple[ImagineRequest, ...]]


class DraftGoneError(RefusedError):
    """The draft is not on record: it is too old, or never was."""

    words_id = "refusal-draft-gone"


class DraftAnsweredError(RefusedError):
    """The draft was confirmed or dropped before."""

    words_id = "refusal-draft-answered"


class DraftNotYoursError(RefusedError):
    """The draft is another member's. Facts: ``person``."""

    words_id = "refusal-draft-not-yours"


class BegunElsewhereError(BotError):
    """Another process has begun this request; nothing of this attempt is kept."""


def drafts_in(database: Database, *, clock: Clock) -> Drafts:
    """Return the store of requests that wait to be confirmed."""
    return OneTimeStore(
        _REQUESTS,
        lasts_seconds=DRAFT_SECONDS,
        gone=DraftGoneError,
        not_theirs=DraftNotYoursError,
        taken=DraftAnsweredError,
        database=database,
        clock=clock,
    )


class BatchService:
    """Records which requests of a batch have begun, together with their jobs."""

    def __init__(self, *, database: Database, drafts: Drafts, clock: Clock) -> None:
        self._database = database
        self._drafts = drafts
        self._clock = clock

    async def confirm(self, draft_id: str, context: BatchContext) -> Batch:
        """Take a draft, and record that its requests shall begin.

        Raises:
            RefusedError: the draft is gone, another member's, or was answered before.
        """
        batch = Batch(id=draft_id, context=context, claimed_at=self._clock.time())

        def record(connection: Connection) -> None:
            draft = self._drafts.take_in(connection, draft_id, context.requester.user_id)
            rows.insert_batch(connection, batch, draft.value)

        await self._database.write(record)
        return batch

    def taken(self, draft_id: str, user_id: int) -> Recording:
        """Return what the transaction that records a job writes, to take the draft it comes from.

        It raises a ``RefusedError`` where the draft is gone, or was answered before.
        """

        def take(connection: Connection, _: Job) -> None:
            self._drafts.take_in(connection, draft_id, user_id)

        return take

    async def requests(self, batch: Batch) -> list[BatchRequest]:
        """Return how far a batch is; nothing if it is over."""
        return await self._database.read(lambda connection: rows.requests_of(connection, batch.id))

    def begun(self, batch: Batch, request: BatchRequest) -> Recording:
        """Return what the transaction that records a request's job also has to write.

        It raises ``BegunElsewhereError`` if the request is not as it was seen.
        """

        def mark(connection: Connection, job: Job) -> None:
            if not rows.mark_begun(connection, batch.id, request, job.id):
                raise BegunElsewhereError(f"batch {batch.id}, request {request.position}")

        return mark

    async def refused(self, batch: Batch, request: BatchRequest, failure: Failure) -> None:
        """Record why a request does not begin, unless another process has begun it."""
        await self._database.write(
            lambda connection: rows.mark_refused(connection, batch.id, request, failure)
        )

    async def abandoned(self, *, is_start: bool = False) -> list[Batch]:
        """Return some batches that no process works on.

        The only process of a database takes all of them at its start (``is_start``); several
        leave each other ``LEASE_SECONDS``.
        """
        is_alone = is_start and not self._database.is_shared
        before = self._clock.time() - (0.0 if is_alone else LEASE_SECONDS)
        return await self._database.read(
            lambda connection: rows.batches_claimed_before(
                connection, before, limit=BATCHES_AT_ONCE
            )
        )

    async def claim(self, batch: Batch) -> Batch | None:
        """Claim a batch, or renew the claim; None if another process has it now."""
        now = self._clock.time()
        is_claimed = await self._database.write(
            lambda connection: rows.claim_batch(connection, batch, now=now)
        )
        return replace(batch, claimed_at=now) if is_claimed else None

    async def finish(self, batch: Batch) -> None:
        """Delete a batch: its requester knows what became of it."""
        await self._database.write(lambda connection: rows.delete_batch(connection, batch.id))
