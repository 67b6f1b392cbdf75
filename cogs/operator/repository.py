"""The operator's decisions about servers as rows; each function runs inside a transaction."""

from dataclasses import asdict

from sqlalchemy import Connection, delete, insert, select

from bot.db.personal import kept
from bot.db.remembered import tell_changed
from bot.db.tables import server_decisions
from cogs.audit import EVERYWHERE
from cogs.operator.model import Decisions, ServerDecision

PERSONAL = kept(server_decisions.c.decided_by)
TOPIC = "server_decisions"
"""Processes remember all decisions under it, by ``EVERYWHERE``."""


def read_decisions(connection: Connection, _everywhere: int = EVERYWHERE) -> Decisions:
    """Return all decisions: few, because somebody made each by hand."""
    rows = connection.execute(select(server_decisions)).mappings()
    return {row["guild_id"]: ServerDecision(**row) for row in rows}


def put_decision(connection: Connection, decision: ServerDecision) -> None:
    """Record a decision, in place of the one there was."""
    delete_decision(connection, decision.guild_id)
    connection.execute(insert(server_decisions), asdict(decision))


def delete_decision(connection: Connection, guild_id: int) -> bool:
    """Forget a decision; False where there was none."""
    tell_changed(connection, TOPIC, EVERYWHERE)
    its = server_decisions.c.guild_id == guild_id
    return connection.execute(delete(server_decisions).where(its)).rowcount == 1
