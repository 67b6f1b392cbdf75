"""What a yes to several requests started, as rows; each request begins once.

Changes name what they were made upon and tell whether that was still so: of two processes that go
on with the same run, one begins each request.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select, update

from bot.db.personal import Erasure, PersonalColumn
from bot.db.tables import run_requests, runs

PERSONAL = (
    PersonalColumn(
        column=runs.c.user_id,
        erasure=Erasure.DELETES,
        is_exported=True,
        withheld=(runs.c.press,),  # holds the token that answers it
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRequestRow:
    """One of the requests: open, begun (``job_id``) or refused."""

    run_id: str
    position: int
    request: str
    """JSON."""
    job_id: str | None = None
    refusal: str | None = None
    """JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """What somebody said yes to, and nobody has told them the end of."""

    id: str
    """That of the draft, 32 hexadecimal digits."""
    user_id: int
    press: str
    """JSON."""
    seen_at: float
    """When a process took it on, in unix seconds."""


def insert_run(connection: Connection, run: RunRow, requests: Sequence[RunRequestRow]) -> None:
    """Add a run with its requests."""
    connection.execute(insert(runs), asdict(run))
    connection.execute(insert(run_requests), [asdict(request) for request in requests])


def runs_seen_before(connection: Connection, seen_before: float, *, limit: int) -> list[RunRow]:
    """Return the runs that no process took on since then, those left longest first."""
    query = select(runs).where(runs.c.seen_at <= seen_before).order_by(runs.c.seen_at).limit(limit)
    return [RunRow(**row) for row in connection.execute(query).mappings()]


def requests_of(connection: Connection, run_id: str) -> list[RunRequestRow]:
    """Return the requests of a run in their order; none where it is over."""
    query = (
        select(run_requests)
        .where(run_requests.c.run_id == run_id)
        .order_by(run_requests.c.position)
    )
    return [RunRequestRow(**row) for row in connection.execute(query).mappings()]


def renew_run(connection: Connection, run_id: str, *, seen_at: float, now: float) -> bool:
    """Take a run over from whoever took it on at ``seen_at``; False where others did."""
    is_as_seen = and_(runs.c.id == run_id, runs.c.seen_at == seen_at)
    return connection.execute(update(runs).where(is_as_seen).values(seen_at=now)).rowcount == 1


def mark_begun(connection: Connection, seen: RunRequestRow, job_id: str) -> bool:
    """Record which job a request became; False where it is not as it was seen."""
    begun = update(run_requests).where(_is_as(seen)).values(job_id=job_id)
    return connection.execute(begun).rowcount == 1


def mark_refused(connection: Connection, seen: RunRequestRow, refusal: str) -> bool:
    """Record why a request did not begin; False where it is not as it was seen."""
    refused = update(run_requests).where(_is_as(seen)).values(job_id=None, refusal=refusal)
    return connection.execute(refused).rowcount == 1


def forget_run(connection: Connection, run_id: str) -> None:
    """Drop a run that is over."""
    connection.execute(delete(runs).where(runs.c.id == run_id))


def _is_as(seen: RunRequestRow) -> ColumnElement[bool]:
    return and_(
        run_requests.c.run_id == seen.run_id,
        run_requests.c.position == seen.position,
        run_requests.c.job_id.is_not_distinct_from(seen.job_id),
        run_requests.c.refusal.is_(None),
    )
