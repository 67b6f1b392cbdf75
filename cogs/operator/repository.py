"""The operator's decisions about servers as rows; each function runs inside a transaction."""

from dataclasses import asdict

from sqlalchemy import Connection, delete, insert, select

from bot.db.personal import kept
from bot.db.remembered import tell_changed
from bot.db.tables import maintenance, server_decisions
from cogs.audit import EVERYWHERE
from cogs.operator.model import Decisions, MaintenanceNotice, ServerDecision

PERSONAL = kept(server_decisions.c.decided_by, maintenance.c.begun_by)
TOPIC = "server_decisions"
"""Processes remember all decisions under it, by ``EVERYWHERE``."""
MAINTENANCE_TOPIC = "maintenance"
"""Under it they remember the notice."""


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


def read_maintenance(
    connection: Connection, everywhere: int = EVERYWHERE
) -> MaintenanceNotice | None:
    """Return the notice on record, which may have ended; None if there is none."""
    its = select(maintenance).where(maintenance.c.guild_id == everywhere)
    row = connection.execute(its).mappings().one_or_none()
    if row is None:
        return None
    return MaintenanceNotice(**{name: row[name] for name in row if name != "guild_id"})


def put_maintenance(connection: Connection, notice: MaintenanceNotice) -> None:
    """Record the notice, in place of the one there was."""
    delete_maintenance(connection)
    connection.execute(insert(maintenance), {"guild_id": EVERYWHERE, **asdict(notice)})


def delete_maintenance(connection: Connection) -> None:
    """Forget the notice."""
    tell_changed(connection, MAINTENANCE_TOPIC, EVERYWHERE)
    connection.execute(delete(maintenance))
