"""Statements of batches: requests that somebody confirmed, until they know what became of each.

Changes name what they were made upon and tell whether that was still so: of two processes that
work on the same batch, one begins each request.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select, update

from bot.db.personal import Erasure, PersonalColumn
from bot.db.tables import run_requests, runs
from bot.errors import Failure
from bot.imagine.batch_context import BatchContext
from bot.imagine.request import ImagineRequest

PERSONAL = (
    PersonalColumn(
        column=runs.c.user_id,
        erasure=Erasure.DELETES,
        is_exported=True,
        withheld=(runs.c.press,),  # holds the token that answers it
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Requests that somebody confirmed together."""

    id: str
    """Its draft's: 32 hexadecimal digits."""
    context: BatchContext
    claimed_at: float
    """When a process last claimed it, in Unix seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRequest:
    """One request of a batch: open, begun (``job_id``) or refused."""

    position: int
    request: ImagineRequest
    job_id: str | None
    """The job it became, which may have been withdrawn."""
    refusal: Failure | None


_CONTEXT = TypeAdapter(BatchContext)
_REQUEST = TypeAdapter(ImagineRequest)
_FAILURE = TypeAdapter(Failure)


def insert_batch(connection: Connection, batch: Batch, requests: Sequence[ImagineRequest]) -> None:
    """Add a batch with its requests."""
    connection.execute(
        insert(runs),
        {
            "id": batch.id,
            "user_id": batch.context.requester.user_id,
            "press": _CONTEXT.dump_json(batch.context, by_alias=True).decode(),
            "seen_at": batch.claimed_at,
        },
    )
    connection.execute(
        insert(run_requests),
        [
            {
                "run_id": batch.id,
                "position": position,
                "request": _REQUEST.dump_json(request).decode(),
            }
            for position, request in enumerate(requests)
        ],
    )


def batches_claimed_before(connection: Connection, before: float, *, limit: int) -> list[Batch]:
    """Return the batches that no process claimed since then, those left longest first."""
    query = select(runs).where(runs.c.seen_at <= before).order_by(runs.c.seen_at).limit(limit)
    return [
        Batch(id=row.id, context=_CONTEXT.validate_json(row.press), claimed_at=row.seen_at)
        for row in connection.execute(query)
    ]


def requests_of(connection: Connection, batch_id: str) -> list[BatchRequest]:
    """Return the requests of a batch in their order; none if it is over."""
    query = (
        select(run_requests)
        .where(run_requests.c.run_id == batch_id)
        .order_by(run_requests.c.position)
    )
    return [
        BatchRequest(
            position=row.position,
            request=_REQUEST.validate_json(row.request),
            job_id=row.job_id,
            refusal=None if row.refusal is None else _FAILURE.validate_json(row.refusal),
        )
        for row in connection.execute(query)
    ]


def claim_batch(connection: Connection, seen: Batch, *, now: float) -> bool:
    """Claim a batch as it was seen; False if another process has claimed it since."""
    is_as_seen = and_(runs.c.id == seen.id, runs.c.seen_at == seen.claimed_at)
    return connection.execute(update(runs).where(is_as_seen).values(seen_at=now)).rowcount == 1


def mark_begun(connection: Connection, batch_id: str, seen: BatchRequest, job_id: str) -> bool:
    """Record which job a request became; False if it is not as it was seen."""
    begun = update(run_requests).where(_is_as(batch_id, seen)).values(job_id=job_id)
    return connection.execute(begun).rowcount == 1


def mark_refused(
    connection: Connection, batch_id: str, seen: BatchRequest, refusal: Failure
) -> None:
    """Record why a request did not begin, unless it is not as it was seen."""
    text = _FAILURE.dump_json(refusal).decode()
    connection.execute(
        update(run_requests).where(_is_as(batch_id, seen)).values(job_id=None, refusal=text)
    )


def delete_batch(connection: Connection, batch_id: str) -> None:
    """Delete a batch with its requests."""
    connection.execute(delete(runs).where(runs.c.id == batch_id))


def _is_as(batch_id: str, seen: BatchRequest) -> ColumnElement[bool]:
    return and_(
        run_requests.c.run_id == batch_id,
        run_requests.c.position == seen.position,
        run_requests.c.job_id.is_not_distinct_from(seen.job_id),
        run_requests.c.refusal.is_(None),
    )
