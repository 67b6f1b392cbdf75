import shutil
import sqlite3
from functools import partial
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from bot.db.database import Database, try_database
from bot.db.jobs import get_job, insert_job, jobs_of_user
from bot.db.migrate import HEAD, MIGRATIONS_DIR, Tables, migrate
from bot.db.tables import metadata
from bot.errors import StartError
from cogs.gallery.repository import GalleryQuery, find_starred
from tests.unit.bot.db.rows import a_job
from tests.unit.bot.db.structure import counts, migrate_step_by_step, revision, structure

# What each revision's database looked like, with one finished job of user 7 (two predictions) and
# one that waits; a new migration adds the dump of its own. `.dump` of the sqlite3 shell.
DUMPS = Path(__file__).parent / "databases"

REBUILD_JOBS = '''
"""Rebuild the jobs table, as most changes do on SQLite."""

import sqlalchemy as sa
from alembic import op

revision = "test"
down_revision = "{head}"


def upgrade() -> None:
    with op.batch_alter_table("jobs", recreate="always") as jobs:
        jobs.add_column(sa.Column("stars", sa.Integer(), nullable=False, server_default="3"))
'''
NEXT_STEP = '''
"""Do one thing more."""

from alembic import op

revision = "test2"
down_revision = "test"


def upgrade() -> None:
    op.execute("{statement}")
'''


def restore(dump: Path, path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(dump.read_text())
    connection.close()


def head() -> str:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS_DIR))
    found = ScriptDirectory.from_config(config).get_current_head()
    assert found is not None
    return found


def with_another_migration(
    directory: Path, monkeypatch: pytest.MonkeyPatch, *, then: str = ""
) -> None:
    """Make the store believe that the project has one migration more, and then a statement."""
    shutil.copytree(MIGRATIONS_DIR, directory, ignore=shutil.ignore_patterns("__pycache__"))
    (directory / "versions" / "test_rebuild.py").write_text(REBUILD_JOBS.format(head=head()))
    if then:
        (directory / "versions" / "test_next.py").write_text(NEXT_STEP.format(statement=then))
    monkeypatch.setattr("bot.db.sqlite.migrate", partial(migrate, migrations_dir=directory))


async def test_the_migrations_make_exactly_the_tables_the_code_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate_step_by_step(monkeypatch, tmp_path / "migrations")

    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        return list(compare_metadata(context, metadata))

    def keys(connection: Connection) -> dict[str, list[str]]:
        return {
            name: inspect(connection).get_pk_constraint(name)["constrained_columns"]
            for name in metadata.tables
        }

    async with Database.open("", data_dir=tmp_path) as database:
        assert await database.read(differences) == []
        assert await database.read(keys) == {
            table.name: [column.name for column in table.primary_key]
            for table in metadata.tables.values()
        }


async def test_a_new_database_is_what_all_migrations_make(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Database.open("", data_dir=tmp_path / "new") as database:
        new = [await database.read(of) for of in (structure, counts, revision)]
    migrate_step_by_step(monkeypatch, tmp_path / "migrations")

    async with Database.open("", data_dir=tmp_path / "migrated") as database:
        assert new == [await database.read(of) for of in (structure, counts, revision)]


async def test_an_empty_database_that_was_once_used_gets_its_tables(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "easel.db")
    connection.executescript("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
    connection.close()

    async with Database.open("", data_dir=tmp_path) as database:
        assert await database.read(revision) == HEAD
        assert "jobs" in await database.read(structure)


def test_every_revision_has_a_database_to_upgrade_from() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS_DIR))
    revisions = ScriptDirectory.from_config(config).walk_revisions()

    assert {dump.stem for dump in DUMPS.glob("*.sql")} == {found.revision for found in revisions}


@pytest.mark.parametrize("dump", sorted(DUMPS.glob("*.sql")), ids=lambda dump: dump.stem)
async def test_a_database_of_any_revision_is_upgraded_without_loss(
    dump: Path, tmp_path: Path
) -> None:
    restore(dump, tmp_path / "easel.db")

    async with Database.open("", data_dir=tmp_path) as database:
        waiting, finished = await database.read(partial(jobs_of_user, user_id=7, limit=10))

    assert (waiting.state, finished.state) == ("queued", "done")
    assert waiting.created_at == 1700000100.5
    assert finished.request == '{"prompt": "a paper boat"}'
    assert [its.prediction_id for its in finished.predictions] == ["p-1", "p-2"]


async def test_stars_that_were_given_before_they_were_counted_are_in_the_gallery(
    tmp_path: Path,
) -> None:
    restore(DUMPS / "0006.sql", tmp_path / "easel.db")
    drawn, removed = "1" * 32, "2" * 32
    connection = sqlite3.connect(tmp_path / "easel.db")
    stars = [(job, by, 5, 1700000200.0) for job in (drawn, removed) for by in (8, 9)]
    connection.executemany("INSERT INTO stars VALUES (?, ?, ?, ?)", stars)
    connection.execute("UPDATE jobs SET removed_at = 1700000300 WHERE id = ?", (removed,))
    connection.commit()
    connection.close()

    async with Database.open("", data_dir=tmp_path) as database:
        query = GalleryQuery(guild_id=5, channel_ids=(6,))
        found = await database.read(partial(find_starred, query=query, limit=5, offset=0))

    assert found == [(drawn, 2)]


async def test_rebuilding_a_table_keeps_the_rows_that_refer_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Database.open("", data_dir=tmp_path) as database:
        await database.write(partial(insert_job, job=a_job(1, prediction_count=3)))
    with_another_migration(tmp_path / "100% new migrations", monkeypatch)

    def stars(connection: Connection) -> object:
        return connection.exec_driver_sql("SELECT stars FROM jobs").scalar()

    async with Database.open("", data_dir=tmp_path) as database:
        assert await database.read(stars) == 3

        def predictions(connection: Connection) -> object:
            return connection.exec_driver_sql("SELECT count(*) FROM predictions").scalar()

        assert await database.read(predictions) == 3


@pytest.mark.parametrize(
    ("statement", "text"),
    [("SELECT nonsense", "nonsense"), ("DELETE FROM jobs", "refer to nothing")],
)
async def test_migrations_that_fail_leave_the_database_as_it_was(
    statement: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Database.open("", data_dir=tmp_path) as database:
        await database.write(partial(insert_job, job=a_job(1, prediction_count=3)))
    with monkeypatch.context() as patch:
        with_another_migration(tmp_path / "migrations", patch, then=statement)
        with pytest.raises(StartError, match=text):
            async with Database.open("", data_dir=tmp_path):
                pass

    async with Database.open("", data_dir=tmp_path) as database:
        found = await database.read(partial(get_job, job_id=a_job(1).id))
        assert found == a_job(1, prediction_count=3)


async def test_a_database_of_a_newer_easel_is_refused_and_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        with_another_migration(tmp_path / "migrations", patch)
        async with Database.open("", data_dir=tmp_path) as database:
            await database.write(
                lambda connection: connection.exec_driver_sql("SELECT 1").scalar_one()
            )
    before = (tmp_path / "easel.db").read_bytes()

    with pytest.raises(StartError, match="newer Easel"):
        await try_database("", data_dir=tmp_path)
    with pytest.raises(StartError, match=r"newer Easel.*update Easel") as caught:
        async with Database.open("", data_dir=tmp_path):
            pass

    assert str(tmp_path / "easel.db") in str(caught.value)
    assert (tmp_path / "easel.db").read_bytes() == before


async def test_another_program_s_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "easel.db")
    connection.executescript("CREATE TABLE jobs (id INTEGER)")
    connection.close()

    with pytest.raises(StartError, match="another program"):
        await try_database("", data_dir=tmp_path)
    with pytest.raises(StartError, match="another program"):
        async with Database.open("", data_dir=tmp_path):
            pass

    connection = sqlite3.connect(tmp_path / "easel.db")
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("jobs",)]
    connection.close()


def test_the_newest_revision_is_named() -> None:
    assert head() == HEAD


@pytest.mark.parametrize("dump", sorted(DUMPS.glob("*.sql")), ids=lambda dump: dump.stem)
async def test_a_look_at_a_database_says_what_a_start_will_do_and_does_nothing(
    dump: Path, tmp_path: Path
) -> None:
    restore(dump, tmp_path / "easel.db")
    before = (tmp_path / "easel.db").read_bytes()

    name, found = await try_database("", data_dir=tmp_path)

    assert name == str(tmp_path / "easel.db")
    assert found is (Tables.CURRENT if dump.stem == HEAD else Tables.BEHIND)
    assert (tmp_path / "easel.db").read_bytes() == before


async def test_a_look_where_nothing_is_makes_nothing(tmp_path: Path) -> None:
    assert (await try_database("", data_dir=tmp_path / "new" / "data"))[1] is Tables.NONE
    assert list(tmp_path.iterdir()) == []  # noqa: ASYNC240 - a test may wait
