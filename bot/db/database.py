"""The database: runs functions on its own thread and returns their results."""

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from bot.db.condition import Condition
from bot.db.errors import StoreError, StoreTimedOutError
from bot.db.location import Location, Server, locate
from bot.db.migrate import Tables
from bot.db.operation import Operation, run_batch
from bot.db.owner import OpenDatabase, OwnerThread, RunBatch
from bot.db.remembered import Remembered
from bot.db.sqlite import opened, try_file
from bot.deadline import seconds_left
from bot.errors import StartError
from bot.measures import DATABASE_WAIT

T = TypeVar("T")
log = logging.getLogger(__name__)

_OPEN_SECONDS = 120.0
_OPERATION_SECONDS = 60.0
_CLOSE_SECONDS = 15.0
_HANGING_SECONDS = 5.0
"""An operation that runs for longer means that the disk or the server hangs."""
_PROBE_SECONDS = 1.0
"""How often a database that was away is probed."""


class Database:
    """The database, owned by one thread that groups what waits into one transaction.

    Why so: SQLite has one writer anyway, and a commit, a hop between threads or a greenlet each
    cost more than one of our statements. So a function with all its statements makes one trip, and
    the functions that wait together share one commit. This also keeps the connection out of tasks:
    cancelling a task never leaves a transaction half done. PostgreSQL gains by the same: a commit
    for many jobs, and one connection a process.

    A function gets the connection inside a transaction and returns plain values (rows read out, no
    cursors). It neither commits nor rolls back; when it raises, what it wrote is undone and the one
    who asked gets the error. It runs in another thread, so it touches nothing but the connection.
    It may be run again from the start, where the first try left nothing behind.
    """

    def __init__(
        self,
        *,
        owner: OwnerThread,
        location: Location | Server,
        condition: Condition,
        remembered: Remembered,
    ) -> None:
        self._owner = owner
        self._location = location
        self._condition = condition
        self.remembered = remembered
        """What this process remembers of it; all three connections share that."""
        self.prompt = self
        """The same database where others' locks and long statements are not in the way: with
        PostgreSQL a connection of its own, for heartbeats and for accepting requests."""
        self.bulk = self
        """The same database for long statements: with PostgreSQL, a connection of its own."""

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str, *, data_dir: Path) -> AsyncGenerator["Database"]:
        """Open the database that the two settings mean, its tables up to date.

        Raises:
            SettingsError: the URL is not supported, or the place cannot be created or written.
            StoreLockedError: another process holds it.
            UnreachableError: no PostgreSQL answers there, or it refuses us.
            StartError: the database is damaged, of another program, or newer than this version.
        """
        location = locate(url, data_dir=data_dir)
        condition = Condition()
        remembered = Remembered()

        async def opened_with(open_: OpenDatabase) -> "Database":
            owner = OwnerThread(open_=open_, loop=asyncio.get_running_loop(), condition=condition)
            database = cls(
                owner=owner, location=location, condition=condition, remembered=remembered
            )
            stack.push_async_callback(database.close)
            owner.start()
            try:
                async with asyncio.timeout(_OPEN_SECONDS):
                    await owner.opened
            except TimeoutError:
                raise StartError(
                    f"{location.name}: could not be opened within {_OPEN_SECONDS:.0f} seconds"
                ) from None
            return database

        async with AsyncExitStack() as stack:
            if isinstance(location, Server):
                database = await opened_with(partial(_opened_server, location, is_first=True))
                database.prompt = await opened_with(partial(_opened_server, location))
                database.bulk = await opened_with(
                    partial(_opened_server, location, takes_long=True)
                )
            else:
                database = await opened_with(partial(_opened_file, location))
            probing = asyncio.create_task(_keep_probing(database), name="database-probe")
            try:
                yield database
            finally:
                probing.cancel()

    @property
    def is_shared(self) -> bool:
        """Whether other processes use it at the same time: PostgreSQL."""
        return isinstance(self._location, Server)

    @property
    def trouble(self) -> str | None:
        """What keeps it from being written, for those who run Easel; None where nothing does.

        Known from what was asked before: looking at it waits for nothing.
        """
        is_hanging = max(self.busy_seconds, self.prompt.busy_seconds) > _HANGING_SECONDS
        return "it does not answer" if is_hanging else self._condition.trouble

    @property
    def busy_seconds(self) -> float:
        """For how long the current operation has been running, in seconds."""
        return self._owner.busy_seconds

    async def write(
        self,
        function: Callable[[Connection], T],
        *,
        within_seconds: float | None = None,
        lock_keys: tuple[int, ...] = (),
        is_single: bool = False,
        may_wait: bool = False,
    ) -> T:
        """Run the function; once this returns, what it wrote survives a killed process.

        Operations run in the order they were asked for. Cancelling the wait does not stop an
        operation that has begun; one that has not is left out. Of those that share one of their
        ``lock_keys``, in all processes, one runs at a time, so that it may count rows and then
        add one. A function that runs one statement (``is_single``) takes one trip to PostgreSQL
        instead of three; what it wrote may be kept whenever the connection breaks. One that
        ``may_wait`` does so for a moment, to share its commit with the next one.

        Raises:
            StoreClosedError: the store is closed; nothing was run.
            StoreFailedError: the database refused, and would again; nothing is kept.
            StoreAwayError: the database cannot do it just now, or gave no answer in time;
                ``may_be_kept`` tells whether it may be kept all the same.
        """
        return await self._run(
            function,
            writes=True,
            within_seconds=within_seconds,
            lock_keys=lock_keys,
            is_single=is_single,
            may_wait=may_wait,
        )

    async def read(
        self, function: Callable[[Connection], T], *, within_seconds: float | None = None
    ) -> T:
        """Run a function that only reads; it sees every write asked for before.

        Raises:
            StoreError: as ``write``; StoreFailedError also when the function writes.
        """
        return await self._run(function, writes=False, within_seconds=within_seconds)

    async def hear(self, *channels: str, on_notice: Callable[[str, str], None]) -> None:
        """Hear what other processes say on these channels, until cancelled.

        Changes of what is remembered are heard as well. What is said while PostgreSQL is away is
        lost, so nothing may depend on it: it makes things quick that looking now and then would
        find as well.
        """
        if isinstance(self._location, Server):
            from bot.db.postgres_notices import hear_notices  # noqa: PLC0415 - as below

            await hear_notices(self._location, channels, on_notice, remembered=self.remembered)

    async def close(self) -> None:
        """Accept nothing more, finish what waits, close the file and let go of the lock.

        May be called again, and while operations are awaited. Gives up after a while, when the disk
        hangs; the lock is then held until the process ends.
        """
        self._owner.finish()
        await asyncio.wait({self._owner.ended}, timeout=_CLOSE_SECONDS)
        if not self._owner.ended.done():
            log.error("The store did not close within %.0f seconds", _CLOSE_SECONDS)

    async def _run(  # noqa: PLR0913 - all by name
        self,
        function: Callable[[Connection], T],
        *,
        writes: bool,
        within_seconds: float | None,
        lock_keys: tuple[int, ...] = (),
        is_single: bool = False,
        may_wait: bool = False,
    ) -> T:
        seconds = _OPERATION_SECONDS if within_seconds is None else within_seconds
        seconds = min(seconds, seconds_left())
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        operation = Operation(
            function=function,
            writes=writes,
            future=future,
            lock_keys=lock_keys,
            is_single=is_single,
        )
        asked_at = time.monotonic()
        self._owner.submit(operation, may_wait=may_wait)
        deadline = asyncio.timeout(seconds)
        try:
            async with deadline:
                return await future
        except TimeoutError as error:
            if not deadline.expired():
                raise  # the function's own
            raise StoreTimedOutError(
                f"No answer from the database in {seconds:.1f} s", may_be_kept=operation.has_begun
            ) from error
        finally:
            DATABASE_WAIT.observe(time.monotonic() - asked_at)


async def try_database(url: str, *, data_dir: Path) -> tuple[str, Tables]:
    """Try what ``open`` would, without changing anything.

    Returns what to call the database, and what a start will find there.

    Raises:
        StartError: what ``open`` would raise.
    """
    location = locate(url, data_dir=data_dir)
    if not isinstance(location, Server):
        return location.name, await asyncio.to_thread(try_file, location)
    from bot.db.postgres import try_server  # noqa: PLC0415 - as below

    return location.name, await asyncio.to_thread(try_server, location)


async def _keep_probing(database: Database) -> None:
    """Find out that the database is back, also where nobody asks it anything."""
    while True:
        await asyncio.sleep(_PROBE_SECONDS)
        if database.trouble is not None:
            with contextlib.suppress(StoreError):
                await database.write(_probe, within_seconds=_PROBE_SECONDS)


def _probe(connection: Connection) -> None:
    """Write something: what is there already, which SQLite's own UPDATE would leave unwritten."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA user_version = 0")
    else:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = version_num")


@contextmanager
def _opened_server(
    location: Server, *, is_first: bool = False, takes_long: bool = False
) -> Generator[RunBatch]:
    # The driver and the job engine take 11 MB that a bot with a file of its own has no use for.
    from bot.db.postgres import connected_server, make_ready  # noqa: PLC0415

    if is_first:
        make_ready(location)
    with connected_server(location, takes_long=takes_long) as run:
        yield run


@contextmanager
def _opened_file(location: Location) -> Generator[RunBatch]:
    with opened(location) as connection:
        yield lambda batch: run_batch(connection, batch)
