"""How often a job asks PostgreSQL: whoever adds a trip to the server finds it here."""

import time
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import Connection, Engine, event

from bot.jobs.distributed import runner as runner_module
from bot.jobs.distributed.timing import QUEUE_POLL_SECONDS
from tests.fakes.backend import held
from tests.fakes.requests import a_reply
from tests.harness.app_harness import eventually
from tests.harness.runner_cluster import RunnerCluster
from tests.servers.postgres import PostgresServer

# What every process does every few seconds, with jobs or without.
_BESIDE = (
    "last_heartbeat = clock_timestamp()",
    "pg_try_advisory_xact_lock",
    "owner NOT IN (SELECT id FROM procrastinate_workers)",
    "status = 'doing' AND worker_id =",
    "FROM jobs WHERE id = ANY",
    "alembic_version",
    "FROM outages",
)
JOBS = 10
_TAKE = "procrastinate_fetch_job_v2"


class Trips:
    """The transactions of a while, each as what was sent to the server for it."""

    def __init__(self) -> None:
        self._open: dict[Connection, list[str]] = {}
        self._done: list[list[str]] = []

    def begun(self, connection: Connection) -> None:
        driver = connection.connection.driver_connection
        assert isinstance(driver, psycopg.Connection)
        self._open[connection] = [] if driver.autocommit else ["BEGIN"]

    def sent(self, connection: Connection, statement: str) -> None:
        self._open.setdefault(connection, []).append(statement)

    def ended(self, connection: Connection, how: str) -> None:
        sent = self._open.pop(connection, None)
        if sent:
            self._done.append([*sent, how] if sent[0] == "BEGIN" else sent)

    def of_jobs(self) -> list[list[str]]:
        """All but what is done beside, and looks that found nothing."""
        return [
            one
            for one in self._done
            if not any(mark in statement for mark in _BESIDE for statement in one)
            and not _is_empty_look(one)
        ]

    def empty_looks(self) -> int:
        return sum(_is_empty_look(one) for one in self._done)


def _is_empty_look(transaction: list[str]) -> bool:
    return len(transaction) == 3 and _TAKE in transaction[1]


@contextmanager
def _watched() -> Generator[Trips]:
    trips = Trips()

    def sent(connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        trips.sent(connection, statement)

    listeners: dict[str, Callable[..., Any]] = {
        "begin": trips.begun,
        "before_cursor_execute": sent,
        "savepoint": lambda connection, _: trips.sent(connection, "SAVEPOINT"),
        "release_savepoint": lambda connection, *_: trips.sent(connection, "RELEASE"),
        "commit": lambda connection: trips.ended(connection, "COMMIT"),
        "rollback": lambda connection: trips.ended(connection, "ROLLBACK"),
    }
    for name, listener in listeners.items():
        event.listen(Engine, name, listener)
    try:
        yield trips
    finally:
        for name, listener in listeners.items():
            event.remove(Engine, name, listener)


@pytest.fixture
async def cluster(postgres: PostgresServer, tmp_path: Path) -> AsyncGenerator[RunnerCluster]:
    async with RunnerCluster(
        url=postgres.create_database_with_tables(), data_dir=tmp_path
    ) as cluster:
        yield cluster


async def test_a_plain_job_takes_so_many_trips(cluster: RunnerCluster) -> None:
    worker = await cluster.join()
    gateway = await cluster.join(is_dedicated=False)
    first = await gateway.accept()
    await cluster.wait_over(first)
    await eventually(lambda: not worker.runner.under_way)

    with _watched() as trips:
        job = await gateway.accept()
        await cluster.wait_over(job)
        # What is done after the last word belongs to it as well.
        await eventually(lambda: not worker.runner.under_way)

    transactions = trips.of_jobs()
    told = "\n\n".join("\n".join(one) for one in transactions)
    # Two more where a turn is given back together with the next step.
    assert sum(map(len, transactions)) <= 34 + 2, told
    assert len(transactions) <= 10, told


async def test_a_job_is_looked_for_by_one_worker(cluster: RunnerCluster) -> None:
    workers = [await cluster.join() for _ in range(3)]
    gateway = await cluster.join(is_dedicated=False)

    with _watched() as trips:
        began_at = time.monotonic()
        for number in range(JOBS):
            job = await gateway.accept(a_reply(1000 + number))
            await cluster.wait_over(job)
        seconds = time.monotonic() - began_at

    # Each looks by itself now and then, for a call may be lost, and so a call may come too late. To
    # call all of them for each job would be two looks for nothing a job.
    most = JOBS / 2 + len(workers) * (1 + seconds / QUEUE_POLL_SECONDS)
    assert trips.empty_looks() <= most


async def test_a_full_worker_leaves_a_job_to_another(
    cluster: RunnerCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """None looks by itself here, so whoever takes the job was told of it."""
    monkeypatch.setattr(runner_module, "QUEUE_POLL_SECONDS", 600.0)
    cluster.backend.otherwise = held()
    gateway = await cluster.join(is_dedicated=False)
    workers = [await cluster.join(overall=3, per_person=9, jobs_per_person=9) for _ in range(2)]
    await eventually(lambda: all(its.database.remembered.hearing is not None for its in workers))

    asked = [await gateway.accept(a_reply(1000 + number)) for number in range(6)]

    await eventually(lambda: len(cluster.backend.creates) == len(asked))
    cluster.backend.release.set()
    await cluster.wait_over(*asked)
