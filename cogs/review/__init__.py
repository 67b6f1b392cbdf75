"""Moderators decide about pictures before anybody else sees them.

Decisions and reasons: DESIGN.md, "Deciding".
"""

from cogs.review.failures import (
    BotMayNotPostError,
    MemberGoneError,
    NoLongerAllowedError,
    ReviewUnreachableError,
)
from cogs.review.model import (
    OPEN,
    Review,
    ReviewState,
)
from cogs.review.service import (
    ReviewService,
)

__all__ = [
    "OPEN",
    "BotMayNotPostError",
    "MemberGoneError",
    "NoLongerAllowedError",
    "Review",
    "ReviewService",
    "ReviewState",
    "ReviewUnreachableError",
]
