"""The door to the database: functions go in, their results come out."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from bot.errors import StartError
from bot.store.errors import StoreTimedOutError
from bot.store.location import locate
from bot.store.operation import Operation
from bot.store.owner import OwnerThread

T = TypeVar("T")
log = logging.getLogger(__name__)

_OPEN_SECONDS = 120.0
_OPERATION_SECONDS = 60.0
_CLOSE_SECONDS = 15.0


class Database:
    """The database, owned by one thread that groups what waits into one transaction.

    Why so: SQLite has one writer anyway, and a commit, a hop between threads or a greenlet each
    cost more than one of our statements. So a function with all its statements makes one trip, and
    the functions that wait together share one commit. This also keeps the connection out of tasks:
    cancelling a task never leaves a transaction half done.

    A function gets the connection inside a transaction and returns plain values (rows read out, no
    cursors). It neither commits nor rolls back; when it raises, what it wrote is undone and the one
    who asked gets the error. It runs in another thread, so it touches nothing but the connection.
    """

    def __init__(self, *, owner: OwnerThread) -> None:
        self._owner = owner

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str, *, data_dir: Path) -> AsyncGenerator["Database"]:
        """Open the database that the two settings mean, its tables up to date.

        Raises:
            SettingsError: the URL is not supported, or the place cannot be created or written.
            StoreLockedError: another process holds it.
            StartError: the file is damaged, of another program, or newer than this version.
        """
        location = locate(url, data_dir=data_dir)
        owner = OwnerThread(location=location, loop=asyncio.get_running_loop())
        database = cls(owner=owner)
        owner.start()
        try:
            try:
                async with asyncio.timeout(_OPEN_SECONDS):
                    await owner.opened
            except TimeoutError:
                raise StartError(
                    f"{location.path}: could not be opened within {_OPEN_SECONDS:.0f} seconds"
                ) from None
            yield database
        finally:
            await database.close()

    async def write(self, function: Callable[[Connection], T]) -> T:
        """Run the function; once this returns, what it wrote survives a killed process.

        Operations run in the order they were asked for. Cancelling the wait does not stop the
        operation.

        Raises:
            StoreClosedError: the store is closed; nothing was run.
            StoreFailedError: the database refused; nothing is kept.
            StoreTimedOutError: no answer in time; it may be kept or not.
        """
        return await self._run(function, writes=True)

    async def read(self, function: Callable[[Connection], T]) -> T:
        """Run a function that only reads; it sees every write asked for before.

        Raises:
            StoreError: as ``write``; StoreFailedError also when the function tries to write.
        """
        return await self._run(function, writes=False)

    async def close(self) -> None:
        """Accept nothing more, finish what waits, close the file and let go of the lock.

        May be called again, and while operations are awaited. Gives up after a while, when the disk
        hangs; the lock is then held until the process ends.
        """
        self._owner.finish()
        await asyncio.wait({self._owner.ended}, timeout=_CLOSE_SECONDS)
        if not self._owner.ended.done():
            log.error("The store did not close within %.0f seconds", _CLOSE_SECONDS)

    async def _run(self, function: Callable[[Connection], T], *, writes: bool) -> T:
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._owner.submit(Operation(function=function, writes=writes, future=future))
        deadline = asyncio.timeout(_OPERATION_SECONDS)
        try:
            async with deadline:
                return await future
        except TimeoutError as error:
            if not deadline.expired():
                raise  # the function's own
            raise StoreTimedOutError(
                f"No answer from the database in {_OPERATION_SECONDS:.0f} seconds"
            ) from error
