"""Copies of the database: whole, private, checked, and put back without paying twice."""

import asyncio
import os
import resource
import sqlite3
import stat
from collections.abc import Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from bot.db.backup import BackupError, back_up, restore
from bot.db.database import Database
from bot.db.jobs import get_job, insert_job
from bot.db.location import Location, Server, locate
from bot.db.migrate import HEAD
from bot.db.sqlite import opened
from bot.errors import StoreLockedError
from bot.imagine.result import Result
from bot.jobs.ledger import JobLedger
from tests.fakes.backend import succeeding
from tests.fakes.clock import FakeClock
from tests.fakes.requests import a_reply, a_request
from tests.harness.runner_cluster import RunnerCluster
from tests.servers.postgres import PostgresServer
from tests.unit.bot.db.rows import a_job

ROWS = [a_job(number, prediction_count=2) for number in range(300)]


@pytest.fixture
def place(url: str, data_dir: Path) -> Location | Server:
    return locate(url, data_dir=data_dir)


async def fill(database: Database, first: int, last: int) -> None:
    for row in ROWS[first:last]:
        await database.write(partial(insert_job, job=row))


async def test_a_copy_is_whole_although_easel_writes_meanwhile(
    place: Location | Server, url: str, data_dir: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    async with Database.open(url, data_dir=data_dir) as database:
        await fill(database, 0, 100)
        writing = asyncio.create_task(fill(database, 100, 300))
        written = await asyncio.to_thread(back_up, place, copy, keep=1)
        await writing

    assert written.path == copy
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    restored = await asyncio.to_thread(restore, place, copy)
    assert 100 <= restored.jobs <= 300
    assert restored.aside is not None
    assert restored.aside.stat().st_size > 0
    async with Database.open(url, data_dir=data_dir) as database:
        found = [await database.read(partial(get_job, job_id=row.id)) for row in ROWS]
    assert found == [*ROWS[: restored.jobs], *[None] * (300 - restored.jobs)]


async def test_what_waited_in_the_copy_is_not_paid_for_again(
    place: Location | Server, url: str, data_dir: Path, tmp_path: Path
) -> None:
    async with Database.open(url, data_dir=data_dir) as database:
        ledger = JobLedger(database=database, clock=FakeClock())
        drawn, waiting = [await ledger.add(a_request(), a_reply()) for _ in range(2)]
        await ledger.posting(drawn.id, 0)
        await ledger.started(drawn.id, 0, "running")
        await asyncio.to_thread(back_up, place, tmp_path / "copy", keep=1)
    restored = await asyncio.to_thread(restore, place, tmp_path / "copy")

    async with RunnerCluster(url=url, data_dir=data_dir) as after:
        after.backend.know("running", succeeding())
        await after.join()
        await after.wait_over(drawn, waiting)

    assert (restored.jobs, restored.unfinished) == (2, 2)
    assert after.backend.creates == []
    assert after.delivery.words == ["failure-interrupted-while-starting"]
    assert {job_id for job_id, said in after.delivery.said if isinstance(said, Result)} == {
        drawn.id
    }


async def test_nothing_is_put_back_while_easel_runs(
    place: Location | Server, url: str, data_dir: Path, tmp_path: Path
) -> None:
    async with RunnerCluster(url=url, data_dir=data_dir) as cluster:
        member = await cluster.join()
        await asyncio.to_thread(back_up, place, tmp_path / "copy", keep=1)
        job = await member.accept()
        await cluster.wait_over(job)

        with pytest.raises(StoreLockedError):
            await asyncio.to_thread(restore, place, tmp_path / "copy")

        await cluster.recorded(member, job)


def test_older_copies_move_on_and_only_so_many_stay(data_dir: Path, tmp_path: Path) -> None:
    place, copy = locate("", data_dir=data_dir), tmp_path / "copy"
    for number in range(5):
        copy.with_name(f"mark{number}").touch()
        back_up(place, copy, keep=3)
        os.truncate(copy, number + 1)  # to know it again

    names = sorted(path.name for path in tmp_path.glob("copy*"))
    assert names == ["copy", "copy.1", "copy.2"]
    assert [(tmp_path / name).stat().st_size for name in names] == [5, 4, 3]


@contextmanager
def files_of_at_most(size: int) -> Generator[None]:
    """What a full disk does to a file that grows; SQLite is told so, and not killed."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_where_there_is_no_room_the_older_copies_stay(data_dir: Path, tmp_path: Path) -> None:
    place, copy = locate("", data_dir=data_dir), tmp_path / "copy"
    back_up(place, copy, keep=2)
    before = copy.read_bytes()

    with files_of_at_most(20_000), pytest.raises(BackupError, match="cannot be written"):
        back_up(place, copy, keep=2)

    assert [path.name for path in tmp_path.iterdir() if "copy" in path.name] == ["copy"]
    assert copy.read_bytes() == before
    with pytest.raises(BackupError, match="cannot be written"):
        back_up(place, tmp_path / "missing" / "copy", keep=1)


def odd_copies(folder: Path, whole: Path) -> dict[str, Path]:
    """Files that are no copy to put back."""
    content = whole.read_bytes()
    made = {name: folder / name for name in ("empty", "text", "half", "spoilt", "foreign", "newer")}
    made["empty"].touch()
    made["text"].write_text("not a database\n" * 1_000)
    made["half"].write_bytes(content[: len(content) // 2])
    middle = len(content) // 2
    made["spoilt"].write_bytes(content[:middle] + b"\xff" * 40_000 + content[middle + 40_000 :])
    with sqlite3.connect(made["foreign"]) as foreign:
        foreign.execute("CREATE TABLE notes (text)")
    made["newer"].write_bytes(content)
    with sqlite3.connect(made["newer"]) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    return {**made, "missing": folder / "missing", "folder": folder}


def test_what_is_no_whole_copy_is_refused_and_changes_nothing(
    data_dir: Path, tmp_path: Path
) -> None:
    place = locate("", data_dir=data_dir)
    assert isinstance(place, Location)
    with opened(place) as connection, connection.begin_nested():
        for row in ROWS[:100]:
            insert_job(connection, row)
    before = place.path.read_bytes()
    back_up(place, tmp_path / "whole", keep=1)
    (tmp_path / "odd").mkdir()

    for name, file in odd_copies(tmp_path / "odd", tmp_path / "whole").items():
        with pytest.raises(BackupError, match=str(file)) as refused:
            restore(place, file)
        assert name != "newer" or "newer Easel" in str(refused.value)

    assert [path.name for path in data_dir.glob("easel.db*")] == ["easel.db"]
    assert place.path.read_bytes() == before


def test_an_odd_file_is_not_put_into_postgresql(postgres: PostgresServer, tmp_path: Path) -> None:
    place = locate(postgres.create_database_with_tables(), data_dir=tmp_path)
    back_up(place, tmp_path / "whole", keep=1)
    whole = (tmp_path / "whole").read_bytes()
    (tmp_path / "half").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "text").write_text("no archive")

    for name in ("half", "text", "missing"):
        with pytest.raises(BackupError):
            restore(place, tmp_path / name)
    restored = restore(locate(postgres.create_database(), data_dir=tmp_path), tmp_path / "whole")
    assert (restored.jobs, restored.aside) == (0, None)


def test_a_copy_of_an_older_version_is_brought_up_to_date(data_dir: Path, tmp_path: Path) -> None:
    (older,) = sorted((Path(__file__).parent / "databases").glob("*"))[:1]
    place = locate("", data_dir=data_dir)
    assert isinstance(place, Location)
    copy = tmp_path / "copy"
    if older.suffix == ".sql":
        with sqlite3.connect(copy) as database:
            database.executescript(older.read_text())
    else:
        copy.write_bytes(older.read_bytes())

    restore(place, copy)

    with sqlite3.connect(place.path) as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
