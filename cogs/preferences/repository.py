"""What people prefer as rows: one for each person who ever said so."""

from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.db.personal import Erasure, PersonalColumn
from bot.db.remembered import tell_changed
from bot.db.tables import preferences

TOPIC = "preferences"
"""Processes remember a person's preferences under it."""
PERSONAL = (
    PersonalColumn(
        column=preferences.c.user_id, erasure=Erasure.DELETES, is_exported=True, topic=TOPIC
    ),
)

_GET = select(preferences.c.preferences).where(preferences.c.user_id == bindparam("its_user"))


def get_preferences(connection: Connection, user_id: int) -> str | None:
    """Return a person's preferences (JSON); None where they never said any."""
    return connection.execute(_GET, {"its_user": user_id}).scalar()


def put_preferences(connection: Connection, user_id: int, text: str, *, now: float) -> None:
    """Keep a person's preferences (JSON) in place of what they were."""
    forget_preferences(connection, user_id)
    values = {"user_id": user_id, "preferences": text, "changed_at": now}
    connection.execute(insert(preferences), values)


def forget_preferences(connection: Connection, user_id: int) -> None:
    """Drop them; everything is as usual then."""
    connection.execute(delete(preferences).where(preferences.c.user_id == user_id))
    tell_changed(connection, TOPIC, user_id)
