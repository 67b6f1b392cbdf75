"""Prompt filters in the database; each function runs inside a transaction."""

from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from bot.db.personal import kept
from bot.db.tables import filter_entries, filter_packs
from cogs.filter.model import Action, FilterEntry, Kind, Strictness
from cogs.filter.packs import Pack, PackChangedError, PackStep

PERSONAL = (*kept(filter_entries.c.added_by), *kept(filter_packs.c.taken_by))

_ENTRIES = TypeAdapter(tuple[FilterEntry, ...])

_AT_ONCE = 500
"""Databases limit how many values a statement may carry."""


# Every job reads it where processes share the database: building it takes longer than running it.
_VERSION = select(
    func.count(),
    func.max(filter_entries.c.added_at),
    func.max(filter_entries.c.id),
    func.min(filter_entries.c.id),
).where(filter_entries.c.guild_id == bindparam("its_guild"))


def list_version(connection: Connection, guild_id: int) -> str:
    """Return a text that changes whenever a server's list changes."""
    found = connection.execute(_VERSION, {"its_guild": guild_id}).one()
    return "/".join(str(value) for value in found)


def entries_of(connection: Connection, guild_id: int) -> tuple[FilterEntry, ...]:
    """Return a server's entries, the oldest first."""
    its = filter_entries.c
    query = (
        select(its.id, its.kind, its.text, its.action, its.strictness, its.note)
        .where(its.guild_id == guild_id)
        .order_by(its.added_at, its.kind, its.text)
    )
    return tuple(
        FilterEntry(
            id=row.id,
            kind=Kind(row.kind),
            text=row.text,
            action=Action(row.action),
            strictness=Strictness(row.strictness),
            note=row.note,
        )
        for row in connection.execute(query)
    )


def insert_entries(
    connection: Connection, guild_id: int, entries: Sequence[FilterEntry], *, by: int, at: float
) -> None:
    """Add entries, which have ids, made by a person at a time (Unix seconds)."""
    if entries:
        rows = [_row(entry, guild_id, by, at) for entry in entries]
        connection.execute(insert(filter_entries), rows)


def update_entries(
    connection: Connection, guild_id: int, entries: Sequence[FilterEntry], *, by: int, at: float
) -> None:
    """Overwrite the entries with these ids."""
    if not entries:
        return
    names = [column.name for column in filter_entries.c if not column.primary_key]
    statement = (
        update(filter_entries)
        .where(filter_entries.c.id == bindparam("its_id"))
        .values({name: bindparam(f"its_{name}") for name in names})
    )
    rows = [_row(entry, guild_id, by, at) for entry in entries]
    connection.execute(
        statement, [{f"its_{name}": value for name, value in row.items()} for row in rows]
    )


def delete_entries(connection: Connection, guild_id: int, ids: Sequence[str]) -> None:
    """Delete entries by their ids."""
    its = filter_entries.c
    for start in range(0, len(ids), _AT_ONCE):
        where = (its.guild_id == guild_id) & its.id.in_(ids[start : start + _AT_ONCE])
        connection.execute(delete(filter_entries).where(where))


def packs_of(connection: Connection, guild_id: int) -> dict[str, Pack]:
    """Return the packs that a server has taken, each as it was then, by name."""
    its = filter_packs.c
    query = select(its.pack, its.version, its.entries).where(its.guild_id == guild_id)
    return {
        row.pack: Pack(
            name=row.pack, version=row.version, entries=_ENTRIES.validate_json(row.entries)
        )
        for row in connection.execute(query)
    }


def take_pack_step(
    connection: Connection, guild_id: int, step: PackStep, *, by: int, at: float
) -> None:
    """Record that a server takes, updates or drops a pack.

    Raises:
        PackChangedError: it does not have the version that this begins with.
    """
    its = filter_packs.c
    is_its = (its.guild_id == guild_id) & (its.pack == step.name)
    version = connection.execute(select(its.version).where(is_its)).scalar()
    if version != (None if step.was is None else step.was.version):
        raise PackChangedError
    connection.execute(delete(filter_packs).where(is_its))
    if step.now is not None:
        row = {
            "guild_id": guild_id,
            "pack": step.name,
            "version": step.now.version,
            "entries": _ENTRIES.dump_json(step.now.entries).decode(),
            "taken_by": by,
            "taken_at": at,
        }
        connection.execute(insert(filter_packs), row)


def _row(entry: FilterEntry, guild_id: int, by: int, at: float) -> dict[str, Any]:
    return {
        "id": entry.id,
        "guild_id": guild_id,
        "kind": entry.kind,
        "text": entry.text,
        "action": entry.action,
        "strictness": int(entry.strictness),
        "note": entry.note,
        "added_by": by,
        "added_at": at,
    }
