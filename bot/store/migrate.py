"""Bring a database to the tables this version of Easel knows."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from bot.errors import StartError

MIGRATIONS_DIR = Path(__file__).parent / "migrations"
HEAD = "0004"
"""The newest of them."""


def migrate(connection: Connection, *, migrations_dir: Path = MIGRATIONS_DIR) -> None:
    """Apply every migration the database lacks, all of them or none.

    SQLite must not enforce foreign keys meanwhile: a migration that rebuilds a table drops the
    old one, which would take along the rows that refer to it.

    Raises:
        StartError: it has a revision this version does not know, tables but never was Easel's, or a
            migration is wrong.
    """
    # Alembic takes 10 MB and a tenth of a second: too much for finding that all is well.
    with connection.begin():
        if migrations_dir == MIGRATIONS_DIR and _revision(connection) == HEAD:
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
        if revision not in {None, *(known.revision for known in script.walk_revisions())}:
            raise StartError(
                f"it was written by a newer Easel (revision {revision}): update Easel, "
                "or let it start with another file"
            )
        command.upgrade(config, "head")
        if connection.dialect.name != "sqlite":
            return  # which never stops holding references
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise StartError("bringing it up to date would leave rows that refer to nothing")


def _revision(connection: Connection) -> str | None:
    tables = inspect(connection).get_table_names()
    if "alembic_version" in tables:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return None if found is None else str(found)
    if tables:
        raise StartError("it belongs to another program: its tables are not Easel's")
    return None
