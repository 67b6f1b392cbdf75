"""Pictures that wait for moderators, as rows; each function runs inside a transaction.

Changes name the states they start from and tell whether the row was in one of them, so of two
moderators who press together one wins.
"""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from typing import TypedDict, Unpack

from sqlalchemy import Connection, bindparam, insert, select, update

from bot.db.personal import kept
from bot.db.tables import reviews

PERSONAL = kept(reviews.c.decided_by, withheld=True)

_GET = select(reviews).where(reviews.c.job_id == bindparam("its_job"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """One result that moderators look at first; times are unix seconds."""

    job_id: str
    guild_id: int
    state: str
    why: str
    """The rules or the filter."""
    asked_at: float
    expires_at: float
    channel_id: int | None = None
    """Where the moderators see it."""
    message_id: int | None = None
    decided_by: int | None = None
    decided_at: float | None = None
    reason: str | None = None


class ReviewChanges(TypedDict, total=False):
    """What may change in a review besides its state."""

    channel_id: int | None
    message_id: int | None
    decided_by: int | None
    decided_at: float | None
    reason: str | None


def insert_review(connection: Connection, review: ReviewRow) -> None:
    """Add a review."""
    connection.execute(insert(reviews), asdict(review))


def get_review(connection: Connection, job_id: str) -> ReviewRow | None:
    """Return the review of a job's pictures, or None where there is none."""
    row = connection.execute(_GET, {"its_job": job_id}).mappings().first()
    return None if row is None else ReviewRow(**row)


def change_review(
    connection: Connection,
    job_id: str,
    *,
    from_states: Collection[str],
    to_state: str | None,
    **values: Unpack[ReviewChanges],
) -> bool:
    """Change a review that is in one of these states (None keeps it); tell whether it was."""
    changes: dict[str, object] = dict(values)
    if to_state is not None:
        changes["state"] = to_state
    changed = connection.execute(
        update(reviews)
        .where(reviews.c.job_id == job_id, reviews.c.state.in_(from_states))
        .values(changes)
    )
    return changed.rowcount == 1


def renew_review(
    connection: Connection, job_id: str, *, state: str, seen_at: float | None, now: float
) -> bool:
    """Take a decided review over from whoever saw to it at ``seen_at``; False: others did."""
    is_as_seen = (
        reviews.c.decided_at.is_(None) if seen_at is None else reviews.c.decided_at == seen_at
    )
    renewed = connection.execute(
        update(reviews)
        .where(reviews.c.job_id == job_id, reviews.c.state == state, is_as_seen)
        .values(decided_at=now)
    )
    return renewed.rowcount == 1


def reviews_in(  # noqa: PLR0913 - all but two by name
    connection: Connection,
    states: Collection[str],
    *,
    limit: int,
    expired_at: float | None = None,
    decided_before: float | None = None,
    channel_id: int | None = None,
) -> list[ReviewRow]:
    """Return reviews in these states, those that expire soonest first."""
    query = select(reviews).where(reviews.c.state.in_(states))
    if expired_at is not None:
        query = query.where(reviews.c.expires_at <= expired_at)
    if decided_before is not None:
        query = query.where(reviews.c.decided_at <= decided_before)
    if channel_id is not None:
        query = query.where(reviews.c.channel_id == channel_id)
    found = connection.execute(query.order_by(reviews.c.expires_at).limit(limit)).mappings()
    return [ReviewRow(**row) for row in found]


def latest_review(connection: Connection, guild_id: int, state: str) -> ReviewRow | None:
    """Return a server's latest review in this state."""
    query = (
        select(reviews)
        .where(reviews.c.guild_id == guild_id, reviews.c.state == state)
        .order_by(reviews.c.asked_at.desc())
        .limit(1)
    )
    row = connection.execute(query).mappings().first()
    return None if row is None else ReviewRow(**row)
