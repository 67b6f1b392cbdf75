"""What moderators decide, and what is counted and noted for them."""

from typing import Any

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
    true,
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
    Column("is_refunded", Boolean, nullable=False, server_default=false()),  # counts for no limit
    Column("is_paid", Boolean, nullable=False, server_default=true()),  # the operator pays for it
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

filter_packs = Table(
    "filter_packs",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("pack", String(40), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("entries", Text, nullable=False),  # JSON, as they were in this version
    Column("taken_by", BigInteger, nullable=False),
    Column("taken_at", UNIX_SECONDS, nullable=False),
)


def _case_columns() -> tuple[Column[Any], ...]:
    """Return the columns of every case: opened, shown, decided, and who sees to it."""
    return (
        Column("opened_at", UNIX_SECONDS, nullable=False),
        Column("notice_channel_id", BigInteger),  # the message that moderators decide by
        Column("notice_message_id", BigInteger),
        Column("decided_by", BigInteger),
        Column("decided_at", UNIX_SECONDS),
        Column("leased_until", UNIX_SECONDS),  # until then a process sees to it, and others wait
    )


# Pictures that moderators look at before anybody else does.
reviews = Table(
    "reviews",
    metadata,
    Column("job_id", String(32), ForeignKey(jobs.c.id, ondelete="CASCADE"), primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    *_case_columns(),
    Column("why", Text, nullable=False),  # the rule or the filter
    Column("expires_at", UNIX_SECONDS, nullable=False),
    Column("reason", Text),
    Index(None, "state", "expires_at"),
    Index(None, "guild_id", "state"),
)

# Reported pictures: all open reports of a picture are decided together.
report_cases = Table(
    "report_cases",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    *_case_columns(),
    Column("job_id", String(32), nullable=False),
    Column("user_id", BigInteger, nullable=False),  # whose picture it is
    Column("warning", Text),  # what a moderator wrote to them
    Column("is_urgent", Boolean, nullable=False, server_default=false()),  # a minor is concerned
    Index(None, "guild_id", "state", "opened_at"),
    Index(None, "user_id", "guild_id", "decided_at"),
    Index(None, "job_id"),
    Index(None, "state"),
)

# What members wrote about a picture, and the message in which they saw it.
reports = Table(
    "reports",
    metadata,
    Column("id", String(32), primary_key=True),
    Column(
        "case_id",
        String(32),
        ForeignKey(report_cases.c.id, ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("guild_id", BigInteger, nullable=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("job_id", String(32), nullable=False, index=True),
    Column("reporter_id", BigInteger, nullable=False),
    Column("reported_at", UNIX_SECONDS, nullable=False),
    Column("reason", Text, nullable=False),
    Column("category", String(16)),  # None: of a version that did not ask
    Index(None, "reporter_id", "reported_at"),
)

# Appeals against the prompt filter.
appeals = Table(
    "appeals",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    *_case_columns(),
    Column("user_id", BigInteger, nullable=False),
    Column("channel_id", BigInteger, nullable=False),  # where they asked
    Column("words", Text, nullable=False),  # what was refused
    Column("job_id", String(32)),  # the job that was let through
    Column("reason", Text),  # what its member says for it
    Index(None, "guild_id", "opened_at"),
    Index(None, "guild_id", "state", "opened_at"),
    Index(None, "user_id"),
    Index(None, "state"),
)

# Who of the moderators looks at an open case, whatever kind it is of, and until when.
taken_cases = Table(
    "taken_cases",
    metadata,
    Column("case_id", String(32), primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("taken_by", BigInteger, nullable=False),
    Column("taken_until", UNIX_SECONDS, nullable=False, index=True),
)

# What moderators wrote down about a member, for each other.
member_notes = Table(
    "member_notes",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("written_by", BigInteger, nullable=False),
    Column("written_at", UNIX_SECONDS, nullable=False),
    Column("text", Text, nullable=False),
    Index(None, "user_id", "guild_id", "written_at"),
)

# Warnings that are about no single picture; those with a report are in its case.
member_warnings = Table(
    "member_warnings",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("warned_by", BigInteger, nullable=False),
    Column("opened_at", UNIX_SECONDS, nullable=False),
    Column("text", Text, nullable=False),
    Column("state", Text, nullable=False, index=True),
    Column("leased_until", UNIX_SECONDS),  # as above
    Index(None, "user_id", "guild_id", "opened_at"),
)

# Pictures to take away, of /remove-all, /tidy and erasures; an order is as many rows as pictures.
removals = Table(
    "removals",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("order_id", String(38), nullable=False, index=True),
    Column("guild_id", BigInteger, nullable=False),  # 0 in direct messages
    Column("channel_id", BigInteger),
    Column("job_id", String(32), nullable=False, index=True),
    Column("user_id", BigInteger, nullable=False),  # whose picture it is
    Column("ordered_by", BigInteger, nullable=False),
    Column("state", Text, nullable=False, index=True),
    Column("opened_at", UNIX_SECONDS, nullable=False),
    Column("leased_until", UNIX_SECONDS),  # as above
)

# People to erase, until nothing is left of them; the order's id is that of its removals.
erasures = Table(
    "erasures",
    metadata,
    Column("id", String(38), primary_key=True),
    Column("user_id", BigInteger, nullable=False),
    Column("ordered_at", UNIX_SECONDS, nullable=False),
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
    # Whether they had drawn on that server: a stranger's block reaches no further than its server.
    Column("had_drawn", Boolean, nullable=False, server_default=false()),
    Index(None, "user_id"),
)

# Servers on which the operator allows or denies drawing.
server_decisions = Table(
    "server_decisions",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),  # as it was called then: Easel may not be there any more
    Column("is_allowed", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("decided_by", BigInteger, nullable=False),
    Column("decided_at", UNIX_SECONDS, nullable=False),
)

# Whether no new requests are taken anywhere; one row while that is so.
maintenance = Table(
    "maintenance",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),  # 0: everywhere
    Column("words", Text, nullable=False),
    Column("begun_by", BigInteger, nullable=False),
    Column("begun_at", UNIX_SECONDS, nullable=False),
    Column("ends_at", UNIX_SECONDS),  # None: until it is ended by hand
)

# What a filter refused lately: several in a day make their person wait. Kept for a day.
filter_refusals = Table(
    "filter_refusals",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("user_id", BigInteger, nullable=False),
    Column("guild_id", BigInteger, nullable=False),  # 0 outside of servers that have Easel
    Column("refused_at", UNIX_SECONDS, nullable=False),
    Index(None, "user_id", "refused_at"),
    Index(None, "refused_at"),
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
