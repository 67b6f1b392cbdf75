"""A review: one result that waits for moderators, and what became of it.

This is the one place where its states are written down:

    opening -> waiting -> approving | approving-spoiler | rejecting | expiring | losing
    opening -> unreachable                             (the moderators' channel cannot be reached)
    approving -> approved | barred | lost, and each other "-ing" to its own end

What ends in "-ing" is decided, and not yet told to the person: any process may go on from there.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.errors import Failure, ImagineError, RefusedError
from bot.imagine.request import Review as Why
from cogs.cases import Case


class ReviewState(StrEnum):
    """Where a review stands."""

    OPENING = "opening"
    WAITING = "waiting"
    APPROVING = "approving"
    APPROVING_SPOILER = "approving-spoiler"
    REJECTING = "rejecting"
    EXPIRING = "expiring"
    LOSING = "losing"
    """The moderators' message is gone, and the pictures with it."""
    APPROVED = "approved"
    APPROVED_SPOILER = "approved-spoiler"
    REJECTED = "rejected"
    EXPIRED = "expired"
    LOST = "lost"
    BARRED = "barred"
    """Approved, but by then the person might not draw there any more."""
    UNREACHABLE = "unreachable"
    """There is no channel of the moderators that can be written to."""


OPEN = (ReviewState.OPENING, ReviewState.WAITING)
"""Nobody has decided yet."""
DECIDED = (
    ReviewState.APPROVING,
    ReviewState.APPROVING_SPOILER,
    ReviewState.REJECTING,
    ReviewState.EXPIRING,
    ReviewState.LOSING,
)
"""Decided, and not yet told."""
UNSEEN = frozenset({ReviewState.REJECTED, ReviewState.EXPIRED, ReviewState.LOST})
"""Nobody will see the pictures, through no doing of whoever asked for them."""


class Verdict(StrEnum):
    """What a moderator may decide."""

    APPROVE = "approve"
    SPOILER = "spoiler"
    REJECT = "reject"

    @property
    def state(self) -> ReviewState:
        """The state it leads to at first."""
        return _DECIDING[self]


_DECIDING = {
    Verdict.APPROVE: ReviewState.APPROVING,
    Verdict.SPOILER: ReviewState.APPROVING_SPOILER,
    Verdict.REJECT: ReviewState.REJECTING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Case):
    """What is on record of one; its notice shows the pictures. Times are unix seconds."""

    job_id: str
    state: ReviewState
    why: Why
    expires_at: float
    reason: str | None = None
    """Why it was rejected, in the moderator's words."""
    is_new: bool = False
    """Whether this call put it on record: nobody can have posted it before."""

    @property
    def id(self) -> str:
        """The job's: it has one review."""
        return self.job_id


class NotShownError(ImagineError):
    """A picture was drawn, and must not be shown; it counts, for the provider made it."""


class ReviewUnreachableError(NotShownError):
    """Moderators have to look first, and there is no channel of theirs to post to."""

    words_id = "failure-review-unreachable"
    can_retry = True


class ReviewRejectedError(NotShownError):
    """A moderator said no, without a reason."""

    words_id = "failure-review-rejected"


class ReviewRejectedBecauseError(NotShownError):
    """A moderator said no. Facts: ``reason``."""

    words_id = "failure-review-rejected-because"


class ReviewExpiredError(NotShownError):
    """Nobody decided in time."""

    words_id = "failure-review-expired"
    can_retry = True


class ReviewLostError(NotShownError):
    """The moderators' message is gone, and the picture with it."""

    words_id = "failure-review-lost"
    can_retry = True


class NoLongerAllowedError(NotShownError):
    """The rules or a block came between. Facts: ``person``."""

    words_id = "failure-review-no-longer-allowed"


class MemberGoneError(NotShownError):
    """They have left the server. Facts: ``person``."""

    words_id = "failure-review-member-gone"


class BotMayNotPostError(NotShownError):
    """The bot may not post pictures there any more. Facts: ``permissions``."""

    words_id = "failure-review-bot-permission"
    can_retry = True


class DecidedError(RefusedError):
    """Another moderator was quicker. Facts: ``person``."""

    words_id = "refusal-review-decided"


class ReviewOverError(RefusedError):
    """There is nothing to decide any more: it expired, or its picture is gone."""

    words_id = "refusal-review-over"


class OwnPictureError(RefusedError):
    """Nobody decides about their own picture, unless they manage the server."""

    words_id = "refusal-review-own"


def rejected(reason: str) -> Failure:
    """Return what the person is told; ``reason`` is shown as given."""
    if not reason:
        return ReviewRejectedError().failure
    return ReviewRejectedBecauseError(reason=reason).failure
