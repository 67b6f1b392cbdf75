"""What only PostgreSQL brings: several processes, and a server that goes away."""

import asyncio
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from bot.errors import RefusedError, StartError, UnreachableError
from bot.store import postgres as postgres_module
from bot.store.database import Database
from bot.store.errors import StoreUnavailableError
from bot.store.jobs import get_job, insert_job, jobs_of_user
from bot.store.postgres_notices import say
from bot.store.tables import metadata
from tests.servers.postgres import PostgresServer
from tests.unit.bot.store.rows import a_job
from tests.unit.bot.store.structure import counts, migrate_step_by_step, revision, structure

UNUSED = Path("/nonexistent")


def inserting(number: int) -> Callable[[Connection], None]:
    return lambda connection: insert_job(connection, a_job(number))


async def written(database: Database, number: int) -> bool:
    found = await database.read(lambda connection: get_job(connection, a_job(number).id))
    return found is not None


async def test_the_migrations_make_exactly_the_tables_the_code_knows(
    postgres: PostgresServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate_step_by_step(monkeypatch, tmp_path / "migrations")

    def differences(connection: Connection) -> list[object]:
        def is_ours(name: str | None, kind: str, _: object) -> bool:
            return not (kind == "table" and str(name).startswith("procrastinate_"))

        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": is_ours}
        )
        return list(compare_metadata(context, metadata))

    async with Database.open(postgres.create_database(), data_dir=UNUSED) as database:
        assert await database.read(differences) == []
        assert database.is_shared


async def test_a_new_database_is_what_all_migrations_make(
    postgres: PostgresServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Database.open(postgres.create_database(), data_dir=UNUSED) as database:
        new = [await database.read(of) for of in (structure, counts, revision)]
    migrate_step_by_step(monkeypatch, tmp_path / "migrations")

    async with Database.open(postgres.create_database(), data_dir=UNUSED) as database:
        assert new == [await database.read(of) for of in (structure, counts, revision)]


async def test_processes_that_start_together_make_the_tables_once(
    postgres: PostgresServer,
) -> None:
    url = postgres.create_database()

    async def open_and_write(number: int) -> None:
        async with Database.open(url, data_dir=UNUSED) as database:
            await database.write(inserting(number))

    await asyncio.gather(*(open_and_write(number) for number in range(1, 5)))

    async with Database.open(url, data_dir=UNUSED) as database:
        found = await database.read(lambda c: jobs_of_user(c, a_job(1).user_id, limit=9))
    assert len(found) == 4


async def test_processes_see_each_others_rows_and_hear_each_other(
    postgres: PostgresServer,
) -> None:
    url = postgres.create_database()
    heard: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
    async with (
        Database.open(url, data_dir=UNUSED) as one,
        Database.open(url, data_dir=UNUSED) as other,
        asyncio.timeout(20),
    ):
        hearing = asyncio.create_task(
            other.hear("news", on_notice=lambda channel, what: heard.put_nowait((channel, what))),
            name="hearing",
        )
        await one.write(inserting(1))
        while heard.empty():
            await one.write(lambda connection: say(connection, "news", "there"))
            await asyncio.sleep(0.02)
        hearing.cancel()
        await asyncio.wait([hearing])

        assert heard.get_nowait() == ("news", "there")
        assert await written(other, 1)


async def test_while_the_server_is_away_operations_fail_at_once_and_then_go_on(
    postgres: PostgresServer,
) -> None:
    async with Database.open(postgres.create_database(), data_dir=UNUSED) as database:
        await database.write(inserting(1))
        postgres.stop()
        try:
            started_at = time.monotonic()
            for _ in range(2):
                with pytest.raises(StoreUnavailableError):
                    await database.write(inserting(2))
            # Somebody who asked for something reads a sentence.
            with pytest.raises(RefusedError):
                await database.write(inserting(2))
            assert time.monotonic() - started_at < 1
        finally:
            postgres.start()

        async with asyncio.timeout(10):
            while True:
                try:
                    await database.write(inserting(3))
                except StoreUnavailableError:
                    await asyncio.sleep(0.05)
                else:
                    break
        assert [await written(database, number) for number in (1, 2, 3)] == [True, False, True]


async def test_a_restart_between_two_operations_is_not_noticed(postgres: PostgresServer) -> None:
    async with Database.open(postgres.create_database(), data_dir=UNUSED) as database:
        await database.write(inserting(1))
        postgres.stop()
        postgres.start()

        await database.write(inserting(2))

        assert await written(database, 2)


async def test_operations_that_lock_each_other_out_are_all_done(postgres: PostgresServer) -> None:
    """Each batch takes the locks of many people, in the order they asked."""
    url = postgres.create_database()
    meet = threading.Barrier(2, timeout=10)
    is_first = {"one": True, "other": True}

    def locking(who: str, *keys: int) -> Callable[[Connection], str]:
        def lock(connection: Connection) -> str:
            for key in keys:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})
                if is_first[who]:
                    is_first[who] = False
                    meet.wait()
            return who

        return lock

    async with (
        Database.open(url, data_dir=UNUSED) as one,
        Database.open(url, data_dir=UNUSED) as other,
    ):
        done = await asyncio.gather(
            one.write(locking("one", 1, 2)),
            one.write(inserting(1)),
            other.write(locking("other", 2, 1)),
            other.write(inserting(2)),
        )
        assert done[0] == "one"
        assert done[2] == "other"
        assert await written(one, 1)
        assert await written(one, 2)


async def test_of_operations_with_one_key_one_runs_at_a_time(postgres: PostgresServer) -> None:
    url = postgres.create_database()

    def count_and_add(number: int) -> Callable[[Connection], int]:
        def run(connection: Connection) -> int:
            found = len(jobs_of_user(connection, a_job(1).user_id, limit=99))
            insert_job(connection, a_job(number))
            return found

        return run

    async with (
        Database.open(url, data_dir=UNUSED) as one,
        Database.open(url, data_dir=UNUSED) as other,
    ):
        started_at = time.monotonic()
        # Two keys, in both orders: batches that took them as they come would block each other.
        counts = await asyncio.gather(
            *(
                (one, other)[number % 2].write(count_and_add(number), lock_keys=(7,))
                for number in range(1, 41)
            ),
            *(
                (one, other)[number % 2].write(lambda _: -1, lock_keys=(number % 5,))
                for number in range(40)
            ),
        )

    assert sorted(counts) == [-1] * 40 + list(range(40))
    assert time.monotonic() - started_at < 5


async def test_what_is_not_there_is_named_without_the_password(
    postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_module, "OPEN_PATIENCE_SECONDS", 0.0)
    for url, reason in (
        (f"postgresql://easel:hunter2@127.0.0.1:{postgres.port}/nothing", "does not exist"),
        ("postgresql://easel:hunter2@127.0.0.1:9/easel", "refused"),
    ):
        with pytest.raises(UnreachableError, match=f"DATABASE_URL: .*{reason}") as caught:
            async with Database.open(url, data_dir=UNUSED):
                pass
        assert "hunter2" not in str(caught.value)


async def test_a_database_of_another_program_is_left_alone(postgres: PostgresServer) -> None:
    import psycopg  # noqa: PLC0415 - only to be the other program

    url = postgres.create_database()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE pets (name text)")

    with pytest.raises(StartError, match="another program"):
        async with Database.open(url, data_dir=UNUSED):
            pass
