"""What filters refused in the last day, as rows; each function runs inside a transaction."""

import uuid
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from bot.clock import DAY_SECONDS
from bot.db.personal import Erasure, PersonalColumn
from bot.db.remembered import tell_changed
from bot.db.tables import filter_refusals

PERSONAL = (
    # They are gone in a day; until then, erasing must not end a wait.
    PersonalColumn(column=filter_refusals.c.user_id, erasure=Erasure.KEEPS, is_exported=True),
)
TOPIC = "filter_refusals"
"""Processes remember a person's refusals under it."""

OUTSIDE = 0
"""In place of a server: direct messages, groups, and servers without Easel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterRefusal:
    """That a filter refused something; not what."""

    guild_id: int
    """``OUTSIDE`` of servers that have Easel."""
    refused_at: float
    """Unix seconds."""


def add_refusal(connection: Connection, user_id: int, refusal: FilterRefusal) -> None:
    """Record that a filter refused something of a person."""
    connection.execute(
        insert(filter_refusals),
        {
            "id": uuid.uuid4().hex,
            "user_id": user_id,
            "guild_id": refusal.guild_id,
            "refused_at": refusal.refused_at,
        },
    )
    tell_changed(connection, TOPIC, user_id)


def refusals_of(connection: Connection, user_id: int) -> tuple[FilterRefusal, ...]:
    """Return what is on record of a person, the oldest first."""
    its = filter_refusals.c
    query = (
        select(its.guild_id, its.refused_at).where(its.user_id == user_id).order_by(its.refused_at)
    )
    return tuple(
        FilterRefusal(guild_id=row.guild_id, refused_at=row.refused_at)
        for row in connection.execute(query)
    )


def take_back_refusal(
    connection: Connection, user_id: int, guild_id: int, *, before: float
) -> None:
    """Delete a person's latest refusal of a server until then (Unix seconds), if there is one."""
    its = filter_refusals.c
    latest = (
        select(its.id)
        .where(its.user_id == user_id, its.guild_id == guild_id, its.refused_at <= before)
        .order_by(its.refused_at.desc())
        .limit(1)
        .scalar_subquery()
    )
    connection.execute(delete(filter_refusals).where(its.id == latest))
    tell_changed(connection, TOPIC, user_id)


def forget_refusals(connection: Connection, *, now: float) -> None:
    """Delete what is older than a day (Unix seconds): it makes nobody wait."""
    its = filter_refusals.c.refused_at
    connection.execute(delete(filter_refusals).where(its < now - DAY_SECONDS))
