"""Statements for a table of cases, whichever it is; each function runs inside a transaction.

A change names the states it starts from and tells whether the case was in one of them, so of two
moderators who press together one wins.
"""

import functools
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    Table,
    bindparam,
    insert,
    select,
    update,
)

C = TypeVar("C")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTable(Generic[C]):
    """A table with one text as its key and the columns ``state`` and ``leased_until``."""

    table: Table
    is_due: ColumnElement[bool]
    """Whether there is something to do about a case, which one process takes on."""
    read: Callable[[Connection, RowMapping], C]
    """Makes a case of a row, by further statements where more belongs to it."""

    @property
    def key(self) -> Column[str]:
        """The primary key."""
        (key,) = self.table.primary_key
        return key


def insert_case(connection: Connection, cases: CaseTable[C], case: C) -> None:
    """Add a case, by the attributes that are named as the columns."""
    columns = cases.table.c
    values = {column.name: getattr(case, column.name) for column in columns}
    connection.execute(insert(cases.table), values)


def get_case(connection: Connection, cases: CaseTable[C], case_id: str) -> C | None:
    """Return a case, or None where there is none of this id."""
    row = connection.execute(_get(cases.table), {"its_key": case_id}).mappings().first()
    return None if row is None else cases.read(connection, row)


def change_case(
    connection: Connection,
    cases: CaseTable[C],
    case_id: str,
    *,
    from_states: Collection[str],
    **values: object,
) -> bool:
    """Change a case that is in one of these states; tell whether it was."""
    changed = connection.execute(
        update(cases.table)
        .where(cases.key == case_id, cases.table.c.state.in_(from_states))
        .values(values)
    )
    return changed.rowcount == 1


def lease_case(  # noqa: PLR0913 - all but three by name
    connection: Connection,
    cases: CaseTable[C],
    case_id: str,
    *,
    state: str,
    seen: float | None,
    until: float,
) -> bool:
    """Take a case over whose lease was seen to end at ``seen``; False: another process did."""
    ends = cases.table.c.leased_until
    taken = connection.execute(
        update(cases.table)
        .where(
            cases.key == case_id,
            cases.table.c.state == state,
            ends.is_(None) if seen is None else ends == seen,
        )
        .values(leased_until=until)
    )
    return taken.rowcount == 1


def unattended_cases(
    connection: Connection,
    cases: CaseTable[C],
    *,
    at: float | None,
    limit: int,
) -> list[C]:
    """Return due cases that no process holds a lease on at this time, the oldest first.

    Without a time, leases do not matter.
    """
    columns = cases.table.c
    query = select(cases.table).where(cases.is_due)
    if at is not None:
        query = query.where(columns.leased_until.is_(None) | (columns.leased_until <= at))
    found = connection.execute(query.order_by(columns.opened_at, cases.key).limit(limit))
    return [cases.read(connection, row) for row in found.mappings().all()]


@functools.cache
def _get(table: Table) -> Select[Any]:
    """Return the statement, built once: building takes ten times as long as running it."""
    (key,) = table.primary_key
    return select(table).where(key == bindparam("its_key"))
