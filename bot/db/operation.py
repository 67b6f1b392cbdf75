"""An operation on the database, and the batch of operations that share a transaction."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.db.away import READ_ONLY, sqlstate, why_away
from bot.db.errors import NumberTooLargeError, StoreFailedError, StoreUnavailableError
from bot.db.sqlite import driver_connection

T = TypeVar("T")
log = logging.getLogger(__name__)

_OUT_OF_RANGE = "22003"
"""PostgreSQL's name for a number that a column cannot hold; SQLite's driver says OverflowError."""


@dataclass(slots=True, kw_only=True)
class Operation(Generic[T]):
    """A queued function, and the future of its outcome."""

    function: Callable[[Connection], T]
    writes: bool
    future: asyncio.Future[T]
    lock_keys: tuple[int, ...] = ()
    """What it counts on that no other process does at the same time, as numbers."""
    is_single: bool = False
    """Whether it is one statement, which needs no transaction around it."""
    has_begun: bool = field(default=False, init=False)
    """Whether it may have been run. Who stops waiting and then finds this unset knows that nothing
    is kept: ``begin`` sets it before it looks whether somebody waits."""
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

    def begin(self) -> bool:
        """Take its turn; False where nobody waits for it any more, so that it is not run."""
        self.has_begun = True
        self.has_begun = not self.future.cancelled()
        return self.has_begun

    def forget(self) -> None:
        """Forget the outcome, because the operation will be retried."""
        self._results.clear()
        self._error = None

    def run(self, connection: Connection, driver: sqlite3.Connection) -> bool:
        """Call the function and keep what comes of it; tell whether it failed and has written.

        Runs in the owner thread, inside the batch's transaction in SQLite.

        Raises:
            SQLAlchemyError: the transaction is lost.
        """
        changes = driver.total_changes
        self.attempt(connection)
        if not driver.in_transaction:
            raise TransactionLostError("SQLite gave the transaction up")
        # Looked at, not forbidden: "PRAGMA query_only" makes SQLite prepare each statement anew.
        has_written = driver.total_changes != changes
        if has_written and not self.writes:
            self.fail(sqlite3.OperationalError("a function that reads has written"))
        return has_written and self.has_failed

    def fail(self, error: BaseException) -> None:
        """Make this the outcome, whatever it was before."""
        if isinstance(error, OverflowError) or sqlstate(error) == _OUT_OF_RANGE:
            self._error = NumberTooLargeError(type(error).__name__)
        elif isinstance(error, (SQLAlchemyError, sqlite3.Error)):
            reason = why_away(error)
            if reason is None or (reason == READ_ONLY and not self.writes):
                self._error = StoreFailedError(f"The database refused: {error}")
            else:
                self._error = StoreUnavailableError(reason, first_line(error))
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
            if self._error is not None and not isinstance(self._error, StoreUnavailableError):
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


class TransactionLostError(SQLAlchemyError):
    """SQLite gave up the whole transaction by itself, as after some failures on a full disk.

    What follows would be committed one by one: https://sqlite.org/lang_transaction.html
    """


def run_batch(connection: Connection, operations: Sequence[Operation[Any]]) -> None:
    """Run the operations in their order and commit them as one; raises none of their errors.

    A failing operation is undone alone and the others are kept. If the transaction itself is lost,
    nothing is kept: every operation fails, or is run again alone where one of them lost it.
    """
    driver = driver_connection(connection)
    is_alone = len(operations) == 1
    try:
        is_kept = _run_at_once(connection, driver, operations)
        if not is_kept and not is_alone:
            _run_apart(connection, driver, operations)
    except (SQLAlchemyError, sqlite3.Error) as error:
        for operation in operations:
            if operation.has_failed:
                continue  # its own error says more
            if is_alone or not isinstance(error, TransactionLostError):
                operation.fail(error)
            else:
                operation.forget()
                run_batch(connection, [operation])


def _run_at_once(
    connection: Connection, driver: sqlite3.Connection, operations: Sequence[Operation[Any]]
) -> bool:
    """Run them without savepoints, which cost as much as our statements.

    Nearly all operations succeed, or fail before they have written anything. False where one did
    not: nothing is kept then.
    """
    with _transaction(driver, writes=any(its.writes for its in operations)):
        for operation in operations:
            if operation.begin() and operation.run(connection, driver):
                driver.execute("ROLLBACK")
                return False
    return True


def _run_apart(
    connection: Connection, driver: sqlite3.Connection, operations: Sequence[Operation[Any]]
) -> None:
    """Run them again, so that what a failing one wrote is undone alone."""
    with _transaction(driver, writes=True):
        for operation in operations:
            operation.forget()
            if operation.begin():
                driver.execute("SAVEPOINT operation")
                if operation.run(connection, driver):
                    driver.execute("ROLLBACK TO operation")
                driver.execute("RELEASE operation")


@contextmanager
def _transaction(driver: sqlite3.Connection, *, writes: bool) -> Generator[None]:
    """Commit at the end, or undo where that, or what is inside, fails."""
    # Whoever only reads has no need to wait for another program's lock.
    driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
    try:
        yield
        if driver.in_transaction:
            driver.execute("COMMIT")
    finally:
        if driver.in_transaction:
            driver.execute("ROLLBACK")


def first_line(error: BaseException) -> str:
    """Return what the driver says of an error, without the statement."""
    said = str(getattr(error, "orig", None) or error).strip()
    return said.partition("\n")[0] or "no reason"
