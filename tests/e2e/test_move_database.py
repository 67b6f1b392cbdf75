"""From one process with SQLite to several with PostgreSQL: an unfinished job goes along."""

import asyncio
import os
import sys
from pathlib import Path

from bot.clock import SystemClock
from bot.imagine.job import JobState
from bot.jobs.ledger import JobLedger
from bot.store.database import Database
from sandbox.environment import EASEL_SETTINGS
from tests.fakes.requests import a_reply, a_request
from tests.servers.postgres import PostgresServer


async def easel(*arguments: str, **settings: str) -> tuple[int, str]:
    """Run a command to its end; return its exit code and all it said."""
    kept = {name: value for name, value in os.environ.items() if name not in EASEL_SETTINGS}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        env={**kept, "EASEL_ENV_FILE": "", **settings},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode or 0, said.decode()


async def test_an_unfinished_job_goes_along(postgres: PostgresServer, tmp_path: Path) -> None:
    url, clock = postgres.create_database(), SystemClock()
    async with Database.open("", data_dir=tmp_path) as database:
        job = await JobLedger(database=database, clock=clock).add(a_request(2), a_reply())

    code, said = await easel("move-database", url, DATA_DIR=str(tmp_path))

    assert code == 0, said
    assert "One job is copied. Nothing else was new. Set DATABASE_URL" in " ".join(said.split())
    code, said = await easel("move-database", url, DATA_DIR=str(tmp_path))
    assert code == 0, said
    assert "No job was new. One was there already and stays as it is." in said
    async with Database.open(url, data_dir=tmp_path) as database:
        (moved,) = await JobLedger(database=database, clock=clock).unfinished()
    assert moved == job
    assert moved.state is JobState.QUEUED


async def test_only_sqlite_is_moved_and_only_into_postgresql(
    postgres: PostgresServer, tmp_path: Path
) -> None:
    url = postgres.create_database()

    back = await easel("move-database", f"sqlite:///{tmp_path}/new.db", DATABASE_URL=url)
    across = await easel("move-database", postgres.create_database(), DATABASE_URL=url)

    for code, said in (back, across):
        assert code == 78
        assert "must name the SQLite database" in said


async def test_a_worker_needs_a_database_to_share(tmp_path: Path) -> None:
    code, said = await easel("worker", DATA_DIR=str(tmp_path), DISCORD_TOKEN="t", COMETAPI_KEY="k")

    assert code == 78
    assert "a worker needs a PostgreSQL" in said
