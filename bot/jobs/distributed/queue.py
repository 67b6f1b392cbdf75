"""Procrastinate's queue: its tables and functions, called on the database's own connection.

Its Python side would bring a pool of its own, which after an outage waits longer than a heartbeat
may. This way there is one connection, and one opinion on whether PostgreSQL is away.
"""

import logging
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection, text

from bot.db.database import Database
from bot.db.errors import StoreFailedError
from bot.jobs.distributed.timing import FRESH_SECONDS

logger = logging.getLogger(__name__)

QUEUE = "easel"
TASK = "draw"
PASSED_ON = "passed on"
_NOBODY = 0
TURN = 2520
"""Between two jobs of a person with one turn; every number of turns up to 10 divides it."""

# Whoever draws: a worker, or any process where there is none. By chance, so that all get as many.
_CALLED = (
    "SELECT id FROM workers JOIN procrastinate_workers USING (id)"
    " WHERE last_heartbeat > clock_timestamp() - make_interval(secs => :fresh) AND id <> :not_to"
    " ORDER BY is_dedicated DESC, random() LIMIT 1"
)
_CALL = text(f"SELECT pg_notify('easel_work_' || id, :what) FROM ({_CALLED}) AS called")  # noqa: S608 - ours
# The next to begin has the smallest tag of all that wait; where nobody waits, it starts at zero.
_DEFER = text(
    "SELECT procrastinate_defer_jobs_v1(ARRAY[ROW(CAST(:queue AS varchar), CAST(:task AS varchar),"  # noqa: S608 - ours
    " CAST(-tag AS integer), CAST(:lane AS text), CAST(:job_id AS text),"
    " jsonb_build_object('job_id', CAST(:job_id AS text)), NULL)"
    "::procrastinate_job_to_defer_v1]),"
    " CASE WHEN called.id IS NOT NULL THEN pg_notify('easel_work_' || called.id, '') END"
    " FROM (SELECT greatest(coalesce(min(-priority), 0), coalesce(max(-priority)"
    " FILTER (WHERE split_part(lock, ':', 2) = CAST(:user_id AS text)) + :step, 0)) AS tag"
    " FROM procrastinate_jobs WHERE queue_name = :queue AND status = 'todo') AS start"
    f" LEFT JOIN ({_CALLED}) AS called ON true"
    " WHERE NOT EXISTS (SELECT 1 FROM procrastinate_jobs"
    " WHERE queueing_lock = :job_id AND status = 'todo')"
)
_FETCH = text(
    "SELECT id, queueing_lock FROM procrastinate_fetch_job_v2(ARRAY[CAST(:queue AS varchar)],"
    " :worker_id)"
)
_FINISH = text(
    "SELECT procrastinate_finish_job_v1(:id, 'succeeded', true), EXISTS (SELECT 1"
    " FROM procrastinate_jobs WHERE queue_name = :queue AND status = 'todo') AS is_next"
)
_HAND_BACK = text(
    "SELECT procrastinate_retry_job_v2(:id, clock_timestamp() + make_interval(secs => :seconds),"
    " NULL, NULL, NULL)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A queue entry that this process has taken."""

    id: int
    job_id: str


def call_channel(worker_id: int) -> str:
    """Return the channel on which this worker alone hears that there is a job to take."""
    return f"easel_work_{worker_id}"


def pass_on(connection: Connection, *, not_to: int) -> None:
    """Tell one process that draws, but not this one, that there is a job to take.

    It does not pass that on in turn, or full processes would tell each other for ever.
    """
    connection.execute(_CALL, {"fresh": FRESH_SECONDS, "not_to": not_to, "what": PASSED_ON})


def defer(connection: Connection, *, job_id: str, user_id: int, lane: int, weight: int = 1) -> None:
    """Queue a job that does not wait yet, and tell one process that draws.

    What is said may be lost, so all of them look now and then as well.

    A job's priority is the negative of its start tag (start-time fair queueing): it follows the
    person's last waiting job by a step, and no job that comes now is put before the next to begin.
    The step is the shorter the more turns (``weight``) the person has. Each lane has one job at a
    time.
    """
    connection.execute(
        _DEFER,
        {
            "queue": QUEUE,
            "task": TASK,
            "job_id": job_id,
            "user_id": user_id,
            "lane": f"user:{user_id}:{lane}",
            "step": TURN // weight,
            "fresh": FRESH_SECONDS,
            "not_to": _NOBODY,
        },
    )


def fetch(connection: Connection, worker_id: int) -> Entry | None:
    """Take the next entry whose lane is free; None if there is none."""
    found = connection.execute(_FETCH, {"queue": QUEUE, "worker_id": worker_id}).one()
    return None if found.id is None else Entry(id=found.id, job_id=found.queueing_lock)


async def finish(database: Database, entry: Entry) -> bool:
    """Delete the entry of a finished job, which frees its lane; tell whether others wait.

    Raises:
        StoreAwayError: the database is away.
    """
    facts = {"id": entry.id, "queue": QUEUE}
    try:
        return await database.write(
            lambda connection: bool(connection.execute(_FINISH, facts).one().is_next),
            is_single=True,
        )
    except StoreFailedError as error:
        logger.debug("entry %d was dropped already: %s", entry.id, error)
        return True


async def hand_back(database: Database, entry: Entry, *, wait_seconds: float = 0.0) -> None:
    """Put an entry back after ``wait_seconds``, for any process.

    Raises:
        StoreAwayError: the database is away.
    """
    facts = {"id": entry.id, "seconds": wait_seconds}
    try:
        await database.write(partial(_hand_back, facts=facts), is_single=True)
    except StoreFailedError as error:
        # The job is queued a second time, so this entry is redundant.
        logger.debug("entry %d is not handed back: %s", entry.id, error)
        await finish(database, entry)


def _hand_back(connection: Connection, facts: dict[str, float]) -> None:
    connection.execute(_HAND_BACK, facts)
