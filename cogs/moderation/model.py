"""Reported pictures and ordered removals, and what moderators made of them.

This is the one place where their states are written down. A reported picture:

    open -> dismissed
    open -> removing -> removed
    open -> warning -> warned         (the picture goes, and the person is told)
    open -> blocking -> blocked       (the picture goes, and the person draws no more)

A picture of an order to remove many, which is decided when it is ordered:

    removing -> removed | out-of-reach

What ends in "-ing" is decided, and not yet done on Discord: any process may go on from there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.errors import RefusedError
from cogs.cases import Case

REASON_CHARACTERS = 200


class ReportState(StrEnum):
    """Where the case of a reported picture stands."""

    OPEN = "open"
    REMOVING = "removing"
    WARNING = "warning"
    BLOCKING = "blocking"
    DISMISSED = "dismissed"
    REMOVED = "removed"
    WARNED = "warned"
    BLOCKED = "blocked"


class ReportCategory(StrEnum):
    """What a report is about; the first are the most urgent. Stored: never reuse a value."""

    MINORS = "minors"
    SEXUAL = "sexual"
    HATE = "hate"
    VIOLENCE = "violence"
    PERSON = "person"
    """A real person is shown."""
    SPAM = "spam"
    OTHER = "other"

    @property
    def is_urgent(self) -> bool:
        """Whether it comes before everything else."""
        return self is ReportCategory.MINORS


class RemovalState(StrEnum):
    """Where the removal of one picture of an order stands."""

    REMOVING = "removing"
    REMOVED = "removed"
    OUT_OF_REACH = "out-of-reach"
    """As done as it can be: the bot may no longer change its message there."""


class Decision(StrEnum):
    """What moderators may decide."""

    REMOVE = "remove"
    DISMISS = "dismiss"
    WARN = "warn"
    BLOCK = "block"

    @property
    def state(self) -> ReportState:
        """The state it leads to at first."""
        return _DECIDING[self]


_DECIDING = {
    Decision.REMOVE: ReportState.REMOVING,
    Decision.DISMISS: ReportState.DISMISSED,
    Decision.WARN: ReportState.WARNING,
    Decision.BLOCK: ReportState.BLOCKING,
}
DONE = {
    ReportState.REMOVING: ReportState.REMOVED,
    ReportState.WARNING: ReportState.WARNED,
    ReportState.BLOCKING: ReportState.BLOCKED,
}
"""What follows when a decision is carried out; the keys are what is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one member wrote; times are unix seconds."""

    reporter_id: int
    reported_at: float
    reason: str
    """Empty where they gave none."""
    channel_id: int
    message_id: int
    """The message in which they saw the picture."""
    category: str | None = None
    """A ``ReportCategory``; None: of a version that did not ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCase(Case):
    """The reports of one picture that are decided together."""

    id: str
    job_id: str
    user_id: int
    """Whose picture it is."""
    state: ReportState
    warning: str | None = None
    """What a moderator wrote to them."""
    is_urgent: bool = False
    """Whether one of the reports is about minors."""
    reports: tuple[Report, ...] = ()
    """One or more, oldest first."""

    @property
    def has_become_urgent(self) -> bool:
        """Whether the latest report made it urgent, after others that did not."""
        *before, latest = (one.category == ReportCategory.MINORS for one in self.reports)
        return latest and bool(before) and not any(before)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedRemoval:
    """One picture of an order to remove many; times are unix seconds."""

    id: str
    order_id: str
    guild_id: int
    """0 in direct messages."""
    channel_id: int | None
    job_id: str
    user_id: int
    """Whose picture it is."""
    ordered_by: int
    opened_at: float
    state: RemovalState = RemovalState.REMOVING
    leased_until: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePlace:
    """One case of the queue of those that wait."""

    case: ReportCase | None
    """None: nothing waits."""
    number: int
    """1, 2, ..."""
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovalProgress:
    """How far an order to remove many pictures is."""

    done: int
    total: int
    out_of_reach: int = 0
    """How many of those done are still to be seen."""

    @classmethod
    def counted(cls, counted: Mapping[str, int]) -> "RemovalProgress":
        """Tell from how many pictures are in which state."""
        out_of_reach = counted.get(RemovalState.OUT_OF_REACH, 0)
        return cls(
            done=counted.get(RemovalState.REMOVED, 0) + out_of_reach,
            total=sum(counted.values()),
            out_of_reach=out_of_reach,
        )


class ReportedError(RefusedError):
    """The same person reported the same picture before."""

    words_id = "refusal-reports-twice"


class TooManyReportsError(RefusedError):
    """One person reported very much lately. Facts: ``limit``."""

    words_id = "refusal-reports-many"


class OwnReportError(RefusedError):
    """Nobody reports their own picture: they can delete it."""

    words_id = "refusal-reports-own"


class NoPictureError(RefusedError):
    """The message holds no picture of ours."""

    words_id = "refusal-reports-no-picture"


class ReportDecidedError(RefusedError):
    """Another moderator was quicker. Facts: ``person``."""

    words_id = "refusal-reports-decided"


class ReportUnknownError(RefusedError):
    """There is no such report (any more)."""

    words_id = "refusal-reports-unknown"


class OwnDecisionError(RefusedError):
    """Nobody decides about reports of their own picture, unless they manage the server."""

    words_id = "refusal-reports-own-picture"


class NothingToRemoveError(RefusedError):
    """There is no picture by this person in that time. Facts: ``person``."""

    words_id = "refusal-removal-nothing"


class NothingToTidyError(RefusedError):
    """There is no picture of theirs here, in that time."""

    words_id = "refusal-tidy-nothing"
