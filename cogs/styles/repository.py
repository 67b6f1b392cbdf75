"""Styles of servers as rows: words under a name."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, delete, insert, select

from bot.db.personal import kept
from bot.db.tables import styles

PERSONAL = kept(styles.c.added_by)


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleRow:
    """One style; the time is unix seconds."""

    guild_id: int
    name: str
    """At most 40 characters."""
    text: str
    added_by: int
    added_at: float


def styles_of(connection: Connection, guild_id: int) -> Sequence[StyleRow]:
    """Return a server's styles, the oldest first."""
    found = connection.execute(
        select(styles)
        .where(styles.c.guild_id == guild_id)
        .order_by(styles.c.added_at, styles.c.name)
    )
    return [StyleRow(**row) for row in found.mappings()]


def put_style(connection: Connection, style: StyleRow) -> None:
    """Keep a style, in place of the one with exactly this name."""
    forget_style(connection, style.guild_id, style.name)
    connection.execute(insert(styles), asdict(style))


def forget_style(connection: Connection, guild_id: int, name: str) -> None:
    """Drop the style with exactly this name."""
    is_it = (styles.c.guild_id == guild_id) & (styles.c.name == name)
    connection.execute(delete(styles).where(is_it))
