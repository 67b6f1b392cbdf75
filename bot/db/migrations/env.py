"""Alembic runs this for each command; the connection comes from ``bot.db.migrate``."""

from alembic import context
from sqlalchemy import Connection

from bot.db.tables import metadata

connection = context.config.attributes["connection"]
if not isinstance(connection, Connection):
    raise TypeError("Migrations run through bot.db.migrate, which passes its connection")

context.configure(
    connection=connection,
    target_metadata=metadata,
    # SQLite cannot alter most of a table, so it is copied into a new one.
    render_as_batch=True,
)
context.run_migrations()
