"""Open a PostgreSQL database: its tables up to date, and a thread's own connection to it."""

import logging
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager

from procrastinate.schema import SchemaManager
from sqlalchemy import Connection, Engine, NullPool, create_engine, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.errors import StartError, UnreachableError
from bot.store.location import Server
from bot.store.migrate import migrate
from bot.store.owner import RunBatch
from bot.store.postgres_batches import PostgresBatches

logger = logging.getLogger(__name__)

OPEN_PATIENCE_SECONDS = 30.0
"""Containers are started together: the database may take a while longer."""
_FIRST_PAUSE_SECONDS = 0.5

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
_LIMITS = "-c statement_timeout=15s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s"


@contextmanager
def opened_server(server: Server) -> Generator[RunBatch]:
    """Bring the database up to date and yield what runs batches on it, for this thread alone.

    Raises:
        UnreachableError: nothing answers there, or it refuses us.
        StartError: it belongs to another program, or is newer than this version.
    """
    # Migrations may take longer than an operation ever should.
    with _engine(server, options="") as patient:
        _await_server(patient, server)
        with _refusals_explained(server), patient.connect() as connection:
            _bring_up_to_date(connection)
    with _engine(server, options=_LIMITS) as engine:
        batches = PostgresBatches(engine=engine)
        try:
            yield batches.run
        finally:
            batches.close()


@contextmanager
def _engine(server: Server, *, options: str) -> Generator[Engine]:
    options = " ".join([str(server.url.query.get("options", "")), options]).strip()
    engine = create_engine(
        server.url,
        poolclass=NullPool,
        hide_parameters=True,  # errors are logged; the values are prompts and tokens
        connect_args={**CONNECTING, **({"options": options} if options else {})},
    )
    try:
        yield engine
    finally:
        engine.dispose()


def _await_server(engine: Engine, server: Server) -> None:
    give_up_at = time.monotonic() + OPEN_PATIENCE_SECONDS
    while True:
        try:
            with engine.connect():
                return
        except DBAPIError as error:
            reason = str(error.orig).strip().splitlines()[0] if error.orig else "no answer"
            if not _may_come(error) or time.monotonic() + _FIRST_PAUSE_SECONDS > give_up_at:
                raise UnreachableError(
                    f"DATABASE_URL: cannot use {server.name} ({reason})"
                ) from error
            logger.info("Waiting for %s: %s", server.name, reason)
        time.sleep(_FIRST_PAUSE_SECONDS)


def _may_come(error: DBAPIError) -> bool:
    """Whether waiting can help: a wrong password or database name stays wrong."""
    said = str(error.orig)
    is_refusal = "FATAL:" in said and "starting up" not in said and "shutting down" not in said
    return not is_refusal


def _bring_up_to_date(connection: Connection) -> None:
    """Apply what is missing, once, however many processes start together."""
    with connection.begin():
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": _MIGRATING})
    try:
        migrate(connection)
        with connection.begin():
            # The queue's own tables. Its scripts are one text of many statements, with percent
            # signs, so they go to the driver as they are.
            found = connection.scalar(text("SELECT to_regclass('procrastinate_jobs')"))
            if found is None:
                connection.exec_driver_sql(SchemaManager.get_schema().replace("%", "%%"))
    finally:
        with connection.begin():
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _MIGRATING})


@contextmanager
def _refusals_explained(server: Server) -> Generator[None]:
    try:
        yield
    except StartError as error:
        raise StartError(f"DATABASE_URL: {server.name}: {error}") from error
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", error)).strip().splitlines()[0]
        raise StartError(f"DATABASE_URL: {server.name}: cannot be used ({reason})") from error
