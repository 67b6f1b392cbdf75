"""Statements of every job: written in SQLAlchemy's terms, bound by the driver of SQLite itself."""

import sqlite3
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import Boolean, Connection, Delete, Insert, Select, TextClause, Update
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

Values = Mapping[str, object]
"""Values by the names of a statement's parameters, as the driver takes them."""

DRIVER = "easel_driver"
"""Where a connection's ``info`` has SQLite's driver, if statements may go to it directly."""


class Statement:
    """One statement, built and compiled once.

    SQLAlchemy takes longer to find a compiled statement, to order its values and to wrap its
    result than SQLite takes to run it. So on the store's own SQLite connection the text goes to
    the driver; anywhere else (PostgreSQL, Alembic, measurements) SQLAlchemy runs the same
    statement.
    """

    def __init__(self, clause: Insert | Update | Delete | Select[Any] | TextClause) -> None:
        self._clause = clause

    def change(self, connection: Connection, values: Values) -> int:
        """Run it once; return how many rows it changed."""
        driver = connection.info.get(DRIVER)
        if driver is None:
            return connection.execute(self._clause, dict(values)).rowcount
        return self._text.run(driver, values).rowcount

    def change_each(self, connection: Connection, rows: Sequence[Values]) -> None:
        """Run it once for each of these, of which there is at least one."""
        driver = connection.info.get(DRIVER)
        if driver is None:
            connection.execute(self._clause, [dict(values) for values in rows])
            return
        for values in rows:
            self._text.run(driver, values)

    def rows(self, connection: Connection, values: Values) -> Sequence[tuple[Any, ...]]:
        """Run it, and return the rows that it finds."""
        driver = connection.info.get(DRIVER)
        if driver is None:
            return connection.execute(self._clause, dict(values)).tuples().all()
        return self._text.read(self._text.run(driver, values).fetchall())

    @cached_property
    def _text(self) -> "_SQLiteText":
        return _SQLiteText(self._clause)


class _SQLiteText:
    """A statement as SQLite's driver takes it."""

    def __init__(self, clause: Insert | Update | Delete | Select[Any] | TextClause) -> None:
        compiled = clause.compile(dialect=SQLiteDialect_pysqlite())
        if compiled.post_compile_params:
            raise TypeError(f"its text depends on its values: {clause}")
        self._sql = str(compiled)
        self._names = tuple(compiled.positiontup or ())
        self._constants = {
            name: compiled.binds[name].effective_value
            for name in self._names
            if not compiled.binds[name].required
        }
        columns = clause.selected_columns if isinstance(clause, Select) else ()
        self._booleans = tuple(
            place for place, column in enumerate(columns) if isinstance(column.type, Boolean)
        )

    def run(self, driver: sqlite3.Connection, values: Values) -> sqlite3.Cursor:
        if self._constants:
            values = {**self._constants, **values}
        return driver.execute(self._sql, [values[name] for name in self._names])

    def read(self, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """Return rows as SQLAlchemy would: to SQLite, true is 1."""
        if not self._booleans or not rows:
            return rows
        return [tuple(self._read(row)) for row in rows]

    def _read(self, row: tuple[Any, ...]) -> list[Any]:
        found = list(row)
        for place in self._booleans:
            if found[place] is not None:
                found[place] = bool(found[place])
        return found
