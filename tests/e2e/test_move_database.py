"""From one process with SQLite to several with PostgreSQL: an unfinished job goes along."""

from pathlib import Path

from bot.clock import SystemClock
from bot.db.database import Database
from bot.imagine.job import JobState
from bot.jobs.ledger import JobLedger
from tests.e2e.programs import easel
from tests.fakes.requests import a_reply, a_request
from tests.servers.postgres import PostgresServer


async def test_an_unfinished_job_goes_along(postgres: PostgresServer, tmp_path: Path) -> None:
    url, clock = postgres.create_database(), SystemClock()
    async with Database.open("", data_dir=tmp_path) as database:
        job = await JobLedger(database=database, clock=clock).add(a_request(2), a_reply())

    settings = {"DATA_DIR": str(tmp_path)}
    ended = await easel("move-database", url, settings=settings)

    assert ended.code == 0, ended
    assert "One job is copied. Nothing else was new. Set DATABASE_URL" in " ".join(ended.lines)
    ended = await easel("move-database", url, settings=settings)
    assert ended.code == 0, ended
    assert "No job was new. One was there already and stays as it is." in ended.out
    async with Database.open(url, data_dir=tmp_path) as database:
        (moved,) = await JobLedger(database=database, clock=clock).unfinished()
    assert moved == job
    assert moved.state is JobState.QUEUED


async def test_only_sqlite_is_moved_and_only_into_postgresql(
    postgres: PostgresServer, tmp_path: Path
) -> None:
    url = postgres.create_database()

    settings = {"DATABASE_URL": url}
    for target in (f"sqlite:///{tmp_path}/new.db", postgres.create_database()):
        ended = await easel("move-database", target, settings=settings)
        assert ended.code == 78
        assert "must name the SQLite database" in " ".join(ended.lines)


async def test_a_worker_needs_a_database_to_share(tmp_path: Path) -> None:
    settings = {"DATA_DIR": str(tmp_path), "DISCORD_TOKEN": "t", "COMETAPI_KEY": "k"}
    ended = await easel("worker", settings=settings)

    assert ended.code == 78
    assert "a worker needs a PostgreSQL" in " ".join(ended.lines)
