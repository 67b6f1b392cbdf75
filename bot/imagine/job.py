"""A job: one accepted /imagine, recorded from before it is paid for until its reply is final.

This is the one place where the states and their transitions are written down:

    job         queued -> drawing -> delivering -> delivered | failed | canceled
                queued -> delivering                (it ended before anything was sent)
    prediction  planned -> posting -> running -> ended  (it ended without success)
                posting -> planned                  (a definite refusal: nothing was started)
                posting -> ended                    (refused for good)

A prediction that succeeded stays running, and one whose start got no answer stays posting: those
are what the provider may charge for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from bot.errors import Failure
from bot.imagine.request import SubmittedRequest
from bot.imagine.result import ResultInfo

TOKEN_LIFETIME_SECONDS = 15 * 60
"""How long an interaction's token can edit its reply (Discord, "Receiving and Responding")."""


class JobState(StrEnum):
    """The state of a job."""

    QUEUED = "queued"
    DRAWING = "drawing"
    DELIVERING = "delivering"
    DELIVERED = "delivered"
    FAILED = "failed"
    CANCELED = "canceled"

    @property
    def is_final(self) -> bool:
        """Whether the reply has its final content."""
        return not JOB_TRANSITIONS[self]


class PredictionState(StrEnum):
    """The state of one paid prediction of a job."""

    PLANNED = "planned"
    POSTING = "posting"
    RUNNING = "running"
    ENDED = "ended"

    @property
    def may_cost(self) -> bool:
        """Whether the provider may charge for a prediction that was left in this state."""
        return self in {PredictionState.POSTING, PredictionState.RUNNING}


JOB_TRANSITIONS: Mapping[JobState, frozenset[JobState]] = {
    JobState.QUEUED: frozenset({JobState.DRAWING, JobState.DELIVERING}),
    JobState.DRAWING: frozenset({JobState.DELIVERING}),
    JobState.DELIVERING: frozenset({JobState.DELIVERED, JobState.FAILED, JobState.CANCELED}),
    JobState.DELIVERED: frozenset(),
    JobState.FAILED: frozenset(),
    JobState.CANCELED: frozenset(),
}

PREDICTION_TRANSITIONS: Mapping[PredictionState, frozenset[PredictionState]] = {
    PredictionState.PLANNED: frozenset({PredictionState.POSTING}),
    PredictionState.POSTING: frozenset(
        {PredictionState.PLANNED, PredictionState.RUNNING, PredictionState.ENDED}
    ),
    PredictionState.RUNNING: frozenset({PredictionState.ENDED}),
    PredictionState.ENDED: frozenset(),
}


@cache
def states_before(state: JobState) -> frozenset[JobState]:
    """Return the job states from which this one can be reached."""
    return frozenset(before for before, after in JOB_TRANSITIONS.items() if state in after)


@cache
def prediction_states_before(state: PredictionState) -> frozenset[PredictionState]:
    """Return the prediction states from which this one can be reached."""
    return frozenset(before for before, after in PREDICTION_TRANSITIONS.items() if state in after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A further message that shows a result."""

    channel_id: int
    message_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The reply's address as a value, so that any process can edit it, even after a restart."""

    application_id: int
    token: str = field(repr=False)
    token_expires_at: float
    """Unix seconds; after that, the reply is edited as an ordinary message of the bot."""
    channel_id: int
    guild_id: int | None
    user_id: int
    is_private: bool
    locale: str
    """The language of the reply: the member's where it is private, else the server's."""
    upload_limit_bytes: int
    message_id: int | None = None
    is_followup: bool = False
    """Whether it is a follow-up: several replies share one interaction token."""
    is_guest: bool = False
    """Whether the server has not installed the bot: its member brought it along."""
    can_publish: bool = True
    """Whether a private one may be shown to everyone there, as far as was known when it began."""
    moved_from: int | None = None
    """The message it was, where that could not be edited any more."""
    copies: tuple[Copy, ...] = ()
    """Public messages that show the result again."""
    notices: tuple[Copy, ...] = ()
    """Messages that told the requester that the result is there; they show no pictures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictionRecord:
    """The recorded state of one paid prediction."""

    state: PredictionState = PredictionState.PLANNED
    prediction_id: str | None = None
    started_at: float | None = None
    """Unix seconds at which the service confirmed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One accepted /imagine."""

    id: str
    state: JobState
    created_at: float
    """Unix seconds."""
    request: SubmittedRequest
    reply: Reply
    predictions: tuple[PredictionRecord, ...]
    failure: Failure | None = None
    canceled_by: int | None = None
    result_info: ResultInfo | None = None
    """Set once there are pictures."""
    published_message_id: int | None = None
    """The message that shows a private result to everyone."""
    removed_at: float | None = None
    """When its pictures were removed (Unix seconds)."""

    @property
    def images_charged(self) -> int:
        """How many of the requested pictures the provider may charge for."""
        pairs = zip(self.request.predictions, self.predictions, strict=True)
        return sum(planned.image_count for planned, record in pairs if record.state.may_cost)

    @property
    def is_covered(self) -> bool:
        """Whether its pictures are covered until they are clicked."""
        since = None if self.result_info is None else self.result_info.is_covered
        return self.request.is_spoiler if since is None else since

    @property
    def user_id(self) -> int:
        """Who asked."""
        return self.reply.user_id
