"""Open a PostgreSQL database: its tables up to date, and a thread's own connection to it."""

import json
import logging
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager

import psycopg
from procrastinate.schema import SchemaManager
from sqlalchemy import Connection, Engine, NullPool, create_engine, event, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.db.location import Server
from bot.db.migrate import Tables, examine, migrate
from bot.db.operation import first_line
from bot.db.owner import RunBatch
from bot.db.postgres_batches import PostgresBatches
from bot.errors import StartError, UnreachableError

logger = logging.getLogger(__name__)

OPEN_PATIENCE_SECONDS = 30.0
"""Containers are started together: the database may take a while longer."""
FREE_PATIENCE_SECONDS = 90.0
"""A process that is being replaced keeps its connections until it has finished."""
_FIRST_PAUSE_SECONDS = 0.5
_SAY_EVERY_SECONDS = 10.0

# How PostgreSQL and the poolers in front of it say that it is worth waiting.
_NONE_FREE = ("too many clients", "too many connections", "connection slots", "no more connections")
_NOT_YET = ("starting up", "shutting down", "in recovery mode", "not yet accepting")

_MIGRATING = 0x65617365
"""The number under which PostgreSQL keeps our lock; any would do, as long as it stays."""

CONNECTING: Mapping[str, str | int] = {
    "connect_timeout": 3,
    "application_name": "easel",
    # A server that vanishes without a word is noticed after seconds, not minutes.
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 8_000,
}
"""How to connect: names of https://www.postgresql.org/docs/current/libpq-connect.html"""
# Whoever is cut off in the middle of a transaction holds its locks for 5 s at most, and the server
# finds out by itself that a client is gone. A deadlock is found after a second: locks are waited
# for a little longer, so that one of the two gets its lock.
_LIMITS: Mapping[str, str] = {
    "lock_timeout": "1500ms",
    "idle_in_transaction_session_timeout": "5s",
    "tcp_keepalives_idle": "5",
    "tcp_keepalives_interval": "2",
    "tcp_keepalives_count": "3",
    "tcp_user_timeout": "8s",
}
"""Settings of PostgreSQL for a session; set once it is open, because poolers refuse or drop most of
what is asked for while it opens (PgBouncer, ``ignore_startup_parameters``)."""
_STATEMENT_SECONDS, _LONG_STATEMENT_SECONDS = 5, 30


def make_ready(server: Server) -> None:
    """Bring the database up to date, once it is there and has a free connection.

    Raises:
        UnreachableError: nothing answers there, or it refuses us.
        StartError: it belongs to another program, or is newer than this version.
    """
    # Migrations may take longer than an operation ever should.
    with (
        _engine(server) as patient,
        _first_connection(patient, server) as connection,
        _first_connection(patient, server) as holder,
        _refusals_explained(server),
    ):
        _bring_up_to_date(connection, holder)


def try_server(server: Server) -> Tables:
    """Try whether a start would find a database that it can use; leaves everything as it was.

    Raises:
        UnreachableError, StartError: as ``make_ready``; also when it may not be written.
    """
    with (
        _engine(server) as patient,
        _first_connection(patient, server) as connection,
        _refusals_explained(server),
        connection.begin(),
    ):
        if connection.scalar(text("SHOW transaction_read_only")) == "on":
            raise StartError("it can only be read")
        found = examine(connection)
        may_create = text("SELECT has_schema_privilege(current_schema(), 'CREATE')")
        if found is not Tables.CURRENT and not connection.scalar(may_create):
            raise StartError("this user may not make tables there")
        return found


@contextmanager
def reading_server(server: Server) -> Generator[Connection]:
    """Yield a connection that only reads, in one transaction.

    Raises:
        StartError: nothing answers there, or it refuses us.
    """
    session = {
        "default_transaction_read_only": "on",
        "statement_timeout": f"{_LONG_STATEMENT_SECONDS}s",
    }
    with (
        _refusals_explained(server),
        _engine(server, session) as engine,
        engine.connect() as connection,
        connection.begin(),
    ):
        yield connection


@contextmanager
def connected_server(server: Server, *, takes_long: bool = False) -> Generator[RunBatch]:
    """Yield what runs batches on a connection of its own, for this thread alone."""
    seconds = _LONG_STATEMENT_SECONDS if takes_long else _STATEMENT_SECONDS
    with _engine(server, {**_LIMITS, "statement_timeout": f"{seconds}s"}) as engine:
        batches = PostgresBatches(engine=engine)
        try:
            yield batches.run
        finally:
            batches.close()


@contextmanager
def _engine(server: Server, session: Mapping[str, str] | None = None) -> Generator[Engine]:
    engine = create_engine(
        server.url,
        poolclass=NullPool,
        hide_parameters=True,  # errors are logged; the values are prompts and tokens
        connect_args=dict(CONNECTING),
    )

    def set_up(connection: psycopg.Connection, _: object) -> None:
        # One trip, however many there are.
        set_all = "SELECT set_config(key, value, false) FROM json_each_text(%s)"
        connection.execute(set_all, (json.dumps(session),))
        connection.commit()

    if session:
        event.listen(engine, "connect", set_up)
    try:
        yield engine
    finally:
        engine.dispose()


def _first_connection(engine: Engine, server: Server) -> Connection:
    started_at = time.monotonic()
    said_at = float("-inf")
    while True:
        try:
            return engine.connect()
        except DBAPIError as error:
            reason = first_line(error)
            now = time.monotonic()
            if now - started_at + _FIRST_PAUSE_SECONDS > _patience_seconds(error):
                raise UnreachableError(
                    f"DATABASE_URL: cannot use {server.name} ({reason})"
                ) from error
            if now - said_at >= _SAY_EVERY_SECONDS:
                said_at = now
                logger.info("Waiting for %s: %s", server.name, reason)
        time.sleep(_FIRST_PAUSE_SECONDS)


def _patience_seconds(error: DBAPIError) -> float:
    """Return how long waiting can help: a wrong password or database name stays wrong."""
    # A refused connection brings no SQLSTATE along, only the server's words.
    said = str(error.orig)
    if any(words in said for words in _NONE_FREE):
        return FREE_PATIENCE_SECONDS
    is_refusal = "FATAL:" in said and not any(words in said for words in _NOT_YET)
    return 0.0 if is_refusal else OPEN_PATIENCE_SECONDS


def _bring_up_to_date(connection: Connection, holder: Connection) -> None:
    """Apply what is missing, once, however many processes start together."""
    # A lock of a transaction, on a connection of its own: one of a session outlives its holder
    # where a pooler keeps the session.
    with holder.begin():
        holder.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATING})
        migrate(connection)
        with connection.begin():
            # The queue's own tables. Its scripts are one text of many statements, with percent
            # signs, so they go to the driver as they are.
            found = connection.scalar(text("SELECT to_regclass('procrastinate_jobs')"))
            if found is None:
                connection.exec_driver_sql(SchemaManager.get_schema().replace("%", "%%"))


@contextmanager
def _refusals_explained(server: Server) -> Generator[None]:
    try:
        yield
    except StartError as error:
        raise StartError(f"DATABASE_URL: {server.name}: {error}") from error
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", error)).strip().splitlines()[0]
        raise StartError(f"DATABASE_URL: {server.name}: cannot be used ({reason})") from error
