"""One thing asked of the database, and the batch that shares a transaction with others."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.store.errors import StoreFailedError
from bot.store.sqlite import driver_connection

T = TypeVar("T")
log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Operation(Generic[T]):
    """A function that waits for its turn, and the future that waits for its outcome."""

    function: Callable[[Connection], T]
    writes: bool
    future: asyncio.Future[T]
    lock_keys: tuple[int, ...] = ()
    """What it counts on that no other process does at the same time, as numbers."""
    _results: list[T] = field(default_factory=list[T], init=False)
    _error: BaseException | None = field(default=None, init=False)

    @property
    def has_failed(self) -> bool:
        """Whether the outcome is an error."""
        return self._error is not None

    @property
    def error(self) -> BaseException | None:
        """The error that is the outcome so far."""
        return self._error

    def forget(self) -> None:
        """Forget the outcome: it will be attempted again."""
        self._results.clear()
        self._error = None

    def run(self, connection: Connection, *, is_alone: bool) -> None:
        """Call the function and keep what comes of it; what it wrote is kept or undone whole.

        What a function wrote that is alone in its batch is undone together with the batch.
        Runs in the owner thread, inside the batch's transaction in SQLite.

        Raises:
            SQLAlchemyError: the transaction is lost.
        """
        driver = driver_connection(connection)
        changes = driver.total_changes
        if not is_alone:
            # The driver's own savepoint: SQLAlchemy's costs as much as one of our statements.
            driver.execute("SAVEPOINT operation")
        self.attempt(connection)
        # Looked at, not forbidden: "PRAGMA query_only" makes SQLite prepare each statement anew.
        if not self.writes and driver.total_changes != changes:
            self.fail(sqlite3.OperationalError("a function that reads has written"))
        if is_alone:
            return
        if self.has_failed:
            driver.execute("ROLLBACK TO operation")
        driver.execute("RELEASE operation")

    def fail(self, error: BaseException) -> None:
        """Make this the outcome, whatever it was before."""
        if isinstance(error, (SQLAlchemyError, sqlite3.Error)):
            self._error = StoreFailedError(f"The database refused: {error}")
            self._error.__cause__ = error
        elif isinstance(error, StopIteration):
            # No future can carry one: it would end the coroutine that awaits it.
            self._error = RuntimeError("A database operation raised StopIteration")
            self._error.__cause__ = error
        else:
            self._error = error

    def deliver(self) -> None:
        """Resolve the future; call it on the future's loop."""
        if self.future.done():  # whoever asked was cancelled meanwhile
            if self._error is not None:
                log.error("An operation nobody waits for any more failed", exc_info=self._error)
        elif self._error is not None:
            self.future.set_exception(self._error)
        elif self._results:
            self.future.set_result(self._results[0])
        else:
            self.future.set_exception(StoreFailedError("The store ended in the middle of this"))

    def attempt(self, connection: Connection) -> None:
        """Call the function and keep what comes of it, isolated by whoever calls this."""
        try:
            self._results.append(self.function(connection))
        except BaseException as error:  # noqa: BLE001 - handed to the one who asked
            self.fail(error)


def run_batch(connection: Connection, operations: Sequence[Operation[Any]]) -> None:
    """Run the operations in their order and commit them as one; raises none of their errors.

    A failing operation is undone alone and the others are kept. If the transaction itself is lost,
    nothing is kept and every operation fails.
    """
    driver = driver_connection(connection)
    try:
        with connection.begin() as transaction:
            is_alone = len(operations) == 1
            for operation in operations:
                operation.run(connection, is_alone=is_alone)
                if operation.has_failed and is_alone:
                    transaction.rollback()
                    return
                _require_transaction(driver)
    except (SQLAlchemyError, sqlite3.Error) as error:
        for operation in operations:
            if not operation.has_failed:  # its own error says more
                operation.fail(error)


def _require_transaction(driver: sqlite3.Connection) -> None:
    # SQLite gives up the whole transaction by itself after some failures (a full disk, for one),
    # and what follows would be committed one by one: https://sqlite.org/lang_transaction.html
    if not driver.in_transaction:
        raise SQLAlchemyError("SQLite gave the transaction up")
