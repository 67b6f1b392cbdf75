"""Blocked members as rows; each function runs inside ``Database.write`` or ``read``."""

from dataclasses import asdict

from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, insert, select

from bot.db.charges import Whose, has_charges
from bot.db.personal import Erasure, PersonalColumn, kept
from bot.db.remembered import tell_changed
from bot.db.statement import Statement
from bot.db.tables import blocks
from cogs.moderation.block import Block

PERSONAL = (
    PersonalColumn(column=blocks.c.user_id, erasure=Erasure.KEEPS, is_exported=True),
    *kept(blocks.c.blocked_by, withheld=True),
)

TOPIC = "person_blocks"
"""Processes remember a person's blocks under it."""

_COLUMNS = tuple(blocks.c.keys())
_OF_PERSON = Statement(select(blocks).where(blocks.c.user_id == bindparam("user_id")))


def put_block(connection: Connection, block: Block) -> None:
    """Add a block, in place of the one there was; those of the server that are over go."""
    is_theirs = blocks.c.user_id == block.user_id
    is_over = blocks.c.expires_at <= block.blocked_at
    connection.execute(
        delete(blocks).where(blocks.c.guild_id == block.guild_id, is_theirs | is_over)
    )
    whose = Whose(guild_id=block.guild_id, user_id=block.user_id)
    had_drawn = has_charges(connection, whose)
    connection.execute(insert(blocks), {**asdict(block), "had_drawn": had_drawn})
    tell_changed(connection, TOPIC, block.user_id)


def blocks_of_person(connection: Connection, user_id: int) -> tuple[Block, ...]:
    """Return a person's blocks on all servers, also those that are over."""
    found = _OF_PERSON.rows(connection, {"user_id": user_id})
    return tuple(Block(**dict(zip(_COLUMNS, row, strict=True))) for row in found)


def delete_block(connection: Connection, guild_id: int, user_id: int, *, now: float) -> bool:
    """End a block; False where there was none that still held."""
    its = (blocks.c.guild_id == guild_id) & (blocks.c.user_id == user_id)
    tell_changed(connection, TOPIC, user_id)
    return connection.execute(delete(blocks).where(its, _holds(now))).rowcount == 1


def blocks_of(
    connection: Connection, guild_id: int, *, now: float, limit: int, offset: int = 0
) -> list[Block]:
    """Return a server's blocks that still hold, the latest first."""
    query = (
        select(blocks)
        .where(blocks.c.guild_id == guild_id, _holds(now))
        .order_by(blocks.c.blocked_at.desc(), blocks.c.user_id)
        .limit(limit)
        .offset(offset)
    )
    return [Block(**row) for row in connection.execute(query).mappings()]


def count_blocks(connection: Connection, guild_id: int, *, now: float) -> int:
    """Return how many blocks of a server still hold."""
    query = select(func.count()).select_from(blocks)
    return connection.execute(query.where(blocks.c.guild_id == guild_id, _holds(now))).scalar_one()


def _holds(now: float) -> ColumnElement[bool]:
    return blocks.c.expires_at.is_(None) | (blocks.c.expires_at > now)
