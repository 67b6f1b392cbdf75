"""Pictures that wait for moderators, as rows; each function runs inside a transaction."""

from collections.abc import Collection

from sqlalchemy import Connection, RowMapping, select

from bot.db.personal import Erasure, PersonalColumn
from bot.db.rows import fields_of
from bot.db.tables import reviews
from bot.imagine.request import Review as Why
from cogs.cases import CaseTable
from cogs.review.model import DECIDED, Review, ReviewState

PERSONAL = (
    PersonalColumn(
        column=reviews.c.decided_by,
        erasure=Erasure.KEEPS,
        withheld=(
            reviews.c.decided_by,
            reviews.c.notice_channel_id,
            reviews.c.notice_message_id,
            reviews.c.leased_until,
        ),
    ),
)


def _read(row: RowMapping) -> Review:
    return Review(**fields_of(row, state=ReviewState(row["state"]), why=Why(row["why"])))


REVIEWS = CaseTable(
    table=reviews, is_due=reviews.c.state.in_(DECIDED), read=lambda _, row: _read(row)
)


def reviews_in(
    connection: Connection,
    states: Collection[str],
    *,
    limit: int,
    expired_at: float | None = None,
    channel_id: int | None = None,
) -> list[Review]:
    """Return reviews in these states, those that expire soonest first."""
    query = select(reviews).where(reviews.c.state.in_(states))
    if expired_at is not None:
        query = query.where(reviews.c.expires_at <= expired_at)
    if channel_id is not None:
        query = query.where(reviews.c.notice_channel_id == channel_id)
    found = connection.execute(query.order_by(reviews.c.expires_at).limit(limit)).mappings()
    return [_read(row) for row in found]
