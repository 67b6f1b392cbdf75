"""An appeal against the filter's refusal: offered, made once, decided once, good for one picture.

This is the one place where its states are written down:

    (offered, as a draft) -> open -> accepted | allowed | dismissed | unreachable
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.errors import RefusedError
from cogs.cases import Case


class AppealGoneError(RefusedError):
    """It is too old."""

    words_id = "refusal-filter-appeal-gone"


class AppealMadeError(RefusedError):
    """The moderators have it already."""

    words_id = "refusal-filter-appeal-made"


class AppealNotYoursError(RefusedError):
    """Somebody else was refused."""

    words_id = "refusal-filter-appeal-not-yours"


class TooManyAppealsError(RefusedError):
    """Facts: ``limit``."""

    words_id = "refusal-filter-appeals-too-many"


class AppealDecidedError(RefusedError):
    """Another moderator was quicker. Facts: ``person``."""

    words_id = "refusal-filter-appeal-decided"


class AppealOwnError(RefusedError):
    """Nobody decides about their own words, unless they manage the server."""

    words_id = "refusal-filter-appeal-own"


class AppealState(StrEnum):
    """Where an appeal stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    """The words pass once, for this person."""
    ALLOWED = "allowed"
    """And what is in them was allowed for everybody."""
    DISMISSED = "dismissed"
    UNREACHABLE = "unreachable"
    """There is no channel of the moderators that can be written to."""

    @property
    def lets_through(self) -> bool:
        """Whether the words pass once."""
        return self in {AppealState.ACCEPTED, AppealState.ALLOWED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal(Case):
    """What is on record of one."""

    id: str
    """32 hexadecimal digits."""
    state: AppealState
    user_id: int
    channel_id: int
    """Where they asked."""
    words: str
    """What was refused."""
    job_id: str | None = None
    """The job that was let through."""
    reason: str | None = None
    """What its member says for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """What became of somebody's latest appeal for the words they ask for again."""

    appeal: Appeal
    is_usable: bool
    """Whether the words pass now: accepted, and nothing was drawn of it yet."""
