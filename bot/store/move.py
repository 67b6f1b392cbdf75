"""Copy everything that is on record from one database into another."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, literal, select, tuple_
from sqlalchemy.dialects import postgresql

from bot.store.database import Database
from bot.store.tables import jobs, metadata, turns, workers

CHUNK_ROWS = 500

_OF_PROCESSES = {workers, turns}
"""Tables that only say who is there just now."""


async def copy_rows(source: Database, target: Database) -> int:
    """Copy every row that PostgreSQL does not have yet; return how many jobs were read.

    May be repeated after an interruption: what is there already stays as it is.
    """
    copied = 0
    for table in metadata.sorted_tables:
        if table in _OF_PROCESSES:
            continue
        after: Sequence[object] = ()
        while found := await source.read(_reading(table, after)):
            await target.write(_writing(table, found))
            after = [found[-1][column.name] for column in table.primary_key]
            copied += len(found) if table is jobs else 0
    return copied


def _reading(table: Table, after: Sequence[object]) -> Callable[[Connection], list[dict[str, Any]]]:
    def read(connection: Connection) -> list[dict[str, Any]]:
        key = list(table.primary_key)
        query = select(table).order_by(*key).limit(CHUNK_ROWS)
        if after:
            values = [literal(value, column.type) for value, column in zip(after, key, strict=True)]
            query = query.where(tuple_(*key) > tuple_(*values))
        return [dict(row) for row in connection.execute(query).mappings()]

    return read


def _writing(table: Table, found: list[dict[str, Any]]) -> Callable[[Connection], None]:
    def write(connection: Connection) -> None:
        add = postgresql.insert(table).on_conflict_do_nothing()
        connection.execute(add, found)

    return write
