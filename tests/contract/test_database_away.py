"""The database cannot write for a while: whoever asks is told, whatever is under way waits."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncGenerator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import false, update

from bot.db.database import Database
from bot.db.errors import StoreAwayError
from bot.db.tables import jobs
from bot.imagine.job import JobState
from tests.fakes.backend import held
from tests.fakes.requests import ANN, BOB, a_reply
from tests.harness.runner_cluster import Member, RunnerCluster, recorded_state
from tests.patience import PATIENCE_SECONDS
from tests.servers.postgres import PostgresServer

READ_ONLY = "ALTER SYSTEM SET default_transaction_read_only = on"
NO_ROOM = """
CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = '53100'; END $$;
CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON jobs EXECUTE FUNCTION no_room();
CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON predictions EXECUTE FUNCTION no_room();
"""


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """What an operator, a disk or another program does to a database, and takes back."""

    begins: tuple[str, ...]
    ends: tuple[str, ...]


SQLITE = {"another program's lock": Trouble(begins=("BEGIN IMMEDIATE",), ends=("ROLLBACK",))}
POSTGRES = {
    "a lock": Trouble(begins=("BEGIN", "LOCK TABLE jobs, predictions"), ends=("ROLLBACK",)),
    "a full disk": Trouble(
        begins=(NO_ROOM,),
        ends=("DROP TRIGGER no_room ON jobs", "DROP TRIGGER no_room ON predictions"),
    ),
    "a read-only server": Trouble(
        begins=(READ_ONLY, "SELECT pg_reload_conf()"),
        ends=(READ_ONLY.replace("= on", "= off"), "SELECT pg_reload_conf()"),
    ),
}


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A crew, and somebody who can bring trouble over its database."""

    cluster: RunnerCluster
    trouble: Trouble
    somebody: sqlite3.Connection | psycopg.Connection

    async def begins(self, member: Member) -> None:
        await self._do(self.trouble.begins)
        async with asyncio.timeout(PATIENCE_SECONDS):
            # A reload takes a moment to arrive, at each connection for itself.
            for database in (member.database, member.database.prompt):
                while await _takes_changes(database):
                    pass

    async def ends(self) -> None:
        await self._do(self.trouble.ends)

    async def _do(self, statements: tuple[str, ...]) -> None:
        for statement in statements:
            await asyncio.to_thread(self.somebody.execute, statement)


async def _takes_changes(database: Database) -> bool:
    nothing = update(jobs).where(false()).values(state=jobs.c.state)
    try:
        await database.write(lambda connection: connection.execute(nothing), within_seconds=2.0)
    except StoreAwayError:
        return False
    return True


@pytest.fixture(params=[*SQLITE, *POSTGRES])
async def scene(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncGenerator[Scene]:
    name: str = request.param
    url = ""
    somebody: sqlite3.Connection | psycopg.Connection
    if name in SQLITE:
        file = tmp_path / "easel.db"
        somebody = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    else:
        server: PostgresServer = request.getfixturevalue("postgres")
        url = server.create_database_with_tables()
        somebody = psycopg.connect(url, autocommit=True)
    trouble = (SQLITE | POSTGRES)[name]
    with closing(somebody):
        async with RunnerCluster(url=url, data_dir=tmp_path) as cluster:
            yield Scene(cluster=cluster, trouble=trouble, somebody=somebody)


async def test_who_asks_is_told_in_time_and_what_runs_goes_on_by_itself(scene: Scene) -> None:
    cluster = scene.cluster
    cluster.backend.plan(held())
    member = await cluster.join()
    running = await member.accept()
    await cluster.backend.created.wait()
    creates = len(cluster.backend.creates)
    try:
        await scene.begins(member)
        asked_at = time.monotonic()
        with pytest.raises(StoreAwayError) as caught:
            await member.accept(a_reply(BOB))
        told_after = time.monotonic() - asked_at
        with pytest.raises(StoreAwayError):
            await member.runner.cancel(running.id, ANN)
        # Its picture is there, and paid for: nobody may lose it now.
        cluster.backend.release.set()
        await asyncio.sleep(1)
        assert cluster.over().count(running.id) == 0
        assert member.database.trouble
    finally:
        await scene.ends()

    assert caught.value.words_id == "refusal-store-away"
    assert told_after < 2.9
    await recorded_state(member, running, JobState.DELIVERED)
    assert cluster.over().count(running.id) == 1
    assert cluster.delivery.words == []
    again = await member.accept(a_reply(BOB))
    await recorded_state(member, again, JobState.DELIVERED)
    assert len(cluster.backend.creates) == creates + 1
    assert await member.ledger.unfinished() == []
