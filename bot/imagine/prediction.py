"""The prediction, and what the bot needs from a service that runs one."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.errors import PredictionError
from bot.imagine.request import InputValue


class PredictionStatus(StrEnum):
    """The states of a prediction; UNKNOWN is any other word, and is polled further."""

    STARTING = "starting"
    PROCESSING = "processing"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELED = "canceled"
    ABORTED = "aborted"
    UNKNOWN = "unknown"

    @property
    def is_over(self) -> bool:
        """Whether the prediction will not change any more."""
        return self not in {
            PredictionStatus.STARTING,
            PredictionStatus.PROCESSING,
            PredictionStatus.UNKNOWN,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """A prediction as the service last told us."""

    id: str
    status: PredictionStatus
    outputs: tuple[str, ...] = ()
    """Addresses (https or data URLs) of its pictures; read only when it is over."""
    failure: PredictionError | None = None
    """Why it failed, classified; None unless it is over without success."""
    progress: float | None = None
    """0..1 from the logs' last progress bar, where there is one."""
    seed: int | None = None
    """The seed the model used, where the answer or the logs tell it; read only when it is over."""
    total_seconds: float | None = None
    """From its creation to its end by the service's own clock, where the answer tells both."""
    predict_seconds: float | None = None
    """How long the model itself worked, where the service tells it."""
    withheld: int = 0
    """How many pictures the logs say the safety filter held back; read only when it is over."""


OnStumble = Callable[[PredictionError], Awaitable[None]]
"""Called for each failed poll, whether or not another one follows."""


class PredictionBackend(Protocol):
    """Something that runs predictions."""

    async def create(
        self,
        model: str,
        input_: Mapping[str, InputValue],
        *,
        version: str | None = None,
        deadline_seconds: float | None = None,
        nudge_at: str | None = None,
    ) -> Prediction:
        """Start a paid prediction: exactly one request, never repeated here.

        Nobody looks for it after ``deadline_seconds``, so a service that can be told to ends it
        then. The service is asked to call ``nudge_at`` when it is over.

        Raises:
            StartAmbiguousError: it may have been started, but no answer says so.
            NudgeRefusedError: definitely not, because of ``nudge_at``.
            PredictionError: it was definitely not started; RateLimitedError says when to try again.
        """
        ...

    async def get(
        self,
        prediction_id: str,
        *,
        give_up_at: float,
        on_stumble: OnStumble | None = None,
        is_told: bool = False,
    ) -> Prediction:
        """Get its state; retry temporary failures until ``give_up_at`` (monotonic).

        ``is_told`` says that the service calls it over, so that it goes before other polls.

        Raises:
            PredictionError: the service gave no usable answer in time.
        """
        ...

    async def cancel(self, prediction_id: str) -> bool:
        """Ask the service to cancel it; False if it has no such route or did not confirm."""
        ...
