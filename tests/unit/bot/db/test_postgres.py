"""What only PostgreSQL brings: several processes, and a server that goes away."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, delete, make_url, text

from bot.db import condition as condition_module
from bot.db import database as database_module
from bot.db import postgres as postgres_module
from bot.db.database import Database, try_database
from bot.db.errors import StoreUnavailableError
from bot.db.jobs import get_job, insert_job, jobs_of_user
from bot.db.migrate import Tables
from bot.db.patience import until_back
from bot.db.postgres_notices import say
from bot.db.tables import jobs, metadata
from bot.errors import RefusedError, StartError, UnreachableError
from tests.patience import PATIENCE_SECONDS
from tests.servers.postgres import PostgresServer
from tests.unit.bot.db.rows import a_job
from tests.unit.bot.db.structure import counts, migrate_step_by_step, revision, structure

UNUSED = Path("/nonexistent")


def deleting(number: int) -> Callable[[Connection], None]:
    def delete_job(connection: Connection) -> None:
        connection.execute(delete(jobs).where(jobs.c.id == a_job(number).id))

    return delete_job


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
        asyncio.timeout(PATIENCE_SECONDS),
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

        async with asyncio.timeout(PATIENCE_SECONDS):
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


FULL = """
CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'could not extend file: no space left' USING ERRCODE = '53100'; END $$;
CREATE TRIGGER no_room BEFORE INSERT ON jobs EXECUTE FUNCTION no_room();
"""


class Operator:
    """Somebody at the server, on a connection of their own."""

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url, autocommit=True)

    def does(self, *statements: str) -> None:
        for statement in statements:
            self._connection.execute(statement.encode())


@pytest.fixture
def operator(postgres: PostgresServer) -> Iterator[tuple[str, Operator]]:
    url = postgres.create_database()
    operator = Operator(url)
    yield url, operator
    operator._connection.close()


@pytest.mark.parametrize(
    ("begins", "ends", "reason"),
    [
        (
            ("BEGIN", "LOCK TABLE jobs IN ACCESS EXCLUSIVE MODE"),
            ("ROLLBACK",),
            "locked",
        ),
        ((FULL,), ("DROP TRIGGER no_room ON jobs",), "the disk is full"),
        (
            ("ALTER SYSTEM SET default_transaction_read_only = on", "SELECT pg_reload_conf()"),
            ("ALTER SYSTEM RESET default_transaction_read_only", "SELECT pg_reload_conf()"),
            "read-only",
        ),
        (
            (FULL.replace("53100", "57P03"),),
            ("DROP TRIGGER no_room ON jobs",),
            "it shuts down",
        ),
        (
            (FULL.replace("53100", "58P01"),),
            ("DROP TRIGGER no_room ON jobs",),
            "the disk fails",
        ),
        (
            (FULL.replace("53100", "40001"),),
            ("DROP TRIGGER no_room ON jobs",),
            "processes stand in each other's way",
        ),
    ],
    ids=["a lock", "a full disk", "read-only", "a shutdown", "a lost file", "a conflict"],
)
async def test_what_the_server_cannot_do_now_waits_until_it_can(
    operator: tuple[str, Operator],
    monkeypatch: pytest.MonkeyPatch,
    begins: tuple[str, ...],
    ends: tuple[str, ...],
    reason: str,
) -> None:
    monkeypatch.setattr(condition_module, "STEADY_SECONDS", 0.1)
    monkeypatch.setattr(database_module, "_PROBE_SECONDS", 0.05)
    url, somebody = operator
    async with Database.open(url, data_dir=UNUSED) as database:
        await asyncio.to_thread(somebody.does, *begins)
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                away = await _until_away(database)
            assert (away.reason, away.may_be_kept) == (reason, False)
            assert database.trouble == reason
            waiting = asyncio.create_task(
                until_back(lambda: database.write(inserting(1))), name="waiting"
            )
            # Whoever must know that we live is not held up.
            assert await database.prompt.read(lambda c: c.scalar(text("SELECT 1"))) == 1
        finally:
            await asyncio.to_thread(somebody.does, *ends)
        async with asyncio.timeout(PATIENCE_SECONDS):
            await waiting
            while database.trouble:  # noqa: ASYNC110 - looked at, as /health does
                await asyncio.sleep(0.01)
        assert await written(database, 1)


async def _until_away(database: Database) -> StoreUnavailableError:
    """Write until that fails: a server's new settings take a moment to arrive."""
    while True:
        try:
            await database.write(inserting(1))
            await database.write(deleting(1))
        except StoreUnavailableError as error:
            return error


async def test_one_lock_holds_up_neither_those_behind_nor_other_connections(
    operator: tuple[str, Operator],
) -> None:
    url, somebody = operator
    async with Database.open(url, data_dir=UNUSED) as database:
        await database.write(inserting(1))
        await database.write(inserting(2))
        await asyncio.to_thread(
            somebody.does, "BEGIN", "SELECT id FROM jobs WHERE id LIKE '%1' FOR UPDATE"
        )
        started_at = time.monotonic()

        results = await asyncio.gather(
            *(database.write(deleting(1)) for _ in range(20)),
            database.write(deleting(2)),
            return_exceptions=True,
        )

        assert all(isinstance(result, StoreUnavailableError) for result in results[:20])
        assert results[20] is None
        assert time.monotonic() - started_at < 1.5 * 3


async def test_a_key_that_somebody_holds_stops_only_who_needs_it(
    operator: tuple[str, Operator],
) -> None:
    url, somebody = operator
    async with Database.open(url, data_dir=UNUSED) as database:
        await asyncio.to_thread(somebody.does, "BEGIN", "SELECT pg_advisory_xact_lock(7)")

        held, also_held, other, free = await asyncio.gather(
            database.write(inserting(1), lock_keys=(7,)),
            database.write(inserting(1), lock_keys=(5, 7)),
            database.write(inserting(2), lock_keys=(8,)),
            database.write(inserting(3)),
            return_exceptions=True,
        )

        assert isinstance(held, StoreUnavailableError)
        assert isinstance(also_held, StoreUnavailableError)
        assert (other, free) == (None, None)
        await asyncio.to_thread(somebody.does, "ROLLBACK")
        await database.write(inserting(1), lock_keys=(7,))


async def test_who_is_cut_off_in_a_transaction_gives_its_locks_back(
    operator: tuple[str, Operator],
) -> None:
    """A process that stands still in the middle of an operation, as one that was paused."""
    url, _ = operator
    standing = threading.Event()

    def stand_still(connection: Connection) -> None:
        inserting(1)(connection)
        connection.execute(text("SELECT id FROM jobs FOR UPDATE"))
        standing.set()
        threading.Event().wait(7)

    async with (
        Database.open(url, data_dir=UNUSED) as paused,
        Database.open(url, data_dir=UNUSED) as other,
    ):
        pausing = asyncio.create_task(paused.write(stand_still), name="pausing")
        await asyncio.to_thread(standing.wait, 10)
        async with asyncio.timeout(PATIENCE_SECONDS):
            await until_back(lambda: other.write(inserting(1)))
        pausing.cancel()
        await asyncio.wait([pausing])
        assert await written(other, 1)


async def test_a_process_that_starts_waits_for_a_free_connection(
    operator: tuple[str, Operator],
) -> None:
    url, somebody = operator
    name = url.rpartition("/")[2]
    # A guest, because limits do not hold for who may do everything.
    somebody.does(
        f"CREATE ROLE {name}_guest LOGIN",
        f"ALTER DATABASE {name} OWNER TO {name}_guest",
        f"ALTER DATABASE {name} CONNECTION LIMIT 2",
    )
    guests = url.replace("easel@", f"{name}_guest@")
    with psycopg.connect(guests):
        opening = asyncio.create_task(_write_one(guests), name="opening")
        done, _ = await asyncio.wait([opening], timeout=1.5)
        assert not done
    somebody.does(f"ALTER DATABASE {name} CONNECTION LIMIT 10")
    async with asyncio.timeout(PATIENCE_SECONDS):
        await opening


async def _write_one(url: str) -> None:
    async with Database.open(url, data_dir=UNUSED) as database:
        await database.write(inserting(1))


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
        with pytest.raises(UnreachableError, match=f"DATABASE_URL: .*{reason}"):
            await try_database(url, data_dir=UNUSED)


async def test_a_database_of_another_program_is_left_alone(postgres: PostgresServer) -> None:
    url = postgres.create_database()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE pets (name text)")

    with pytest.raises(StartError, match="another program"):
        await try_database(url, data_dir=UNUSED)
    with pytest.raises(StartError, match="another program"):
        async with Database.open(url, data_dir=UNUSED):
            pass


async def test_a_look_says_what_a_start_will_do_and_does_nothing(postgres: PostgresServer) -> None:
    url = postgres.create_database()

    assert await try_database(url, data_dir=UNUSED) == (
        f"PostgreSQL at 127.0.0.1:{postgres.port}",
        Tables.NONE,
    )
    with psycopg.connect(url, autocommit=True) as server:
        assert server.execute(
            "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        ).fetchone() == (0,)
        async with Database.open(url, data_dir=UNUSED):
            assert (await try_database(url, data_dir=UNUSED))[1] is Tables.CURRENT
        server.execute("UPDATE alembic_version SET version_num = '0005'")
        assert (await try_database(url, data_dir=UNUSED))[1] is Tables.BEHIND
        server.execute("UPDATE alembic_version SET version_num = '9999'")
        with pytest.raises(StartError, match="newer Easel"):
            await try_database(url, data_dir=UNUSED)


@pytest.mark.parametrize(
    ("as_operator", "reason"),
    [
        ("ALTER DATABASE {name} SET default_transaction_read_only = on", "only be read"),
        ("REVOKE CREATE ON SCHEMA public FROM PUBLIC", "may not make tables"),
    ],
)
async def test_a_look_says_that_a_start_could_not_write(
    postgres: PostgresServer, as_operator: str, reason: str
) -> None:
    url = postgres.create_database()
    name = url.rpartition("/")[2].partition("?")[0]
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(as_operator.format(name=name).encode())
        server.execute(f"CREATE ROLE guest_{name} LOGIN".encode())
    as_guest = make_url(url).set(username=f"guest_{name}")

    with pytest.raises(StartError, match=reason):
        await try_database(as_guest.render_as_string(hide_password=False), data_dir=UNUSED)
