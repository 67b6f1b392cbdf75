"""Statements on which processes are alive, and which jobs the dead ones have left.

The queue's tables are Procrastinate's own (its schema 3.x); the heartbeats in it are looked at and
set here directly, because its functions do not tell whether a worker was still there.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

from bot.jobs.distributed.queue import QUEUE
from bot.jobs.distributed.timing import DEAD_SECONDS
from bot.jobs.ledger import UNFINISHED

_RECLAIMING = 0x73776565
"""The number of the lock under which one process at a time reclaims jobs."""

STEPPING_BACK = 0x73746570
"""The number of the lock under which one process at a time steps back: one has to stay."""

_REGISTER = text("SELECT worker_id FROM procrastinate_register_worker_v1()")
_DESCRIBE = text("INSERT INTO workers (id, is_dedicated) VALUES (:id, :is_dedicated)")
_STEP_BACK = text(
    "DELETE FROM workers WHERE id = :id AND EXISTS (SELECT 1"
    " FROM workers other JOIN procrastinate_workers USING (id) WHERE other.id <> :id"
    " AND last_heartbeat > clock_timestamp() - make_interval(secs => :dead))"
)
_COME_BACK = text(
    "INSERT INTO workers (id, is_dedicated) VALUES (:id, :is_dedicated) ON CONFLICT DO NOTHING"
)
_UNREGISTER = text("SELECT procrastinate_unregister_worker_v1(:id)")
# What else is asked does not see the heartbeat itself yet.
_HEARTBEAT = text(
    "WITH heartbeat AS (UPDATE procrastinate_workers SET last_heartbeat = clock_timestamp()"
    " WHERE id = :id RETURNING id)"
    " SELECT count(alive.id) AS everybody,"
    " count(alive.id) FILTER (WHERE alive.is_dedicated) AS dedicated,"
    " ARRAY(SELECT id FROM jobs WHERE owner = :id AND canceled_by IS NOT NULL"
    " AND state = ANY(:states)) AS canceled"
    " FROM heartbeat LEFT JOIN (SELECT workers.id, is_dedicated FROM workers"
    " JOIN procrastinate_workers USING (id) WHERE id = :id"
    " OR last_heartbeat > clock_timestamp() - make_interval(secs => :dead)) AS alive ON true"
    " GROUP BY heartbeat.id"
)
_OTHERS = text(
    "SELECT EXISTS (SELECT 1 FROM procrastinate_workers"
    " WHERE id <> :id AND last_heartbeat > clock_timestamp() - make_interval(secs => :dead))"
)
# What every process asks every two seconds: mostly there is nothing left behind.
_IS_ANY_LEFT = text(
    "SELECT EXISTS (SELECT 1 FROM procrastinate_workers"
    " WHERE last_heartbeat < clock_timestamp() - make_interval(secs => :dead))"
    " OR EXISTS (SELECT 1 FROM procrastinate_jobs"
    " WHERE queue_name = :queue AND status = 'doing' AND worker_id IS NULL)"
)
_TRY_LOCK = text("SELECT pg_try_advisory_xact_lock(:key)")
# The following statements read rows of other processes, which may hang in the middle of a change:
# locked rows are left for the next round.
_BURY = text(
    "DELETE FROM procrastinate_workers WHERE id IN (SELECT id FROM procrastinate_workers"
    " WHERE last_heartbeat < clock_timestamp() - make_interval(secs => :dead)"
    " FOR UPDATE SKIP LOCKED)"
)
_FORGET_WORKERS = text(
    "DELETE FROM workers WHERE id IN (SELECT id FROM workers"
    " WHERE id NOT IN (SELECT id FROM procrastinate_workers) FOR UPDATE SKIP LOCKED)"
)
_FREE_TURNS = text(
    "DELETE FROM turns WHERE id IN (SELECT id FROM turns"
    " WHERE worker_id NOT IN (SELECT id FROM procrastinate_workers) FOR UPDATE SKIP LOCKED)"
)
# Two entries of one job, of which one waits: the other would not be let back into the queue.
_DROP_DOUBLES = text(
    "DELETE FROM procrastinate_jobs WHERE id IN (SELECT taken.id"
    " FROM procrastinate_jobs taken JOIN procrastinate_jobs waiting USING (queueing_lock)"
    " WHERE taken.queue_name = :queue AND taken.status = 'doing' AND taken.worker_id IS NULL"
    " AND waiting.status = 'todo' FOR UPDATE OF taken SKIP LOCKED)"
)
_QUEUE_AGAIN = text(
    "SELECT queueing_lock, procrastinate_retry_job_v2(id, clock_timestamp(), NULL, NULL, NULL)"
    " FROM (SELECT id, queueing_lock FROM procrastinate_jobs"
    " WHERE queue_name = :queue AND status = 'doing' AND worker_id IS NULL"
    " FOR UPDATE SKIP LOCKED) AS left_behind"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a worker hears when it says that it lives."""

    everybody: int
    """How many processes there are, but for those that left drawing to others for a while."""
    dedicated: int
    """How many of them are dedicated workers."""
    canceled: Sequence[str]
    """The worker's jobs that were cancelled and have no outcome yet."""


def register(connection: Connection, *, is_dedicated: bool) -> int:
    """Add a worker and return its id, which was never used before."""
    worker_id = int(connection.execute(_REGISTER).scalar_one())
    connection.execute(_DESCRIBE, {"id": worker_id, "is_dedicated": is_dedicated})
    return worker_id


def step_back(connection: Connection, worker_id: int) -> bool:
    """Remove a process from those that draw; False if no other one is left that does.

    To be called under ``STEPPING_BACK``.
    """
    facts = {"id": worker_id, "dead": DEAD_SECONDS}
    return connection.execute(_STEP_BACK, facts).rowcount == 1


def come_back(connection: Connection, worker_id: int, *, is_dedicated: bool) -> None:
    """Add a process to those that draw again."""
    connection.execute(_COME_BACK, {"id": worker_id, "is_dedicated": is_dedicated})


def unregister(connection: Connection, worker_id: int) -> None:
    """Remove a worker."""
    connection.execute(_UNREGISTER, {"id": worker_id})
    connection.execute(_FORGET_WORKERS)
    connection.execute(_FREE_TURNS)


def heartbeat(connection: Connection, worker_id: int) -> Answer | None:
    """Record a worker's heartbeat; None if the worker was removed."""
    facts = {"id": worker_id, "dead": DEAD_SECONDS, "states": ["queued", "drawing"]}
    found = connection.execute(_HEARTBEAT, facts).first()
    if found is None:
        return None
    return Answer(everybody=found.everybody, dedicated=found.dedicated, canceled=found.canceled)


def others_alive(connection: Connection, worker_id: int) -> bool:
    """Whether another process is alive."""
    facts = {"id": worker_id, "dead": DEAD_SECONDS}
    return bool(connection.execute(_OTHERS, facts).scalar_one())


def reclaim(connection: Connection, *, may_judge: bool) -> Sequence[str]:
    """Queue the jobs of removed workers again; return their ids.

    With ``may_judge``, workers whose heartbeat stopped are removed first.
    """
    facts = {"dead": DEAD_SECONDS, "queue": QUEUE}
    if not connection.execute(_IS_ANY_LEFT, facts).scalar_one():
        return ()
    if not connection.execute(_TRY_LOCK, {"key": _RECLAIMING}).scalar_one():
        return ()
    if may_judge:
        buried = connection.execute(_BURY, {"dead": DEAD_SECONDS})
        if buried.rowcount:
            connection.execute(_FORGET_WORKERS)
            connection.execute(_FREE_TURNS)
    connection.execute(_DROP_DOUBLES, {"queue": QUEUE})
    again = connection.execute(_QUEUE_AGAIN, {"queue": QUEUE})
    return [row.queueing_lock for row in again]


UNFINISHED_STATES = list(UNFINISHED)
"""As an array for PostgreSQL."""
