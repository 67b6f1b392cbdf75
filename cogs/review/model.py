"""A review: one result that waits for moderators, and what became of it.

This is the one place where its states are written down:

    opening -> waiting -> approving | approving-spoiler | rejecting | expiring | losing
    opening -> unreachable                             (the moderators' channel cannot be reached)
    approving -> approved | barred | lost, and each other "-ing" to its own end

What ends in "-ing" is decided, and not yet told to the person: any process may go on from there.
"""

from dataclasses import dataclass
from enum import StrEnum

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
