"""Bring a database to the tables this version of Easel knows."""

from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import (
    Column,
    Connection,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    insert,
    inspect,
    select,
)

from bot.db.tables import metadata
from bot.errors import StartError

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

MIGRATIONS_DIR = Path(__file__).parent / "migrations"
HEAD = "0016"
"""The newest of them."""

# Alembic's own table, as it makes it:
# https://alembic.sqlalchemy.org/en/latest/api/runtime.html#alembic.runtime.environment.EnvironmentContext.configure.params.version_table
_VERSION = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


class Tables(Enum):
    """What a start will find in a database."""

    CURRENT = auto()
    BEHIND = auto()
    """Of an older version: a start brings them up to date."""
    NONE = auto()
    """A start makes them."""


def examine(connection: Connection) -> Tables:
    """Return what a start will find; changes nothing.

    Raises:
        StartError: it has a revision this version does not know, or tables but never was Easel's.
    """
    revision = _revision(connection)
    if revision == HEAD:
        return Tables.CURRENT
    if revision is None:
        return Tables.NONE
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - as in migrate

    _require_known(revision, ScriptDirectory(str(MIGRATIONS_DIR)))
    return Tables.BEHIND


def migrate(connection: Connection, *, migrations_dir: Path = MIGRATIONS_DIR) -> None:
    """Apply every migration the database lacks, all of them or none.

    An empty one gets its tables as they are now, which are those that all migrations make.

    SQLite must not enforce foreign keys meanwhile: a migration that rebuilds a table drops the
    old one, which would take along the rows that refer to it.

    Raises:
        StartError: it has a revision this version does not know, tables but never was Easel's, or a
            migration is wrong.
    """
    # Alembic takes 10 MB and a tenth of a second, and a process keeps the 10 MB: too much for
    # finding that all is well, or that there is nothing yet.
    if migrations_dir == MIGRATIONS_DIR:
        with connection.begin():
            if not inspect(connection).get_table_names():
                _create(connection)
                return
            if _revision(connection) == HEAD:
                return
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    # Percent signs are the configuration parser's own.
    config.set_main_option("script_location", str(migrations_dir).replace("%", "%%"))
    config.attributes["connection"] = connection
    script = ScriptDirectory.from_config(config)
    # Alembic finds itself in a transaction and leaves it to us, so SQLite can undo all of it.
    with connection.begin():
        revision = _revision(connection)
        if revision == script.get_current_head():
            return
        if revision is not None:
            _require_known(revision, script)
        command.upgrade(config, "head")
        if connection.dialect.name != "sqlite":
            return  # which never stops holding references
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise StartError("bringing it up to date would leave rows that refer to nothing")


def _require_known(revision: str, script: "ScriptDirectory") -> None:
    if revision not in {known.revision for known in script.walk_revisions()}:
        raise StartError(
            f"it was written by a newer Easel (revision {revision}): update Easel, "
            "or let it start with another file"
        )


def _create(connection: Connection) -> None:
    metadata.create_all(connection, checkfirst=False)
    _VERSION.create(connection)
    connection.execute(insert(_VERSION).values(version_num=HEAD))


def _revision(connection: Connection) -> str | None:
    tables = inspect(connection).get_table_names()
    if _VERSION.name in tables:
        found = connection.execute(select(_VERSION)).scalar()
        return None if found is None else str(found)
    if tables:
        raise StartError("it belongs to another program: its tables are not Easel's")
    return None
