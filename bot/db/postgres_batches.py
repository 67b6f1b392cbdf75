"""Run batches of operations on PostgreSQL, through restarts of the server."""

import time
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Engine, text
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
        """Run the operations in their order and commit them as one; raises none of their errors.

        A failing operation is undone alone and the others are kept. Where the connection breaks
        before the commit, nothing is kept, and all is run again on a new one, once. Where it breaks
        at the commit, nobody knows: every operation fails with StoreUnavailableError.
        """
        for is_last in (False, True):
            try:
                connection = self._connected()
            except SQLAlchemyError as error:
                _fail(operations, error)
                return
            try:
                may_be_kept = self._try(connection, operations)
            except _KeysHeldError as error:
                self._run_without_keys_held(operations, error)
                return
            except SQLAlchemyError as error:
                self._lose(error)
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
        self, connection: Connection, operations: Sequence[Operation[Any]]
    ) -> SQLAlchemyError | None:
        """Run and commit; return the error of a commit that nobody knows the outcome of.

        Raises:
            SQLAlchemyError: the transaction is lost; nothing is kept.
        """
        transaction = connection.begin()
        try:
            _lock(connection, operations)
            for operation in operations:
                operation.forget()
                if not operation.begin():
                    continue
                _run_isolated(connection, operation)
                if _state_of(operation) == _NO_LOCK:
                    # Nobody behind waits as long in vain.
                    connection.exec_driver_sql(_WAIT_NO_LONGER)
        except BaseException:
            transaction.close()
            raise
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


def _run_isolated(connection: Connection, operation: Operation[Any]) -> None:
    savepoint = connection.begin_nested()
    if not operation.writes:
        # Holds for this savepoint alone.
        connection.exec_driver_sql("SET LOCAL transaction_read_only = on")
    operation.attempt(connection)
    if connection.invalidated:
        raise SQLAlchemyError("the connection broke off") from operation.error
    if operation.has_failed:
        savepoint.rollback()
    else:
        savepoint.commit()


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
