"""Jobs, their predictions, and the processes that see to them."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    text,
)

from bot.db.tables.base import JSON_TEXT, UNIX_SECONDS, metadata

jobs = Table(
    "jobs",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("state", Text, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("guild_id", BigInteger),
    Column("channel_id", BigInteger, nullable=False),
    Column("created_at", UNIX_SECONDS, nullable=False),
    Column("updated_at", UNIX_SECONDS, nullable=False),
    Column("request", JSON_TEXT, nullable=False),
    Column("reply", JSON_TEXT, nullable=False),
    Column("failure", JSON_TEXT),
    Column("canceled_by", BigInteger),
    Column("retried_by", String(32)),
    Column("published_at", UNIX_SECONDS),
    Column("result", JSON_TEXT),
    # Copies of what the JSON holds, to find jobs by.
    Column("message_id", BigInteger, index=True),  # the message its reply is
    Column("parent_id", String(32), index=True),  # the job whose picture it began from
    Column("way", Text, nullable=False, server_default="imagine"),  # how it was asked for
    Column("prompt", Text, nullable=False, server_default=text("''")),
    Column("model", Text, nullable=False, server_default=text("''")),
    Column("published_message_id", BigInteger, index=True),
    Column("removed_at", UNIX_SECONDS),  # when its pictures were taken away
    Column("removed_by", BigInteger),
    # The next three are used only where several processes share the database.
    Column("owner", BigInteger),  # the worker that may change it
    Column("lane", Integer),  # a person's jobs of one lane are drawn one after the other
    Column("shown_until", UNIX_SECONDS),  # a progress edit of another process may land until then
    Index(None, "state", "user_id"),
    Index(None, "state", "updated_at"),
    Index(None, "user_id", "created_at"),
    Index(None, "guild_id", "created_at"),
    Index(None, "created_at"),
)
Index(
    "ix_jobs_retried_by",
    jobs.c.retried_by,
    sqlite_where=jobs.c.retried_by.is_not(None),
    postgresql_where=jobs.c.retried_by.is_not(None),
)

predictions = Table(
    "predictions",
    metadata,
    Column("job_id", String(32), ForeignKey(jobs.c.id, ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("state", Text, nullable=False),
    Column("prediction_id", Text, index=True),
    Column("posted_at", UNIX_SECONDS),
    Column("started_at", UNIX_SECONDS),
    Column("ended_at", UNIX_SECONDS),
    Column("seed", BigInteger),
)

# Processes that share the database, by their ids as the queue's workers; it keeps their heartbeats.
workers = Table(
    "workers",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("is_dedicated", Boolean, nullable=False),  # draws, and has no gateway
)

# Predictions under way, counted per person across processes.
turns = Table(
    "turns",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("user_id", BigInteger, nullable=False, index=True),
    Column("worker_id", BigInteger, nullable=False),
)

# When a session with Discord was begun last, for each turn that its limit knows.
identify_turns = Table(
    "identify_turns",
    metadata,
    Column("bucket", Integer, primary_key=True, autoincrement=False),
    Column("taken_at", UNIX_SECONDS, nullable=False),
)
