"""Run batches of operations on PostgreSQL, through restarts of the server."""

import time
from collections.abc import Callable, Sequence
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, RootTransaction, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.db.away import UNREACHABLE, sqlstate, why_away
from bot.db.errors import StoreUnavailableError
from bot.db.operation import Operation, first_line

_PAUSE_SECONDS = 0.3
"""After a failed try to connect, operations fail at once for so long."""

_LOCK = text("SELECT pg_advisory_xact_lock(key) FROM unnest(CAST(:keys AS bigint[])) AS key")

# Somebody else was quicker; the same again succeeds. A deadlock is possible where two processes
# change each other's jobs in one batch each: https://www.postgresql.org/docs/current/mvcc-serialization-failure-handling.html
_TRY_AGAIN = frozenset({"40001", "40P01"})
_NO_LOCK = "55P03"
_WAIT_NO_LONGER = "SET LOCAL lock_timeout = '50ms'"


class _KeysHeldError(Exception):
    """Another process holds a key of this batch."""


class PostgresBatches:
    """One connection, made anew whenever it is lost; used by one thread alone."""

    def __init__(self, *, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None
        self._pause_until = 0.0
        self._away = SQLAlchemyError("not tried yet")

    def run(self, operations: Sequence[Operation[Any]]) -> None:
        """Run what writes in its order and commit it as one, then what reads; raises no errors.

        A failing operation is undone alone and the others are kept. Where the connection breaks
        before the commit, nothing is kept, and all is run again on a new one, once. Where it breaks
        at the commit, nobody knows: every operation fails with StoreUnavailableError.
        """
        # Apart, because PostgreSQL itself keeps a transaction that reads from writing.
        for writes in (True, False):
            alike = [its for its in operations if its.writes is writes]
            if alike:
                self._run(alike, writes=writes)

    def _run(self, operations: Sequence[Operation[Any]], *, writes: bool) -> None:
        for is_last in (False, True):
            try:
                connection = self._connected()
            except SQLAlchemyError as error:
                _fail(operations, error)
                return
            try:
                may_be_kept = self._try(connection, operations, writes=writes)
            except _KeysHeldError as error:
                self._run_without_keys_held(operations, error)
                return
            except SQLAlchemyError as error:
                self._lose(error)
                if _is_bare(operations):
                    _fail(operations, error, may_be_kept=True)
                    return
                if is_last:
                    _fail(operations, error)
                continue
            if may_be_kept is not None:
                self._lose(may_be_kept)
                _fail(operations, may_be_kept, may_be_kept=True)
            break
        self._run_alone_again(operations)

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()

    def _try(
        self, connection: Connection, operations: Sequence[Operation[Any]], *, writes: bool
    ) -> SQLAlchemyError | None:
        """Run and commit; return the error of a commit that nobody knows the outcome of.

        Nearly all operations succeed, so they run without savepoints first: each of those takes
        two trips to the server, as many as most operations. Where one fails, all is undone, and
        what shared its transaction is run again, each operation in a savepoint.

        Raises:
            SQLAlchemyError: the transaction is lost; nothing is kept.
        """
        _begin_as(connection, writes=writes, is_bare=_is_bare(operations))
        transaction = _uncommitted(connection, operations, run=_run_together)
        if transaction is None and len(operations) > 1:
            transaction = _uncommitted(connection, operations, run=_run_apart)
        if transaction is None:
            return None
        try:
            transaction.commit()
        except DBAPIError as error:
            if error.connection_invalidated:
                return error
            raise
        return None

    def _run_without_keys_held(
        self, operations: Sequence[Operation[Any]], error: _KeysHeldError
    ) -> None:
        """Do what needs no key, then the others one by one: only some of their keys are held."""
        if len(operations) == 1:
            _fail(operations, error)
            return
        self.run([its for its in operations if not its.lock_keys])
        held: set[int] = set()
        for operation in operations:
            if not operation.lock_keys:
                continue
            if held.isdisjoint(operation.lock_keys):
                self.run([operation])
            else:
                _fail([operation], error)
            if isinstance(operation.error, StoreUnavailableError):
                held.update(operation.lock_keys)

    def _run_alone_again(self, operations: Sequence[Operation[Any]]) -> None:
        """Give those that stood in each other's way another try, now alone."""
        for operation in operations:
            if len(operations) > 1 and _state_of(operation) in _TRY_AGAIN:
                self.run([operation])

    def _connected(self) -> Connection:
        if self._connection is not None:
            return self._connection
        if time.monotonic() < self._pause_until:
            raise self._away
        try:
            self._connection = self._engine.connect()
        except SQLAlchemyError as error:
            self._pause_until, self._away = time.monotonic() + _PAUSE_SECONDS, error
            raise
        return self._connection

    def _lose(self, error: SQLAlchemyError) -> None:
        if self._connection is not None:
            self._connection.invalidate(error)
            self._connection.close()
        self._connection = None


def _is_bare(operations: Sequence[Operation[Any]]) -> bool:
    """Whether it is a lone statement, which PostgreSQL itself keeps or undoes whole."""
    return len(operations) == 1 and operations[0].is_single


def _begin_as(connection: Connection, *, writes: bool, is_bare: bool) -> None:
    """Let the next transaction only read, or be what the server makes it: costs no trip.

    Where it is ``is_bare``, BEGIN and COMMIT are not sent.
    """
    driver = connection.connection.driver_connection
    if not isinstance(driver, psycopg.Connection):
        raise TypeError("This connection is not PostgreSQL's")
    read_only = None if writes else True
    if driver.read_only is not read_only:
        driver.read_only = read_only
    if driver.autocommit is not is_bare:
        driver.autocommit = is_bare


def _lock(connection: Connection, operations: Sequence[Operation[Any]]) -> None:
    """Take the locks of a whole batch, in an order that no two batches can block each other in.

    Raises:
        _KeysHeldError: another process holds one, and for longer than anybody here may wait.
    """
    keys = sorted({key for its in operations for key in its.lock_keys})
    if not keys:
        return
    try:
        connection.execute(_LOCK, {"keys": keys})
    except DBAPIError as error:
        if sqlstate(error) != _NO_LOCK:
            raise
        raise _KeysHeldError(first_line(error)) from error


def _uncommitted(
    connection: Connection,
    operations: Sequence[Operation[Any]],
    *,
    run: Callable[[Connection, Sequence[Operation[Any]]], bool],
) -> RootTransaction | None:
    """Run them in a new transaction; None where it had to be undone."""
    transaction = connection.begin()
    try:
        _lock(connection, operations)
        is_kept = run(connection, operations)
    except BaseException:
        transaction.close()
        raise
    if is_kept:
        return transaction
    transaction.rollback()
    return None


def _run_together(connection: Connection, operations: Sequence[Operation[Any]]) -> bool:
    """Run until one fails; False where one did, so that the transaction has to be undone."""
    for operation in operations:
        _attempt(connection, operation)
        if operation.has_failed:
            return False
    return True


def _run_apart(connection: Connection, operations: Sequence[Operation[Any]]) -> bool:
    """Run all, so that what a failing one wrote is undone alone."""
    if any(_state_of(its) == _NO_LOCK for its in operations):
        connection.exec_driver_sql(_WAIT_NO_LONGER)
    for operation in operations:
        savepoint = connection.begin_nested()
        _attempt(connection, operation)
        if not operation.has_failed:
            savepoint.commit()
            continue
        savepoint.rollback()
        if _state_of(operation) == _NO_LOCK:
            # Nobody behind waits as long in vain.
            connection.exec_driver_sql(_WAIT_NO_LONGER)
    return True


def _attempt(connection: Connection, operation: Operation[Any]) -> None:
    operation.forget()
    if operation.begin():
        operation.attempt(connection)
    if connection.invalidated:
        raise SQLAlchemyError("the connection broke off") from operation.error


def _fail(
    operations: Sequence[Operation[Any]], error: Exception, *, may_be_kept: bool = False
) -> None:
    reason = why_away(error.__cause__ or error) or UNREACHABLE
    for operation in operations:
        away = StoreUnavailableError(reason, first_line(error), may_be_kept=may_be_kept)
        away.__cause__ = error
        operation.fail(away)


def _state_of(operation: Operation[Any]) -> str | None:
    """Return the SQLSTATE that an operation failed with."""
    return sqlstate(None if operation.error is None else operation.error.__cause__)
