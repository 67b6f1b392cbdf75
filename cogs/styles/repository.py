"""Styles in the database; each function runs inside a transaction."""

from sqlalchemy import Connection, delete, insert, select

from bot.catalog.styles import compared
from bot.db.personal import kept
from bot.db.tables import styles
from cogs.styles.model import Style

PERSONAL = kept(styles.c.added_by)


def styles_of(connection: Connection, guild_id: int) -> list[Style]:
    """Return a server's styles by name."""
    query = select(styles.c.name, styles.c.text, styles.c.added_by).where(
        styles.c.guild_id == guild_id
    )
    found = [Style(**row) for row in connection.execute(query).mappings()]
    return sorted(found, key=lambda style: compared(style.name))


def put_style(connection: Connection, guild_id: int, style: Style, *, at: float) -> None:
    """Write a style (at a time, Unix seconds), in place of the one with exactly this name."""
    forget_style(connection, guild_id, style.name)
    values = {
        "guild_id": guild_id,
        "name": style.name,
        "text": style.text,
        "added_by": style.added_by,
        "added_at": at,
    }
    connection.execute(insert(styles), values)


def forget_style(connection: Connection, guild_id: int, name: str) -> None:
    """Delete the style with exactly this name."""
    is_it = (styles.c.guild_id == guild_id) & (styles.c.name == name)
    connection.execute(delete(styles).where(is_it))
