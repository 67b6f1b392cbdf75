"""Copies of the database, one file each: written while Easel runs, checked, and put back.

SQLite writes the copy itself (``VACUUM INTO``), PostgreSQL's own ``pg_dump`` and ``pg_restore`` do
it there. Each copy is written beside its final name, read from end to end, and renamed last, so a
full disk or a kill leaves the older copies as they were.
"""

import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp

from sqlalchemy import URL, Connection, NullPool, create_engine, func, select, text, update
from sqlalchemy.exc import SQLAlchemyError

from bot.db.location import Location, Server
from bot.db.migrate import Tables, examine
from bot.db.postgres import make_ready
from bot.db.sqlite import connected, locked
from bot.db.tables import jobs, predictions, run_requests
from bot.errors import InterruptedWhileStartingError, StartError, StoreLockedError

MOST_KEPT = 999
_DUMP_SECONDS = 6 * 3_600.0
"""How long PostgreSQL's programs may take, in case something never answers."""
_WORD_LIMIT = 500
_ALIVE_SECONDS = 15.0
"""A heartbeat as young as this is that of a process that runs."""


class BackupError(StartError):
    """A copy cannot be written or put back; says why. What was there is as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy that was read from end to end."""

    path: Path
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was put back."""

    jobs: int
    unfinished: int
    aside: Path | None
    """Where the database is kept that was there before."""


def back_up(place: Location | Server, file: Path, *, keep: int) -> Backup:
    """Write a copy to ``file``, checked; older ones move to ``file.1`` and so on, ``keep`` in all.

    Easel may run meanwhile. Only the user who calls can read the copy.

    Raises:
        BackupError: there is no database, no room, or the copy cannot be read back.
    """
    with _beside(file) as copy:
        if isinstance(place, Location):
            _copy_file(place, copy)
            _check_file(copy)
        else:
            _dump(place, copy)
            _check_dump(copy)
        size = copy.stat().st_size
        _rotate(file, keep)
        copy.rename(file)
    return Backup(path=file, bytes=size)


def restore(place: Location | Server, file: Path) -> Restored:
    """Put a copy in the place of the database; what was there is kept beside it or the copy.

    Requests that the copy has as waiting may have been drawn since, so none of them is started
    (see ``_hold_back``).

    Raises:
        StoreLockedError: Easel runs.
        BackupError: the copy is damaged, of a newer Easel, or does not fit the database.
    """
    if not file.is_file():
        raise BackupError(f"{file}: there is no such file")
    if isinstance(place, Server):
        return _restore_server(place, file)
    _check_file(file)
    with locked(place), _beside(place.path) as copy:
        try:
            shutil.copyfile(file, copy)
        except OSError as error:
            raise _unwritable(copy, error) from error
        as_place = Location(path=copy, setting=place.setting)
        with connected(as_place) as connection, connection.begin():
            jobs_count, unfinished = _hold_back(connection)
        _sync(copy)
        aside = _set_aside(place.path)
        copy.rename(place.path)
    return Restored(jobs=jobs_count, unfinished=unfinished, aside=aside)


# --- SQLite -------------------------------------------------------------------------------------


def _copy_file(location: Location, copy: Path) -> None:
    if not location.path.exists():
        raise BackupError(f"{location.path}: there is no database yet")
    try:
        # A transaction that reads: who writes meanwhile waits for nothing.
        source = sqlite3.connect(f"{location.path.as_uri()}?mode=rw", uri=True, timeout=30.0)
        try:
            source.execute("VACUUM INTO ?", (str(copy),))
        finally:
            source.close()
    except sqlite3.Error as error:
        raise BackupError(f"{copy.parent}: the copy cannot be written ({error})") from error
    _sync(copy)


def _check_file(file: Path) -> None:
    try:
        copy = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            (verdict,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
        finally:
            copy.close()
    except sqlite3.Error as error:
        raise BackupError(f"{file}: damaged, or not a copy of Easel's database ({error})") from None
    if verdict != "ok":
        raise BackupError(f"{file}: damaged ({verdict})")
    with _opened(URL.create("sqlite", database=str(file))) as connection:
        if _examined(file, connection) is Tables.NONE:
            raise BackupError(f"{file}: it holds no database")


def _set_aside(path: Path) -> Path | None:
    if not path.exists():
        return None
    aside = path.with_name(f"{path.name}.before-{time.strftime('%Y%m%dT%H%M%S')}")
    # The log belongs to the file: without it the newest changes would be lost.
    for suffix in ("-wal", "-shm", ""):
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
    return aside


# --- PostgreSQL ---------------------------------------------------------------------------------


def _dump(server: Server, copy: Path) -> None:
    _run("pg_dump", "--format=custom", "--no-owner", f"--file={copy}", server=server)


def _check_dump(file: Path) -> None:
    listed = _run("pg_restore", "--list", str(file))
    if " TABLE DATA public jobs " not in listed:
        raise BackupError(f"{file}: not a copy of Easel's database")
    _run("pg_restore", "--file=/dev/null", str(file))


def _restore_server(server: Server, file: Path) -> Restored:
    _check_dump(file)
    revision = _run(
        "pg_restore", "--data-only", "--table=alembic_version", "--file=-", str(file)
    ).split()
    with _opened(server.url) as connection:
        tables = _examined(file, connection)
        if tables is not Tables.NONE:
            _require_nobody(connection)
            its = str(connection.scalar(text("SELECT version_num FROM alembic_version")))
            if its not in revision:
                raise BackupError(
                    f"{file}: of another version than the tables in {server.name}; "
                    "name an empty database in DATABASE_URL"
                )
    aside = None
    if tables is not Tables.NONE:
        aside = file.with_name(f"{file.name}.before-{time.strftime('%Y%m%dT%H%M%S')}")
        back_up(server, aside, keep=1)
    _run(
        *("pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction"),
        str(file),
        server=server,
        is_target=True,
    )
    make_ready(server)
    with _opened(server.url) as connection:
        jobs_count, unfinished = _hold_back(connection)
    return Restored(jobs=jobs_count, unfinished=unfinished, aside=aside)


def _require_nobody(connection: Connection) -> None:
    alive = text(
        "SELECT count(*) FROM workers JOIN procrastinate_workers USING (id) WHERE"
        " last_heartbeat > clock_timestamp() - make_interval(secs => :seconds)"
    )
    running = connection.scalar(alive, {"seconds": _ALIVE_SECONDS})
    if running:
        raise StoreLockedError(
            f"DATABASE_URL: {running} of Easel's processes use this database; stop them first"
        )


def _run(*command: str, server: Server | None = None, is_target: bool = False) -> str:
    """Run one of PostgreSQL's programs; the password is in none of its arguments."""
    environment = dict(os.environ)
    arguments: Sequence[str] = command
    if server is not None:
        from psycopg.conninfo import make_conninfo  # noqa: PLC0415 - for PostgreSQL alone

        address = make_conninfo("", **{**server.parameters, "password": None})
        arguments = (*command[:1], f"--dbname={address}", *command[1:])
        if server.url.password is not None:
            environment["PGPASSWORD"] = server.url.password
    try:
        ended = subprocess.run(  # noqa: S603 - PostgreSQL's programs, and no shell
            arguments, env=environment, capture_output=True, timeout=_DUMP_SECONDS, check=False
        )
    except FileNotFoundError:
        raise BackupError(
            f"{command[0]} is not installed; it comes with PostgreSQL's client programs"
        ) from None
    except subprocess.TimeoutExpired:
        raise BackupError(f"{command[0]} did not end within six hours") from None
    if ended.returncode:
        said = " ".join(ended.stderr.decode(errors="replace").split())[:_WORD_LIMIT]
        after = ". The database is as it was" if is_target else ""
        raise BackupError(f"{command[0]} failed: {said}{after}")
    return ended.stdout.decode(errors="replace")


# --- both ---------------------------------------------------------------------------------------


def _hold_back(connection: Connection) -> tuple[int, int]:
    """Let nothing be started that may have been paid for since the copy was made.

    A request that waits in the copy becomes one whose start was interrupted: its reply says so,
    with a button to start it again. What runs in the copy is asked about, and shown.
    """
    unfinished = select(jobs.c.id).where(jobs.c.state.in_(("queued", "drawing", "delivering")))
    connection.execute(
        update(predictions)
        .where(predictions.c.state == "planned", predictions.c.job_id.in_(unfinished))
        .values(state="posting")
    )
    refusal = InterruptedWhileStartingError.words_id
    connection.execute(
        update(run_requests)
        .where(run_requests.c.job_id.is_(None), run_requests.c.refusal.is_(None))
        .values(refusal=f'{{"words_id":"{refusal}","facts":{{}},"can_retry":false}}')
    )
    count = connection.scalar(select(func.count()).select_from(jobs))
    waiting = connection.scalar(select(func.count()).select_from(unfinished.subquery()))
    return count or 0, waiting or 0


def _examined(file: Path, connection: Connection) -> Tables:
    try:
        return examine(connection)
    except StartError as error:
        raise BackupError(f"{file}: {error}") from error


@contextmanager
def _opened(url: URL) -> Generator[Connection]:
    engine = create_engine(url, poolclass=NullPool, hide_parameters=True)
    try:
        with engine.begin() as connection:
            yield connection
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", error)).partition("\n")[0]
        raise BackupError(f"the database cannot be used: {reason}") from error
    finally:
        engine.dispose()


@contextmanager
def _beside(file: Path) -> Generator[Path]:
    """Yield an empty file beside this one, for its owner alone; gone if it is not renamed."""
    try:
        handle, name = mkstemp(prefix=f".{file.name}.", dir=file.parent)
    except OSError as error:
        raise _unwritable(file, error) from error
    os.close(handle)
    copy = Path(name)
    try:
        yield copy
    except OSError as error:
        raise _unwritable(file, error) from error
    finally:
        copy.unlink(missing_ok=True)


def _rotate(file: Path, keep: int) -> None:
    """Make room for one more of ``keep`` copies: ``file`` becomes ``file.1``, and so on."""
    numbered = [file, *(file.with_name(f"{file.name}.{number}") for number in range(1, keep))]
    for older, newer in zip(reversed(numbered), reversed(numbered[:-1]), strict=False):
        with suppress(FileNotFoundError):
            newer.rename(older)


def _sync(file: Path) -> None:
    handle = os.open(file, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unwritable(file: Path, error: OSError) -> BackupError:
    return BackupError(f"{file}: cannot be written ({error.strerror or error})")
