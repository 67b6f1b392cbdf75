"""Entries of servers' prompt filters as rows; each function runs inside a transaction."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TypeVar

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from bot.db.personal import kept
from bot.db.tables import filter_entries

PERSONAL = kept(filter_entries.c.added_by)

T = TypeVar("T")

_AT_ONCE = 500
"""Databases limit how many values a statement may carry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterEntryRow:
    """What to look for in the prompts of a server; the time is unix seconds."""

    id: str
    """32 hexadecimal digits."""
    guild_id: int
    kind: str
    text: str
    action: str
    strictness: int
    note: str
    added_by: int
    added_at: float


def list_version(connection: Connection, guild_id: int) -> str:
    """Return what is another text whenever a server's list is another one."""
    its = filter_entries.c
    query = select(func.count(), func.max(its.added_at), func.max(its.id), func.min(its.id)).where(
        its.guild_id == guild_id
    )
    return "/".join(str(value) for value in connection.execute(query).one())


def filter_entries_of(connection: Connection, guild_id: int) -> list[FilterEntryRow]:
    """Return a server's entries, those added first at the beginning."""
    its = filter_entries.c
    query = (
        select(filter_entries)
        .where(its.guild_id == guild_id)
        .order_by(its.added_at, its.kind, its.text)
    )
    return [FilterEntryRow(**row) for row in connection.execute(query).mappings()]


def insert_filter_entries(connection: Connection, rows: Sequence[FilterEntryRow]) -> None:
    """Add entries."""
    if rows:
        connection.execute(insert(filter_entries), [asdict(row) for row in rows])


def update_filter_entries(connection: Connection, rows: Sequence[FilterEntryRow]) -> None:
    """Write entries anew that are there."""
    if not rows:
        return
    names = [column.name for column in filter_entries.c if not column.primary_key]
    statement = (
        update(filter_entries)
        .where(filter_entries.c.id == bindparam("its_id"))
        .values({name: bindparam(f"its_{name}") for name in names})
    )
    connection.execute(
        statement,
        [{f"its_{name}": value for name, value in asdict(row).items()} for row in rows],
    )


def delete_filter_entries(connection: Connection, guild_id: int, ids: Sequence[str]) -> None:
    """Remove entries."""
    its = filter_entries.c
    for some in _pieces(ids):
        where = (its.guild_id == guild_id) & its.id.in_(some)
        connection.execute(delete(filter_entries).where(where))


def _pieces(values: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
