"""A new version beside the one before it, on one database: what the old one still sends works."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from alembic.config import Config
from alembic.script import Script, ScriptDirectory
from sqlalchemy import (
    Column,
    Connection,
    MetaData,
    Table,
    create_engine,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.exc import SQLAlchemyError

from bot.db.migrate import HEAD, MIGRATIONS_DIR, migrate

DUMPS = Path(__file__).parent / "databases"
STOPS_ALL = "Stop all processes"
"""Said by a migration beside which the version before it cannot run."""
REMOVES = '''
"""Take away what the version before uses."""

from alembic import op

revision = "next"
down_revision = "{head}"


def upgrade() -> None:
    with op.batch_alter_table("servers") as servers:
        servers.alter_column("settings", new_column_name="choices")
'''


def newest(migrations: Path = MIGRATIONS_DIR) -> Script:
    config = Config()
    config.set_main_option("script_location", str(migrations))
    scripts = ScriptDirectory.from_config(config)
    head = scripts.get_current_head()
    assert head is not None
    return scripts.get_revision(head)


def a_value(column: Column[object]) -> object:
    return {int: 7, float: 7.0, bool: True}.get(column.type.python_type, "7")


def failing(connection: Connection, table: Table) -> Iterator[str]:
    """Send what the version before sends about a table; yield what does not work."""
    row = {one.name: a_value(one) for one in table.columns}
    keys = [one == row[one.name] for one in table.primary_key.columns]
    changed = update(table).where(*keys).values(row)
    for statement in (
        insert(table).values(row),
        select(table),
        changed,
        delete(table).where(*keys),
    ):
        try:
            with connection.begin_nested():
                connection.execute(statement)
        except SQLAlchemyError as error:
            yield f"{table.name}: {error}"


def what_breaks(folder: Path, *, since: str, migrations: Path = MIGRATIONS_DIR) -> list[str]:
    """Migrate while the version of that revision goes on; return what no longer works for it."""
    path = folder / "easel.db"
    with closing(sqlite3.connect(path)) as before:
        before.executescript((DUMPS / f"{since}.sql").read_text())
    engine = create_engine(f"sqlite:///{path}")
    its = MetaData()
    its.reflect(engine)
    its.remove(its.tables["alembic_version"])
    with engine.connect() as connection:
        migrate(connection, migrations_dir=migrations)
        found = [text for table in its.sorted_tables for text in failing(connection, table)]
    engine.dispose()
    return found


def test_the_version_before_goes_on_while_the_newest_migration_is_made(tmp_path: Path) -> None:
    script = newest()

    broken = what_breaks(tmp_path, since=str(script.down_revision))

    assert broken == [] or STOPS_ALL in script.doc, broken


def test_a_migration_that_breaks_it_is_noticed(tmp_path: Path) -> None:
    migrations = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS_DIR, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    (migrations / "versions" / "next.py").write_text(REMOVES.format(head=HEAD))

    broken = what_breaks(tmp_path, since=HEAD, migrations=migrations)

    assert {text.partition(":")[0] for text in broken} == {"servers"}
