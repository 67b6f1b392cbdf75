"""A case: the reports of one picture, and what moderators made of them.

This is the one place where its states are written down:

    open -> dismissed
    open -> removing -> removed | out-of-reach
    open -> warning -> warned         (the picture goes, and the person is told)
    open -> blocking -> blocked       (the picture goes, and the person draws no more)

What ends in "-ing" is decided, and not yet done on Discord: any process may go on from there.
Removing everything by a person is kept in the same way, a row for each picture.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.db.tables.community import REMOVAL_KIND
from bot.errors import RefusedError

REASON_CHARACTERS = 200


class ReportKind(StrEnum):
    """Why there is a row."""

    PICTURE = "picture"
    """A member reported it."""
    SWEEP = REMOVAL_KIND
    """A moderator wanted everything by its requester gone."""


class ReportState(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    REMOVING = "removing"
    WARNING = "warning"
    BLOCKING = "blocking"
    DISMISSED = "dismissed"
    REMOVED = "removed"
    OUT_OF_REACH = "out-of-reach"
    """As done as it can be: the bot may no longer change its message there."""
    WARNED = "warned"
    BLOCKED = "blocked"


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
class Notice:
    """The moderators' message about a case."""

    channel_id: int
    message_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one member said."""

    reporter_id: int
    reported_at: float
    """Unix seconds."""
    reason: str
    """As typed; empty where they gave none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The reports of one picture that are decided together."""

    guild_id: int
    job_id: str
    user_id: int
    """Whose picture it is."""
    kind: ReportKind
    state: ReportState
    reports: tuple[Report, ...]
    """Oldest first."""
    channel_id: int
    """Where the picture is."""
    message_id: int
    notice: Notice | None = None
    decided_by: int | None = None
    decided_at: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePlace:
    """One case of the queue of those that wait."""

    case: Case | None
    """None: nothing waits."""
    number: int
    """1, 2, ..."""
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepState:
    """How far the removal of everything by a person is."""

    done: int
    total: int
    out_of_reach: int = 0
    """How many of those done are still to be seen."""

    @classmethod
    def counted(cls, counted: Mapping[str, int]) -> "SweepState":
        """Tell from how many pictures are in which state."""
        out_of_reach = counted.get(ReportState.OUT_OF_REACH, 0)
        return cls(
            done=counted.get(ReportState.REMOVED, 0) + out_of_reach,
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
