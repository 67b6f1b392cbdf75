import asyncio
import os
import sqlite3
import sys
import tempfile
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.db.database import Database, try_database
from bot.db.jobs import get_job, insert_job
from bot.errors import SettingsError, StartError, StoreLockedError
from tests.patience import PATIENCE_SECONDS
from tests.unit.bot.db.rows import a_job

ROOT = Path(__file__).parents[4]
OPEN_AND_WAIT = """
import asyncio, sys
from pathlib import Path
from bot.db.database import Database, try_database

async def main():
    async with Database.open("", data_dir=Path(sys.argv[1])):
        print("open", flush=True)
        await asyncio.sleep(60)

asyncio.run(main())
"""


async def open_and_close(data_dir: Path, url: str = "") -> None:
    async with Database.open(url, data_dir=data_dir):
        pass


async def tried(data_dir: Path, url: str = "") -> None:
    await try_database(url, data_dir=data_dir)


Opening = Callable[..., Awaitable[None]]


@pytest.fixture(params=[open_and_close, tried])
def opening(request: pytest.FixtureRequest) -> Opening:
    """What a start does, or a look at what it would find: they refuse alike."""
    chosen: Opening = request.param
    return chosen


@contextmanager
def without_rights() -> Generator[None]:
    """Be nobody for a while, where the tests run as root, who may write anywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def lax_umask() -> Generator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("lax_umask")
@pytest.mark.parametrize("url", ["", "sqlite:///{folder}/mine/own.sqlite"])
async def test_every_file_is_for_its_owner_alone(tmp_path: Path, url: str) -> None:
    folder = tmp_path / "mine"
    async with Database.open(url.format(folder=tmp_path), data_dir=folder) as database:
        await database.write(lambda connection: insert_job(connection, a_job()))
        rights = {path.suffix: path.stat().st_mode & 0o777 for path in folder.iterdir()}

    assert len(rights) == 4
    assert set(rights.values()) == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.fixture
def public_dir() -> Generator[Path]:
    """A directory that everybody may reach, unlike tmp_path."""
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory)
        path.chmod(0o777)
        yield path
        path.chmod(0o777)


@pytest.fixture
def read_only_dir(public_dir: Path) -> Path:
    public_dir.chmod(0o555)
    return public_dir


@pytest.fixture
def read_only_file_dir(public_dir: Path) -> Path:
    (public_dir / "easel.db").touch(0o444)
    return public_dir


async def fill(data_dir: Path) -> None:
    def insert_many(connection: Connection) -> None:
        for number in range(500):
            insert_job(connection, a_job(number))

    async with Database.open("", data_dir=data_dir) as database:
        await database.write(insert_many)


async def test_the_file_keeps_a_killed_process_s_writes_and_the_references(
    tmp_path: Path,
) -> None:
    def pragma(connection: Connection, name: str) -> object:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()

    async with Database.open("", data_dir=tmp_path) as database:
        assert await database.read(lambda c: pragma(c, "journal_mode")) == "wal"
        assert await database.read(lambda c: pragma(c, "synchronous")) == 1
        assert await database.read(lambda c: pragma(c, "foreign_keys")) == 1


async def test_a_second_process_is_told_that_easel_is_running_here(tmp_path: Path) -> None:
    other = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", OPEN_AND_WAIT, str(tmp_path)),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert other.stdout is not None
        assert await asyncio.wait_for(other.stdout.readline(), PATIENCE_SECONDS) == b"open\n"
        with pytest.raises(StoreLockedError, match="another Easel is running") as caught:
            await open_and_close(tmp_path)
    finally:
        other.kill()
        await other.communicate()

    assert str(tmp_path) in str(caught.value)
    assert caught.value.exit_code == 75
    await open_and_close(tmp_path)  # a killed process leaves no lock


async def test_a_second_store_in_the_same_process_is_refused(
    tmp_path: Path, opening: Opening
) -> None:
    async with Database.open("", data_dir=tmp_path):
        with pytest.raises(StoreLockedError):
            await opening(tmp_path)


async def test_a_database_another_program_uses_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opening: Opening
) -> None:
    monkeypatch.setattr("bot.db.sqlite._BUSY_TIMEOUT_MS", 50)
    await open_and_close(tmp_path)
    other = sqlite3.connect(tmp_path / "easel.db", isolation_level=None)
    try:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreLockedError, match="another program"):
            await opening(tmp_path)
    finally:
        other.close()


async def test_a_directory_that_cannot_be_written_names_the_setting(
    read_only_dir: Path, opening: Opening
) -> None:
    with without_rights(), pytest.raises(SettingsError, match=r"DATA_DIR.*Permission denied"):
        await opening(read_only_dir)


async def test_a_directory_that_cannot_be_created_names_the_setting(
    tmp_path: Path, opening: Opening
) -> None:
    (tmp_path / "file").write_text("no directory")

    with pytest.raises(SettingsError, match="DATA_DIR") as caught:
        await opening(tmp_path / "file" / "data")

    assert caught.value.exit_code == 78


async def test_a_file_that_cannot_be_written_names_the_setting(
    read_only_file_dir: Path, opening: Opening
) -> None:
    with without_rights(), pytest.raises(SettingsError, match=r"DATA_DIR.*easel\.db.*denied"):
        await opening(read_only_file_dir)

    with without_rights(), pytest.raises(SettingsError):  # not locked: nothing is held
        await opening(read_only_file_dir)


async def test_a_file_that_is_no_database_is_refused_and_left_alone(
    tmp_path: Path, opening: Opening
) -> None:
    (tmp_path / "easel.db").write_text("a shopping list\n" * 100)

    with pytest.raises(StartError, match="not a database") as caught:
        await opening(tmp_path)

    assert caught.value.exit_code == 1
    assert (tmp_path / "easel.db").read_text().startswith("a shopping list")


async def test_a_damaged_database_is_refused(tmp_path: Path, opening: Opening) -> None:
    await fill(tmp_path)
    path = tmp_path / "easel.db"
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2 : len(whole) // 2 + 8192] = b"\xff" * 8192
    path.write_bytes(whole)

    with pytest.raises(StartError, match="damaged"):
        await opening(tmp_path)


async def test_a_truncated_database_is_refused(tmp_path: Path, opening: Opening) -> None:
    await fill(tmp_path)
    path = tmp_path / "easel.db"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    with pytest.raises(StartError, match="damaged"):
        await opening(tmp_path)


async def test_a_sqlite_url_moves_the_file_and_its_lock(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/else where/pictures.db"

    async with Database.open(url, data_dir=tmp_path / "unused") as database:
        await database.write(lambda connection: insert_job(connection, a_job(1)))
        with pytest.raises(StoreLockedError):
            await open_and_close(tmp_path / "other", url)
        assert await database.read(lambda connection: get_job(connection, a_job(1).id))

    assert (tmp_path / "else where" / "pictures.db").exists()
    assert not (tmp_path / "unused").exists()


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("postgresql://user:hunter2@host", "PostgreSQL needs the name of a database"),
        ("postgresql+asyncpg://user:hunter2@host/db", "asyncpg is not supported"),
        ("mysql://user:hunter2@host/db", "mysql is not supported"),
        ("hunter2", "not a database address"),
        ("sqlite://", "path of a file"),
        ("sqlite:///:memory:", "path of a file"),
        ("sqlite:///x.db?mode=hunter2", "path of a file"),
        ("postgresql://user:hunter2@host:port/db", "not a database address"),
    ],
)
async def test_a_url_that_cannot_be_used_is_explained_without_repeating_it(
    url: str, text: str, tmp_path: Path, opening: Opening
) -> None:
    with pytest.raises(SettingsError, match=f"DATABASE_URL: .*{text}") as caught:
        await opening(tmp_path, url)

    assert "hunter2" not in str(caught.value)
    assert caught.value.__cause__ is None


async def test_opening_can_be_cancelled(tmp_path: Path) -> None:
    opening = asyncio.create_task(open_and_close(tmp_path), name="opening")
    await asyncio.sleep(0)
    opening.cancel()
    with pytest.raises(asyncio.CancelledError):
        await opening

    await open_and_close(tmp_path)  # nothing is held
