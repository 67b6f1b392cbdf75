"""Settings of servers in the database, and how any versioned JSON is written."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, bindparam, insert, select, update

from bot.db.personal import kept
from bot.db.remembered import tell_changed
from bot.db.tables import servers
from cogs.server.model import SETTINGS_JSON, ServerSettings, Versioned

PERSONAL = kept(servers.c.changed_by)
TOPIC = "servers"
"""Processes remember a server's settings under it."""

# Every job reads it, and building a statement takes longer than running it.
_SETTINGS = select(servers).where(servers.c.guild_id == bindparam("its_guild"))


def read_settings(connection: Connection, guild_id: int) -> Versioned[ServerSettings]:
    """Return a server's settings; the defaults, with version 0, where nobody has set any."""
    row = connection.execute(_SETTINGS, {"its_guild": guild_id}).first()
    if row is None:
        return Versioned(value=ServerSettings(), version=0)
    return Versioned(
        value=SETTINGS_JSON.validate_json(row.settings),
        version=row.version,
        changed_by=row.changed_by,
        changed_at=row.changed_at,
    )


def put_settings(connection: Connection, guild_id: int, new: Versioned[ServerSettings]) -> bool:
    """Write settings; False where the version on record is not the one before ``new``."""
    text = SETTINGS_JSON.dump_json(new.value, exclude_defaults=True).decode()
    where = servers.c.guild_id == guild_id
    tell_changed(connection, TOPIC, guild_id)
    return put_versioned(connection, servers, where, new, {"guild_id": guild_id, "settings": text})


def put_versioned(
    connection: Connection,
    table: Table,
    where: ColumnElement[bool],
    new: Versioned[Any],
    values: dict[str, Any],
) -> bool:
    """Insert the first version of a row, or update the version before ``new``.

    Returns False, and writes nothing, where the version on record is another one.
    """
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
