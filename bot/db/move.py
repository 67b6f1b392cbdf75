"""Copy everything that is on record from one database into another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, literal, select, tuple_
from sqlalchemy.dialects import postgresql

from bot.db.database import Database
from bot.db.tables import identify_turns, jobs, metadata, predictions, starred, turns, workers

CHUNK_ROWS = 200
"""A statement of more takes seconds to be made on a busy machine, and PostgreSQL waits for 5."""

_NOT_COPIED = {workers, turns, identify_turns, starred}
"""Tables that only say who is there just now, and what is counted anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What a copy found to do."""

    jobs: int
    """Jobs that were not there yet."""
    known_jobs: int
    """Jobs that were there already, and stayed as they were."""
    rows: int
    """Other rows that were not there yet: rules, favourites, the audit log and so on."""


Copying = Callable[[Connection, Table, list[dict[str, Any]]], None]
"""What is done in the transaction that copies rows of a table, for what is counted anew."""


async def copy_rows(source: Database, target: Database, *, on_copy: Copying) -> Copied:
    """Copy every row that PostgreSQL does not have yet.

    May be repeated after an interruption: what is there already stays as it is.
    """
    read_jobs = new_jobs = new_rows = 0
    for table in metadata.sorted_tables:
        if table in _NOT_COPIED:
            continue
        after: Sequence[object] = ()
        while found := await source.read(_reading(table, after)):
            new = await target.write(_writing(table, found, on_copy))
            after = [found[-1][column.name] for column in table.primary_key]
            if table is jobs:
                read_jobs += len(found)
                new_jobs += new
            elif table is not predictions:  # which belong to their jobs
                new_rows += new
    return Copied(jobs=new_jobs, known_jobs=read_jobs - new_jobs, rows=new_rows)


def _reading(table: Table, after: Sequence[object]) -> Callable[[Connection], list[dict[str, Any]]]:
    def read(connection: Connection) -> list[dict[str, Any]]:
        key = list(table.primary_key)
        query = select(table).order_by(*key).limit(CHUNK_ROWS)
        if after:
            values = [literal(value, column.type) for value, column in zip(after, key, strict=True)]
            query = query.where(tuple_(*key) > tuple_(*values))
        return [dict(row) for row in connection.execute(query).mappings()]

    return read


def _writing(
    table: Table, found: list[dict[str, Any]], on_copy: Copying
) -> Callable[[Connection], int]:
    def write(connection: Connection) -> int:
        add = postgresql.insert(table).values(found).on_conflict_do_nothing()
        new = connection.execute(add.returning(*table.primary_key)).all()
        on_copy(connection, table, found)
        return len(new)

    return write
