"""What moderators decide, and what is counted and noted for them."""

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
    UniqueConstraint,
    false,
    text,
)

from bot.db.tables.base import JSON_TEXT, UNIX_SECONDS, metadata
from bot.db.tables.jobs import jobs

# Rules of a server, a category, a channel or a thread, where it has some of its own.
place_rules = Table(
    "place_rules",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("place_id", BigInteger, primary_key=True, autoincrement=False),
    Column("rules", JSON_TEXT, nullable=False),
    Column("version", Integer, nullable=False),  # two who edit at once: the second is told
    Column("changed_by", BigInteger, nullable=False),
    Column("changed_at", UNIX_SECONDS, nullable=False),
)

# What holds for a server as a whole: limits, budget, channels for logs and reviews, retention.
servers = Table(
    "servers",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("settings", JSON_TEXT, nullable=False),
    Column("version", Integer, nullable=False),
    Column("changed_by", BigInteger, nullable=False),
    Column("changed_at", UNIX_SECONDS, nullable=False),
)

# What each job counts for limits and costs. No reference to jobs: it outlives their erasure.
charges = Table(
    "charges",
    metadata,
    Column("job_id", String(32), primary_key=True),
    Column("guild_id", BigInteger),
    Column("channel_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("charged_at", UNIX_SECONDS, nullable=False),
    Column("images", Integer, nullable=False),
    Column("price_micros", BigInteger, nullable=False),  # millionths of a US dollar
    Column("ended_at", UNIX_SECONDS),  # None while it is under way
    Column("is_refunded", Boolean, nullable=False, server_default=false()),
    Index(None, "user_id", "charged_at"),
    Index(None, "guild_id", "charged_at"),
    Index(None, "channel_id", "charged_at"),
    Index(None, "charged_at"),
)

filter_entries = Table(
    "filter_entries",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("strictness", Integer, nullable=False),
    Column("note", Text, nullable=False, server_default=text("''")),
    Column("added_by", BigInteger, nullable=False),
    Column("added_at", UNIX_SECONDS, nullable=False),
    UniqueConstraint("guild_id", "kind", "text"),
)

# Pictures that moderators look at before anybody else does.
reviews = Table(
    "reviews",
    metadata,
    Column("job_id", String(32), ForeignKey(jobs.c.id, ondelete="CASCADE"), primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("why", Text, nullable=False),  # the rule or the filter
    Column("asked_at", UNIX_SECONDS, nullable=False),
    Column("expires_at", UNIX_SECONDS, nullable=False),
    Column("channel_id", BigInteger),  # where the moderators see it
    Column("message_id", BigInteger),
    Column("decided_by", BigInteger),
    Column("decided_at", UNIX_SECONDS),
    Column("reason", Text),
    Index(None, "state", "expires_at"),
    Index(None, "guild_id", "state"),
)

REMOVAL_KIND = "sweep"
"""The kind of those rows below that are Easel's own orders to remove a picture."""

# What members tell the moderators: reports of pictures, appeals against refusals.
reports = Table(
    "reports",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("reported_at", UNIX_SECONDS, nullable=False),
    Column("reporter_id", BigInteger, nullable=False),
    Column("user_id", BigInteger),  # whose picture it is
    Column("job_id", String(32)),
    Column("channel_id", BigInteger),
    Column("message_id", BigInteger),
    Column("text", Text, nullable=False),  # the reason given; for an appeal, the prompt
    Column("notice_channel_id", BigInteger),  # where the moderators were told
    Column("notice_message_id", BigInteger),
    Column("decided_by", BigInteger),
    Column("decided_at", UNIX_SECONDS),
    Index(None, "guild_id", "state", "reported_at"),
    Index(None, "job_id"),
    Index(None, "state"),
    Index(None, "reporter_id"),
)

blocks = Table(
    "blocks",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("reason", Text, nullable=False),
    Column("blocked_by", BigInteger, nullable=False),
    Column("blocked_at", UNIX_SECONDS, nullable=False),
    Column("expires_at", UNIX_SECONDS),  # None: for good
)

# The audit log: who asked what, who decided what.
events = Table(
    "events",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("happened_at", UNIX_SECONDS, nullable=False),
    Column("kind", Text, nullable=False),
    Column("actor_id", BigInteger),  # None: Easel itself
    Column("user_id", BigInteger),  # whom it is about
    Column("channel_id", BigInteger),
    Column("job_id", String(32)),
    Column("facts", JSON_TEXT, nullable=False),
    Index(None, "guild_id", "happened_at"),
    Index(None, "user_id", "guild_id", "happened_at"),
    Index(None, "channel_id", "kind", "happened_at"),
)
# Most people do what is about themselves: only the rest needs an index of its own.
IS_BY_ANOTHER = (events.c.actor_id != events.c.user_id) | events.c.user_id.is_(None)
Index(
    "ix_events_other_actor_id",
    events.c.actor_id,
    events.c.guild_id,
    events.c.happened_at,
    sqlite_where=IS_BY_ANOTHER,
    postgresql_where=IS_BY_ANOTHER,
)

# Where the threads and posts belong in which something was asked: an event names its own alone.
threads = Table(
    "threads",
    metadata,
    Column("thread_id", BigInteger, primary_key=True, autoincrement=False),
    Column("parent_id", BigInteger, nullable=False, index=True),
)

# The image service refuses or is away: since when, and which channels were told.
outages = Table(
    "outages",
    metadata,
    Column("service", String(32), primary_key=True),
    Column("since", UNIX_SECONDS, nullable=False),
    Column("cause", Text, nullable=False),
    Column("next_try_at", UNIX_SECONDS, nullable=False),
)
outage_notices = Table(
    "outage_notices",
    metadata,
    Column("channel_id", BigInteger, primary_key=True, autoincrement=False),
    Column("told_at", UNIX_SECONDS, nullable=False),
)
