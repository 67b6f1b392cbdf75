"""Open the SQLite file: locked, whole, up to date, and ready for one thread."""

import os
import sqlite3
import tempfile
from collections.abc import Generator
from contextlib import contextmanager

from filelock import FileLock, Timeout
from sqlalchemy import URL, Connection, StaticPool, create_engine, event
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.db.location import Location
from bot.db.migrate import Tables, examine, migrate
from bot.db.statement import DRIVER
from bot.errors import SettingsError, StartError, StoreLockedError

_BUSY_TIMEOUT_MS = 500
"""How long another program's lock is waited for at a time: all who ask wait behind it."""
_LOG_PAGES = 8_000
"""How long the log may grow, 32 MB, before it goes into the file: who writes then waits for the
disk, at SQLite's own 4 MB for a tenth of a second after every hundred writes."""

PRIVATE = 0o600
"""The rights of files that hold what people asked for."""

# Why SQLite refuses a file: its primary result codes, https://sqlite.org/rescode.html
_NOT_ALLOWED = {sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}
_IN_USE = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class DatabaseUnusableError(StartError):
    """The database file is damaged, belongs to something else, or cannot be used just now."""


class DatabaseBusyError(StoreLockedError):
    """A program that is no Easel uses the file."""


@contextmanager
def opened(location: Location) -> Generator[Connection]:
    """Hold the lock and yield the one connection, for the calling thread alone.

    Its transactions are begun and ended on the driver (``run_batch``). SQLAlchemy takes all of its
    life for one: its own begin and commit cost as much as a few of our statements.

    Raises:
        SettingsError: the directory or the file cannot be created or written.
        StoreLockedError: another process holds it.
        StartError: the file is damaged, or not (or not yet) known to this version.
    """
    with locked(location):
        _require_writable(location)
        with (
            connected(location) as first,
            # Without what listens to the first one: asking who listens costs half a statement.
            first.engine.connect() as connection,
        ):
            connection.begin()
            connection.info[DRIVER] = driver_connection(connection)
            yield connection


def try_file(location: Location) -> Tables:
    """Try whether a start would find a file that it can use; leaves everything as it was.

    Raises:
        SettingsError, StoreLockedError, StartError: as ``opened``.
    """
    if not location.path.exists():
        folder = next(parent for parent in location.path.parents if parent.exists())
        try:
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as error:
            raise _unwritable(location, error) from error
        return Tables.NONE
    with locked(location):
        _require_writable(location)
        with (
            connected(location, brings_up_to_date=False) as connection,
            _refusals_explained(location),
            connection.begin(),
        ):
            return examine(connection)


@contextmanager
def locked(location: Location) -> Generator[None]:
    """Keep every other process out while inside.

    Raises:
        SettingsError, StoreLockedError: as ``opened``.
    """
    lock = FileLock(location.lock_path, blocking=False, mode=PRIVATE)
    try:
        # What people asked for is nobody else's business on a machine with other users.
        location.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise StoreLockedError(
            f"{location.path.parent}: another Easel is running on this directory "
            f"(it holds {location.lock_path.name}); stop it, or set another {location.setting}"
        ) from None
    except OSError as error:
        raise _unwritable(location, error) from error
    try:
        yield
    finally:
        lock.release()


def _require_writable(location: Location) -> None:
    # SQLite would open the file for reading alone, and fail at the first write. The files it makes
    # beside this one get the same rights.
    try:
        os.close(os.open(location.path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, PRIVATE))
    except OSError as error:
        raise SettingsError(
            f"{location.setting}: cannot write {location.path} ({error.strerror})"
        ) from error


def _unwritable(location: Location, error: OSError) -> SettingsError:
    return SettingsError(
        f"{location.setting}: cannot write in {location.path.parent} ({error.strerror})"
    )


@contextmanager
def connected(location: Location, *, brings_up_to_date: bool = True) -> Generator[Connection]:
    """Yield a connection to a file that is locked already.

    Raises:
        SettingsError, StartError: as ``opened``.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(location.path)),
        poolclass=StaticPool,
        hide_parameters=True,  # errors are logged; the values are prompts and tokens
    )
    # Left alone, the driver begins transactions by itself and knows nothing of savepoints:
    # https://docs.sqlalchemy.org/en/20/dialects/sqlite.html#pysqlite-serializable
    with _refusals_explained(location):
        connection = engine.connect()
    event.listen(connection, "begin", _begin)
    try:
        with _refusals_explained(location):
            _prepare(connection)
            if brings_up_to_date:
                _bring_up_to_date(connection)
        yield connection
    finally:
        connection.close()
        engine.dispose()


def driver_connection(connection: Connection) -> sqlite3.Connection:
    """Return the connection underneath."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError("This connection is not SQLite's")
    return driver


def _begin(connection: Connection) -> None:
    driver_connection(connection).execute("BEGIN IMMEDIATE")


def _prepare(connection: Connection) -> None:
    driver = driver_connection(connection)
    driver.isolation_level = None
    driver.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS:d}")
    (verdict,) = driver.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise sqlite3.DatabaseError(verdict)


def _bring_up_to_date(connection: Connection) -> None:
    driver = driver_connection(connection)
    driver.execute("PRAGMA journal_mode = WAL")
    # A killed process loses nothing; a power cut may lose the last moments, never the file.
    driver.execute("PRAGMA synchronous = NORMAL")
    driver.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES:d}")
    driver.execute("PRAGMA foreign_keys = OFF")
    migrate(connection)
    driver.execute("PRAGMA foreign_keys = ON")


@contextmanager
def _refusals_explained(location: Location) -> Generator[None]:
    try:
        yield
    except StartError as error:
        raise DatabaseUnusableError(f"{location.path}: {error}") from error
    except DBAPIError as error:
        raise _explained(error.orig, location) from error
    except sqlite3.Error as error:
        raise _explained(error, location) from error
    except SQLAlchemyError as error:
        raise DatabaseUnusableError(f"{location.path}: cannot be used: {error}") from error


def _explained(error: BaseException | None, location: Location) -> StartError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code in _NOT_ALLOWED:
        return SettingsError(f"{location.setting}: cannot write {location.path} ({error})")
    if code in _IN_USE:
        return DatabaseBusyError(f"{location.path}: another program is using this database")
    if code in _DAMAGED:
        return DatabaseUnusableError(
            f"{location.path}: damaged, or not a database ({error}); "
            "put back a copy of it, or move it away to start with an empty one"
        )
    return DatabaseUnusableError(f"{location.path}: cannot be used ({error})")
