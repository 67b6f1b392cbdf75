"""What waits for moderators, whatever kind it is of, and who of them has it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.clock import DAY_SECONDS, HOUR_SECONDS, MINUTE_SECONDS
from bot.errors import RefusedError

HOLD_SECONDS = 30 * 60.0
"""How long a case is somebody's who took it; taking it again begins anew."""
PAGE_SIZE = 6


class CaseKind(StrEnum):
    """The kinds of cases; part of custom ids: never reuse a value."""

    REVIEW = "review"
    REPORT = "report"
    APPEAL = "appeal"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase:
    """One case that waits; times are unix seconds."""

    kind: CaseKind
    guild_id: int
    id: str
    """32 hexadecimal digits: the job's of a review, else its own."""
    opened_at: float
    is_urgent: bool
    user_id: int
    """Whose picture or words it is about."""
    words: str
    """The prompt, or what was refused."""
    channel_id: int
    """Where the message is that shows it: the moderators' notice, else the picture."""
    message_id: int | None
    category: str | None = None
    """What a report is about."""
    taken_by: int | None = None
    taken_until: float = 0.0

    @property
    def value(self) -> str:
        """What it is known by in a select."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """A part of the list: the urgent first, then the oldest."""

    cases: tuple[OpenCase, ...]
    number: int
    """1, 2, ..."""
    count: int
    """How many pages there are."""
    total: int


@dataclass(frozen=True, slots=True)
class Wait:
    """How long something waits, in the largest whole unit."""

    count: int
    unit: str
    """minutes, hours or days"""

    @classmethod
    def of(cls, seconds: float) -> "Wait":
        """Return a time in words' terms; at least a minute."""
        if seconds < HOUR_SECONDS:
            return cls(max(1, int(seconds // MINUTE_SECONDS)), "minutes")
        if seconds < 2 * DAY_SECONDS:
            return cls(int(seconds // HOUR_SECONDS), "hours")
        return cls(int(seconds // DAY_SECONDS), "days")


@dataclass(slots=True)
class Outcome:
    """What became of several cases at once."""

    done: int = 0
    late: int = 0
    """Somebody else was quicker, or it is gone."""
    own: int = 0
    """About the moderator's own picture or words."""
    of_others: int = 0
    """Another moderator has them."""

    @property
    def said(self) -> Sequence[tuple[str, int]]:
        """The ids of what there is to say, each with a number."""
        counted = (("done", self.done), ("late", self.late), ("own", self.own))
        return [one for one in (*counted, ("others", self.of_others)) if one[1]]


class NothingChosenError(RefusedError):
    """No case of the list is chosen, or none of them waits any more."""

    words_id = "refusal-queue-nothing-chosen"
