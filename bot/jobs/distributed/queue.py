"""Procrastinate's queue, on the database's own connection."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, cast

from procrastinate.connector import BaseAsyncConnector, BaseConnector
from procrastinate.jobs import Job as QueueJob
from procrastinate.jobs import Status
from procrastinate.manager import JobManager
from psycopg.types.json import Jsonb
from sqlalchemy import Connection, text

from bot.db.database import Database
from bot.db.errors import StoreFailedError

logger = logging.getLogger(__name__)

QUEUE = "easel"
TASK = "draw"
TURN = 2520
"""Between two jobs of a person with one turn; every number of turns up to 10 divides it."""

# The next to begin has the smallest tag of all that wait; where nobody waits, it starts at zero.
_START_TAG = text(
    "SELECT greatest(coalesce(min(-priority), 0),"
    " coalesce(max(-priority) FILTER (WHERE split_part(lock, ':', 2) = CAST(:user_id AS text))"
    " + :step, 0))"
    " FROM procrastinate_jobs WHERE queue_name = :queue AND status = 'todo'"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A queue entry that this process has taken."""

    id: int
    job_id: str


class JobQueue:
    """Which job is next: people take turns, each person's lanes one job at a time.

    A job's priority is the negative of its start tag (start-time fair queueing): it follows the
    person's last waiting job by a step, and no job that comes now is put before the next to begin.
    The step is the shorter the more turns the person has.
    """

    def __init__(self, *, database: Database) -> None:
        self._manager = JobManager(StoreConnector(database))

    def defer(
        self, connection: Connection, *, job_id: str, user_id: int, lane: int, weight: int = 1
    ) -> None:
        """Queue a job in this transaction; ``weight`` is how many turns the person has."""
        tag = connection.execute(
            _START_TAG, {"queue": QUEUE, "user_id": user_id, "step": TURN // weight}
        ).scalar_one()
        self._manager.defer_job(
            QueueJob(
                id=None,
                status=None,
                queue=QUEUE,
                priority=-int(tag),
                lock=f"user:{user_id}:{lane}",
                queueing_lock=job_id,
                task_name=TASK,
                task_kwargs={"job_id": job_id},
            ),
            connection=connection,
        )

    async def fetch(self, worker_id: int) -> Entry | None:
        """Take the next entry whose lane is free; None if there is none."""
        job = await self._manager.fetch_job(queues=[QUEUE], worker_id=worker_id)
        if job is None or job.id is None:
            return None
        return Entry(id=job.id, job_id=str(job.task_kwargs["job_id"]))

    async def finish(self, entry: Entry) -> None:
        """Delete the entry of a finished job, which frees its lane."""
        try:
            await self._manager.finish_job_by_id_async(
                job_id=entry.id, status=Status.SUCCEEDED, delete_job=True
            )
        except StoreFailedError as error:
            logger.debug("entry %d was dropped already: %s", entry.id, error)

    async def hand_back(self, entry: Entry, *, wait_seconds: float = 0.0) -> None:
        """Put an entry back after ``wait_seconds``, for any process."""
        retry_at = datetime.now(UTC) + timedelta(seconds=wait_seconds)
        try:
            await self._manager.retry_job_by_id_async(job_id=entry.id, retry_at=retry_at)
        except StoreFailedError as error:
            # The job is queued a second time, so this entry is redundant.
            logger.debug("entry %d is not handed back: %s", entry.id, error)
            await self.finish(entry)


class StoreConnector(BaseAsyncConnector):
    """Runs Procrastinate's queries on the database thread, grouped with all others.

    Its own connector brings a pool of its own, which after an outage waits longer than a heartbeat
    may; this way there is one connection, and one opinion on whether PostgreSQL is away.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def get_sync_connector(self) -> BaseConnector:
        """Return a connector whose queries run inside an operation."""
        return self

    async def execute_query_async(self, query: str, **arguments: Any) -> None:  # noqa: ANN401 - Procrastinate's signature, here and below
        """Run a query."""
        await self._database.write(partial(_run, query=query, arguments=arguments))

    async def execute_query_one_async(self, query: str, **arguments: Any) -> dict[str, Any]:  # noqa: ANN401
        """Run a query that gives one row."""
        (row,) = await self.execute_query_all_async(query, **arguments)
        return row

    async def execute_query_all_async(self, query: str, **arguments: Any) -> list[dict[str, Any]]:  # noqa: ANN401
        """Run a query that gives rows."""
        return await self._database.write(partial(_rows, query=query, arguments=arguments))

    def execute_query_all_with_connection(
        self,
        connection: Any,  # noqa: ANN401
        query: str,
        **arguments: Any,  # noqa: ANN401
    ) -> list[dict[str, Any]]:
        """Run a query inside an operation of the store."""
        return _rows(connection, query, arguments)


def _run(connection: Connection, query: str, arguments: Mapping[str, Any]) -> None:
    connection.exec_driver_sql(query, _wrapped(arguments))


def _rows(connection: Connection, query: str, arguments: Mapping[str, Any]) -> list[dict[str, Any]]:
    found = connection.exec_driver_sql(query, _wrapped(arguments))
    return [dict(row) for row in found.mappings()]


def _wrapped(arguments: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _json_marked(value) for name, value in arguments.items()}


def _json_marked(value: object) -> object:
    if isinstance(value, dict):
        return Jsonb(value)
    if isinstance(value, tuple):
        return tuple(_json_marked(item) for item in cast("tuple[object, ...]", value))
    if isinstance(value, list):
        return [_json_marked(item) for item in cast("list[object]", value)]
    return value
