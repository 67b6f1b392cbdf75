"""What a database is made of, to compare two of them."""

import shutil
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect

from bot.db import postgres, sqlite
from bot.db.migrate import MIGRATIONS_DIR, migrate

Structure = dict[str, dict[str, Sequence[object]]]


def structure(connection: Connection) -> Structure:
    """Return each table's columns, keys and indexes; the order of columns means nothing."""
    inspector = inspect(connection)
    return {
        table: {
            "columns": sorted(
                (its["name"], str(its["type"]), its["nullable"], str(its["default"]))
                for its in inspector.get_columns(table)
            ),
            "key": list(inspector.get_pk_constraint(table).items()),
            "foreign keys": sorted(map(str, inspector.get_foreign_keys(table))),
            "unique": sorted(map(str, inspector.get_unique_constraints(table))),
            "indexes": sorted(
                str({**its, "dialect_options": _as_text(its.get("dialect_options", {}))})
                for its in inspector.get_indexes(table)
            ),
            "checks": sorted(map(str, inspector.get_check_constraints(table))),
        }
        for table in inspector.get_table_names()
        if not table.startswith("procrastinate_")
    }


def _as_text(options: Mapping[str, object]) -> dict[str, str]:
    """Conditions of indexes are objects that equal none but themselves."""
    return {name: str(value) for name, value in options.items()}


def counts(connection: Connection) -> dict[str, int]:
    """Return how many rows each table has."""
    return {
        table: connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
        for table in structure(connection)
    }


def revision(connection: Connection) -> object:
    """Return the revision the database says it has."""
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()


def migrate_step_by_step(patch: pytest.MonkeyPatch, directory: Path) -> None:
    """Let databases be made by Alembic, migration by migration, also where they are empty."""
    shutil.copytree(MIGRATIONS_DIR, directory, ignore=shutil.ignore_patterns("__pycache__"))
    for module in (sqlite, postgres):
        patch.setattr(module, "migrate", partial(migrate, migrations_dir=directory))
