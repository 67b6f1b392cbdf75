"""What members keep, and what they like."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from bot.db.tables.base import JSON_TEXT, UNIX_SECONDS, metadata
from bot.db.tables.jobs import jobs

# Each picture on a reply, to recognise it elsewhere.
pictures = Table(
    "pictures",
    metadata,
    Column("job_id", String(32), ForeignKey(jobs.c.id, ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("filename", Text, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("hash", BigInteger, nullable=False),  # 64 bits of how it looks, as a signed number
)

# Finished jobs whose pictures nobody has looked at for that.
unhashed = Table(
    "unhashed",
    metadata,
    Column("job_id", String(32), ForeignKey(jobs.c.id, ondelete="CASCADE"), primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("due_at", UNIX_SECONDS, nullable=False, index=True),  # until then somebody sees to it
    Column("tries", Integer, nullable=False),
    Index(None, "guild_id", "due_at"),
)

# Requests that wait for a yes: what they cost was shown first.
drafts = Table(
    "drafts",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("user_id", BigInteger, nullable=False),
    Column("created_at", UNIX_SECONDS, nullable=False, index=True),
    Column("body", JSON_TEXT, nullable=False),
    Column("taken_at", UNIX_SECONDS),
)

# What a yes started, until its requester knows what became of each request.
runs = Table(
    "runs",
    metadata,
    Column("id", String(32), primary_key=True),  # the draft's
    Column("user_id", BigInteger, nullable=False),
    Column("press", JSON_TEXT, nullable=False),
    Column("seen_at", UNIX_SECONDS, nullable=False),  # when a process took it on
)

run_requests = Table(
    "run_requests",
    metadata,
    Column("run_id", String(32), ForeignKey(runs.c.id, ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("request", JSON_TEXT, nullable=False),
    # No reference to jobs: what was begun stays begun when its job is erased.
    Column("job_id", String(32)),
    Column("refusal", JSON_TEXT),
)


def _named_texts(name: str, owner: str, *more: Column[int]) -> Table:
    """Texts with a name, of a server or of a person."""
    return Table(
        name,
        metadata,
        Column(owner, BigInteger, primary_key=True, autoincrement=False),
        Column("name", String(40), primary_key=True),
        Column("text", Text, nullable=False),
        *more,
        Column("added_at", UNIX_SECONDS, nullable=False),
    )


def _added_by() -> Column[int]:
    return Column("added_by", BigInteger, nullable=False)


styles = _named_texts("styles", "guild_id", _added_by())
own_styles = _named_texts("own_styles", "user_id")

# Lists that "__name__" in a prompt picks an entry of: an entry a line.
wildcards = _named_texts("wildcards", "guild_id", _added_by())
own_wildcards = _named_texts("own_wildcards", "user_id")

favourites = Table(
    "favourites",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column(
        "job_id",
        String(32),
        ForeignKey(jobs.c.id, ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
    Column("added_at", UNIX_SECONDS, nullable=False),
    Index(None, "user_id", "added_at", "job_id"),
)

stars = Table(
    "stars",
    metadata,
    Column("job_id", String(32), ForeignKey(jobs.c.id, ondelete="CASCADE"), primary_key=True),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("guild_id", BigInteger, nullable=False),
    Column("given_at", UNIX_SECONDS, nullable=False),
    Index(None, "user_id"),
)

# What a server's gallery shows: the stars of each result that was not removed, counted. A copy of
# what ``stars`` and ``jobs`` say, as ordering a server's results by a count reads all of them.
starred = Table(
    "starred",
    metadata,
    Column("job_id", String(32), ForeignKey(jobs.c.id, ondelete="CASCADE"), primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("created_at", UNIX_SECONDS, nullable=False),  # the job's
    Column("star_count", Integer, nullable=False),
    # Each holds all that a page asks for: the rows themselves are never read.
    Index("ix_starred_newest", "guild_id", "created_at", "job_id", "channel_id", "star_count"),
    Index("ix_starred_most", "guild_id", "star_count", "created_at", "job_id", "channel_id"),
)

# Copies in a server's showcase channel.
showcases = Table(
    "showcases",
    metadata,
    Column("job_id", String(32), ForeignKey(jobs.c.id, ondelete="CASCADE"), primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("message_id", BigInteger),  # None while it is being posted
    Column("shown_at", UNIX_SECONDS, nullable=False),
)

preferences = Table(
    "preferences",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("preferences", JSON_TEXT, nullable=False),
    Column("changed_at", UNIX_SECONDS, nullable=False),
)
