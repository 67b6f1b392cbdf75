"""A worker that lost a job changes nothing of it any more, however close the two come."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Connection, select, update

from bot.db.charges import ChargeRow, insert_charge
from bot.db.database import Database
from bot.db.tables import charges, events, jobs, predictions
from bot.errors import PredictionFailedError
from bot.imagine.job import Job, JobState
from bot.jobs.ledger import JobLedger, NotOwnerError
from cogs.audit.audit_log import AuditLog, RequestNotes
from tests.fakes.clock import FakeClock
from tests.fakes.requests import ANN, a_reply, a_request
from tests.patience import PATIENCE_SECONDS
from tests.servers.postgres import PostgresServer

OURS, THEIRS = 1, 2
FAILURE = PredictionFailedError("it failed").failure
Step = Callable[[JobLedger, str], Awaitable[None]]

_STEPS: dict[str, tuple[tuple[str, ...], Step]] = {
    "posting": ((), lambda ledger, job_id: ledger.posting(job_id, 0)),
    "refused": (("posting",), lambda ledger, job_id: ledger.refused(job_id, 0)),
    "started": (("posting",), lambda ledger, job_id: ledger.started(job_id, 0, "p1")),
    "ended": (("posting",), lambda ledger, job_id: ledger.ended(job_id, 0)),
    "delivering": ((), lambda ledger, job_id: ledger.delivering(job_id, FAILURE)),
    "closed": (
        ("delivering",),
        lambda ledger, job_id: ledger.closed(job_id, JobState.FAILED, None),
    ),
    "closed in a new message": (
        ("delivering",),
        lambda ledger, job_id: ledger.closed(job_id, JobState.FAILED, 99),
    ),
}
"""Each step of a job, with those that come before it."""


@pytest.mark.parametrize("name", _STEPS)
async def test_a_step_that_meets_the_taking_of_its_job_leaves_nothing_behind(
    postgres: PostgresServer, tmp_path: Path, name: str
) -> None:
    url = postgres.create_database_with_tables()
    clock = FakeClock()
    async with Database.open(url, data_dir=tmp_path) as database:
        audit_log = AuditLog(database=database, clock=clock)
        ledger = JobLedger(
            database=database,
            clock=clock,
            on_end=RequestNotes(audit_log=audit_log).ended,
            owner=OURS,
        )
        job = await ledger.add(a_request(), a_reply())
        await database.write(lambda connection: _own_and_charge(connection, job))
        before, step = _STEPS[name]
        for earlier in before:
            await _STEPS[earlier][1](ledger, job.id)
        recorded = await database.read(_everything)

        taker = await asyncio.to_thread(lambda: psycopg.connect(url))
        await asyncio.to_thread(
            taker.execute, "UPDATE jobs SET owner = %s WHERE id = %s", (THEIRS, job.id)
        )
        stepping = asyncio.ensure_future(step(ledger, job.id))
        await asyncio.to_thread(_wait_until_somebody_waits, postgres.url(url.rpartition("/")[2]))
        await asyncio.to_thread(taker.commit)
        with pytest.raises(NotOwnerError):
            await stepping
        await asyncio.to_thread(taker.close)

        assert await database.read(_everything) == recorded


@pytest.mark.parametrize("name", _STEPS)
async def test_the_owner_takes_every_step(
    postgres: PostgresServer, tmp_path: Path, name: str
) -> None:
    url = postgres.create_database_with_tables()
    async with Database.open(url, data_dir=tmp_path) as database:
        ledger = JobLedger(database=database, clock=FakeClock(), owner=OURS)
        job = await ledger.add(a_request(), a_reply())
        await database.write(lambda connection: _own_and_charge(connection, job))
        before, step = _STEPS[name]
        for earlier in before:
            await _STEPS[earlier][1](ledger, job.id)
        recorded = await database.read(_everything)

        await step(ledger, job.id)

        assert await database.read(_everything) != recorded


def _own_and_charge(connection: Connection, job: Job) -> None:
    connection.execute(update(jobs).where(jobs.c.id == job.id).values(owner=OURS))
    insert_charge(
        connection,
        ChargeRow(
            job_id=job.id,
            guild_id=None,
            channel_id=11,
            user_id=ANN,
            charged_at=1.0,
            images=1,
            price_micros=5,
        ),
    )


def _everything(connection: Connection) -> list[list[tuple[object, ...]]]:
    """Return all rows of what a step may change, but whose the job is."""
    columns = [column for column in jobs.c if column.name != "owner"]
    return [
        [tuple(row) for row in connection.execute(statement)]
        for statement in (select(*columns), select(predictions), select(charges), select(events))
    ]


def _wait_until_somebody_waits(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as looker:
        for _ in range(int(PATIENCE_SECONDS * 1000)):
            if looker.execute("SELECT 1 FROM pg_locks WHERE NOT granted").fetchone():
                return
    raise AssertionError("nobody waits for the lock")
