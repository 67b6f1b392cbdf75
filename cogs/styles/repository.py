"""Words under names in the database; each function runs inside a transaction.

A shelf is a table of them: a server's styles, somebody's own, and lists to pick from.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, delete, insert, select

from bot.catalog.styles import compared
from bot.db.personal import Erasure, PersonalColumn, kept
from bot.db.tables import own_styles, own_wildcards, styles, wildcards
from cogs.styles.model import NamedWords

PERSONAL = (
    *(
        PersonalColumn(column=column, erasure=Erasure.DELETES, is_exported=True)
        for column in (own_styles.c.user_id, own_wildcards.c.user_id)
    ),
    *kept(styles.c.added_by, wildcards.c.added_by),
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A table of words under names."""

    owner: Column[Any]
    """Whose they are: a server's id, or a person's."""
    author: Column[Any]
    """Who wrote them."""


SERVER_STYLES = Shelf(styles.c.guild_id, styles.c.added_by)
OWN_STYLES = Shelf(own_styles.c.user_id, own_styles.c.user_id)
SERVER_WILDCARDS = Shelf(wildcards.c.guild_id, wildcards.c.added_by)
OWN_WILDCARDS = Shelf(own_wildcards.c.user_id, own_wildcards.c.user_id)


def named_words_of(connection: Connection, shelf: Shelf, owner_id: int) -> list[NamedWords]:
    """Return what is on an owner's shelf, by name."""
    table = shelf.owner.table
    query = select(table.c.name, table.c.text, shelf.author.label("added_by")).where(
        shelf.owner == owner_id
    )
    found = [NamedWords(**row) for row in connection.execute(query).mappings()]
    return sorted(found, key=lambda one: compared(one.name))


def put_named_words(
    connection: Connection, shelf: Shelf, owner_id: int, words: NamedWords, *, at: float
) -> None:
    """Write words (at a time, Unix seconds), in place of those with exactly this name."""
    forget_named_words(connection, shelf, owner_id, words.name)
    values = {
        "name": words.name,
        "text": words.text,
        shelf.author.name: words.added_by,
        shelf.owner.name: owner_id,
        "added_at": at,
    }
    connection.execute(insert(shelf.owner.table), values)


def forget_named_words(connection: Connection, shelf: Shelf, owner_id: int, name: str) -> None:
    """Delete the words with exactly this name."""
    table = shelf.owner.table
    connection.execute(delete(table).where((shelf.owner == owner_id) & (table.c.name == name)))
