"""Reads the database beside a running Easel: nothing is locked, and nothing changes."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy import Connection, StaticPool, create_engine
from sqlalchemy.exc import SQLAlchemyError

from bot.db.location import Location, Server
from bot.db.migrate import Tables, examine
from bot.errors import StartError

_BUSY_SECONDS = 5.0


@contextmanager
def reading(place: Location | Server) -> Generator[Connection]:
    """Yield a connection that only reads, and sees one moment.

    Raises:
        StartError: there is no database, it cannot be read, or it is of another version.
    """
    if isinstance(place, Location):
        opened = _opened_file(place)
    else:
        # The driver takes memory and time that a database in a file does not need.
        from bot.db.postgres import reading_server  # noqa: PLC0415

        opened = reading_server(place)
    with opened as connection:
        if examine(connection) is not Tables.CURRENT:
            raise StartError(
                f"{place.name}: the tables are those of an older Easel; start this one once"
            )
        yield connection


@contextmanager
def _opened_file(place: Location) -> Generator[Connection]:
    if not place.path.exists():
        raise StartError(f"{place.setting}: there is no database at {place.path}")
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(
            f"{place.path.as_uri()}?mode=ro", uri=True, timeout=_BUSY_SECONDS, isolation_level=None
        ),
        poolclass=StaticPool,
        hide_parameters=True,
    )
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            yield connection
    except SQLAlchemyError as error:
        reason = getattr(error, "orig", None) or error
        raise StartError(f"{place.setting}: cannot read {place.path} ({reason})") from error
    finally:
        engine.dispose()
