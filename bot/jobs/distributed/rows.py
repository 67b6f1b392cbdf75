"""Statements on jobs that several processes share."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, select, text, update

from bot.db.tables import jobs, turns
from bot.imagine.job import JobState
from bot.jobs.distributed.membership import UNFINISHED_STATES
from bot.jobs.distributed.queue import QUEUE
from bot.jobs.ledger import UNFINISHED

_IS_WORKER = text("SELECT EXISTS (SELECT 1 FROM procrastinate_workers WHERE id = :id)")
_CLAIM = text(
    "UPDATE jobs SET owner = :worker_id WHERE id = :id AND state = ANY(:states)"
    " AND (owner IS NULL OR owner = :worker_id) RETURNING"
    " greatest(coalesce(shown_until, 0) - extract(epoch FROM clock_timestamp()), 0)"
)
# A job that is just being taken is locked: its new owner shows its progress.
_WAITING = text(
    "UPDATE jobs SET shown_until = extract(epoch FROM clock_timestamp()) + :seconds"
    " WHERE id IN (SELECT id FROM jobs WHERE id = ANY(:ids) AND owner IS NULL"
    " AND state = 'queued' FOR UPDATE SKIP LOCKED) RETURNING id"
)
_STILL_WAITING = text(
    "SELECT id FROM jobs WHERE id = ANY(:ids) AND owner IS NULL AND state = 'queued'"
)
# The order in which the queue gives them out.
_PLACES = text(
    "SELECT queueing_lock AS job_id, row_number() OVER (ORDER BY priority DESC, id) AS place"
    " FROM procrastinate_jobs WHERE queue_name = :queue AND status = 'todo'"
)
_FORGOTTEN = text(
    "SELECT id, user_id, lane FROM jobs WHERE state = ANY(:states) AND created_at < :before"
    " AND (owner IS NULL OR owner NOT IN (SELECT id FROM procrastinate_workers))"
    " AND NOT EXISTS (SELECT 1 FROM procrastinate_jobs entry"
    " WHERE entry.queueing_lock = jobs.id AND entry.status IN ('todo', 'doing'))"
)
# One that was taken already, by a try whose answer was lost, is there and counts.
_TAKE_TURN = text(
    "INSERT INTO turns (id, user_id, worker_id)"
    " SELECT CAST(:id AS varchar), CAST(:user_id AS bigint), CAST(:worker_id AS bigint)"
    " WHERE :is_running"
    " OR (SELECT count(*) FROM turns WHERE user_id = :user_id AND id <> :id) < :limit"
    " ON CONFLICT (id) DO UPDATE SET id = turns.id RETURNING id"
)
_GIVE_TURN_BACK = delete(turns).where(turns.c.id == bindparam("its_id"))
_TAKEN_ENTRIES = text(
    "SELECT id, queueing_lock FROM procrastinate_jobs"
    " WHERE queue_name = :queue AND status = 'doing' AND worker_id = :worker_id"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A job that this worker owns now."""

    quiet_seconds: float
    """How long another process's progress edit may still arrive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Another worker that is alive owns the job."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Over:
    """There is nothing left to do for the job."""


def claim(connection: Connection, job_id: str, worker_id: int) -> Claim | Elsewhere | Over:
    """Make a worker the job's owner, unless the job is over or its owner is alive."""
    facts = {"id": job_id, "worker_id": worker_id, "states": UNFINISHED_STATES}
    quiet_seconds = connection.execute(_CLAIM, facts).scalar()
    if quiet_seconds is not None:
        return Claim(quiet_seconds=float(quiet_seconds))
    row = connection.execute(
        select(jobs.c.owner, jobs.c.state).where(jobs.c.id == job_id).with_for_update()
    ).first()
    if row is None or row.state not in UNFINISHED:
        return Over()
    # Locked first, then looked at: whoever owns it now may have registered meanwhile.
    if connection.execute(_IS_WORKER, {"id": row.owner}).scalar_one():
        return Elsewhere()
    connection.execute(update(jobs).where(jobs.c.id == job_id).values(owner=None))
    return Claim(quiet_seconds=float(connection.execute(_CLAIM, facts).scalar_one()))


def release(connection: Connection, job_id: str, worker_id: int) -> None:
    """Give up the ownership of a job."""
    connection.execute(
        update(jobs).where(jobs.c.id == job_id, jobs.c.owner == worker_id).values(owner=None)
    )


def owner_of(connection: Connection, job_id: str) -> int | None:
    """Return the job's owner, locked until the transaction ends."""
    return connection.execute(
        select(jobs.c.owner).where(jobs.c.id == job_id).with_for_update()
    ).scalar()


def request_cancel(connection: Connection, job_id: str, user_id: int) -> bool:
    """Record who cancels; False if the job is cancelled already, or its outcome is recorded."""
    changed = connection.execute(
        update(jobs)
        .where(
            jobs.c.id == job_id,
            jobs.c.canceled_by.is_(None),
            jobs.c.state.in_([JobState.QUEUED, JobState.DRAWING]),
        )
        .values(canceled_by=user_id)
    )
    return changed.rowcount == 1


def take_turn(  # noqa: PLR0913 - a turn's facts, all but two by name
    connection: Connection,
    turn_id: str,
    *,
    user_id: int,
    worker_id: int,
    limit: int,
    is_running: bool,
) -> bool:
    """Count a prediction in; False where the person has as many as may be, unless it runs.

    The person's id has to be among the operation's ``lock_keys``.
    """
    facts = {"id": turn_id, "user_id": user_id, "worker_id": worker_id}
    terms = {"limit": limit, "is_running": is_running}
    return connection.execute(_TAKE_TURN, facts | terms).first() is not None


def give_turn_back(connection: Connection, turn_id: str) -> None:
    """Give a prediction's slot back."""
    connection.execute(_GIVE_TURN_BACK, {"its_id": turn_id})


def still_waiting(connection: Connection, job_ids: Collection[str]) -> Mapping[str, int]:
    """Return the jobs that no worker has taken, with their places in the queue."""
    waiting = {row.id for row in connection.execute(_STILL_WAITING, {"ids": list(job_ids)})}
    if not waiting:
        return {}
    places = {row.job_id: row.place for row in connection.execute(_PLACES, {"queue": QUEUE})}
    # One that is not queued yet, or just being taken: behind everybody who is.
    return {job_id: places.get(job_id, len(places) + 1) for job_id in waiting}


def announce_edit(
    connection: Connection, job_ids: Collection[str], *, seconds: float
) -> Collection[str]:
    """Announce an edit of these jobs' replies; return those that still wait."""
    facts = {"ids": list(job_ids), "seconds": seconds}
    return {row.id for row in connection.execute(_WAITING, facts)}


def forgotten(connection: Connection, *, before: float) -> list[tuple[str, int, int]]:
    """Return (id, person, lane) of unfinished jobs without owner and queue entry."""
    found = connection.execute(_FORGOTTEN, {"states": UNFINISHED_STATES, "before": before})
    return [(row.id, row.user_id, row.lane or 0) for row in found]


def taken_entries(connection: Connection, worker_id: int) -> list[tuple[int, str]]:
    """Return (entry, job) of all entries that the worker has taken."""
    facts = {"queue": QUEUE, "worker_id": worker_id}
    return [(row.id, row.queueing_lock) for row in connection.execute(_TAKEN_ENTRIES, facts)]
