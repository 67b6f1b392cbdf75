"""Whose turn it is to begin a session with Discord, in all processes of one PostgreSQL."""

from sqlalchemy import Connection, text

WINDOW_SECONDS = 5.0
"""Discord takes one IDENTIFY in this time for each ``shard_id % max_concurrency``."""

# A turn that is refused changes nothing, so asking often puts nobody's turn off.
_TAKE = text(
    "WITH turn AS (INSERT INTO identify_turns AS last (bucket, taken_at)"
    " VALUES (:bucket, extract(epoch FROM clock_timestamp()))"
    " ON CONFLICT (bucket) DO UPDATE SET taken_at = excluded.taken_at"
    " WHERE last.taken_at + :window <= excluded.taken_at RETURNING bucket)"
    " SELECT taken_at + :window - extract(epoch FROM clock_timestamp()) FROM identify_turns"
    " WHERE bucket = :bucket AND NOT EXISTS (SELECT 1 FROM turn)"
)


def take_turn(
    connection: Connection, bucket: int, *, window_seconds: float = WINDOW_SECONDS
) -> float:
    """Take the bucket's turn; return 0, or in how many seconds to ask again.

    Goes by PostgreSQL's clock. Raises nothing of its own.
    """
    found = connection.execute(_TAKE, {"bucket": bucket, "window": window_seconds})
    seconds = found.scalar()
    return 0.0 if seconds is None else min(max(float(seconds), 0.01), window_seconds)
