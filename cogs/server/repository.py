"""Settings of servers and rules of their places as rows; a change names the version it was made on.

Two people who edit at once: the second one's change finds another version, and changes nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    Table,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from bot.db.personal import kept
from bot.db.tables import place_rules, servers

PERSONAL = kept(place_rules.c.changed_by, servers.c.changed_by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """JSON with its version; times are unix seconds."""

    text: str
    version: int
    """1 at first; 0 where there is nothing on record."""
    changed_by: int = 0
    changed_at: float = 0.0


NOTHING = Document(text="{}", version=0)

# What every job asks is built once: building a statement takes longer than running it.
_SETTINGS = select(servers).where(servers.c.guild_id == bindparam("its_guild"))


@cache
def _rules_of(place_count: int | None) -> Select[Any]:
    query = select(place_rules).where(place_rules.c.guild_id == bindparam("its_guild"))
    if place_count is None:
        return query
    ids: list[BindParameter[int]] = [bindparam(f"place_{number}") for number in range(place_count)]
    return query.where(place_rules.c.place_id.in_(ids))


def server_settings(connection: Connection, guild_id: int) -> Document:
    """Return a server's settings."""
    row = connection.execute(_SETTINGS, {"its_guild": guild_id}).first()
    if row is None:
        return NOTHING
    return Document(
        text=row.settings,
        version=row.version,
        changed_by=row.changed_by,
        changed_at=row.changed_at,
    )


def put_server_settings(connection: Connection, guild_id: int, new: Document) -> bool:
    """Keep settings; False where the version before is not the one on record."""
    where = servers.c.guild_id == guild_id
    values = {"guild_id": guild_id, "settings": new.text}
    return _put(connection, servers, where, new, values)


def rules_of_places(
    connection: Connection, guild_id: int, place_ids: Collection[int] | None = None
) -> dict[int, Document]:
    """Return the rules of places by their ids: of these, or of all that have some."""
    query = _rules_of(None if place_ids is None else len(place_ids))
    values = {f"place_{number}": id_ for number, id_ in enumerate(place_ids or ())}
    return {
        row.place_id: Document(
            text=row.rules,
            version=row.version,
            changed_by=row.changed_by,
            changed_at=row.changed_at,
        )
        for row in connection.execute(query, {"its_guild": guild_id, **values})
    }


def put_place_rules(connection: Connection, guild_id: int, place_id: int, new: Document) -> bool:
    """Keep a place's rules; False where the version before is not the one on record."""
    where = (place_rules.c.guild_id == guild_id) & (place_rules.c.place_id == place_id)
    values = {"guild_id": guild_id, "place_id": place_id, "rules": new.text}
    return _put(connection, place_rules, where, new, values)


def forget_place(connection: Connection, guild_id: int, place_id: int) -> None:
    """Drop the rules of a place that is gone."""
    where = (place_rules.c.guild_id == guild_id) & (place_rules.c.place_id == place_id)
    connection.execute(delete(place_rules).where(where))


def _put(
    connection: Connection,
    table: Table,
    where: ColumnElement[bool],
    new: Document,
    values: dict[str, Any],
) -> bool:
    values |= {
        "version": new.version,
        "changed_by": new.changed_by,
        "changed_at": new.changed_at,
    }
    if new.version > 1:
        on_record = where & (table.c.version == new.version - 1)
        return connection.execute(update(table).where(on_record).values(values)).rowcount == 1
    if connection.execute(select(table.c.version).where(where)).first() is not None:
        return False
    connection.execute(insert(table), values)
    return True
