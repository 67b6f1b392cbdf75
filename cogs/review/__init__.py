"""Moderators decide about pictures before anybody else sees them.

Decisions and reasons: DESIGN.md, "Deciding".
"""

from cogs.review.model import (
    OPEN,
    BotMayNotPostError,
    MemberGoneError,
    NoLongerAllowedError,
    Review,
    ReviewState,
    ReviewUnreachableError,
    Verdict,
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
    "Verdict",
]
