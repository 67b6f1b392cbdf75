"""One prediction's life, told by the clock: nothing has to run for it to move on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from sandbox.images.models import Model

Status = Literal["starting", "processing", "succeeded", "failed", "canceled", "aborted"]

SLOW_SECONDS = 60.0
WEIRD_SECONDS = 3.0
MORE = 11
KEPT_SECONDS = 3600.0
"""Replicate removes input, output, logs and files an hour after an API prediction."""

# The texts are Replicate's own, but for the first, which is as ugly as they come.
UGLY_ERROR = (
    "Traceback (most recent call last):\n"
    '  File "/src/predict.py", line 118, in predict\n'
    "RuntimeError: CUDA error: device-side assert triggered. To restore service go to "
    "https://billing.example.invalid/account?token=r8_0000SECRET0000 and purchase credit."
)
_FILTERED_ERROR = (
    "All generated images contained NSFW content. Try running it again with a different prompt."
)
_FAILURES: Mapping[str, str] = {
    "!nsfw": "The input or output was flagged as sensitive. "
    "Please try again with different inputs. (E005) (Vd7kX2qPzr)",
    "!filtered": _FILTERED_ERROR,
    "!fail": UGLY_ERROR,
    "!busy": "Service is currently unavailable due to high demand. "
    "Please try again later. (E003) (m3Wq9TfLhs)",
    "!interrupted": "Prediction interrupted; please retry (code: PA)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a prediction looks like at one moment."""

    status: Status
    fraction: float
    """How much of the drawing is done, 0 to 1."""
    is_over: bool
    error: str | None = None
    weird: bool = False
    started_at: float | None = None
    ended_at: float | None = None


@dataclass(slots=True, kw_only=True)
class Prediction:
    """What was asked for, and when what happens."""

    id: str
    model: Model
    input: Mapping[str, object]
    triggers: frozenset[str]
    seed: int
    size: tuple[int, int]
    created_at: float
    starting_seconds: float
    drawing_seconds: float
    weird_seconds: float = WEIRD_SECONDS
    sources: tuple[bytes, ...] = field(default=(), repr=False)
    mask: bytes | None = field(default=None, repr=False)
    """White where a fill model paints."""
    source_error: str | None = None
    canceled_at: float | None = None
    queries: int = 0

    @property
    def prompt(self) -> str:
        """The prompt as it was sent."""
        return str(self.input.get("prompt", ""))

    @property
    def format(self) -> str:
        """The format asked for, or the model's own."""
        return str(self.input.get("output_format", self.model.default_format))

    @property
    def count(self) -> int:
        """How many images were asked for."""
        asked = self.input.get("num_outputs", 1)
        return int(asked) if isinstance(asked, int | float) else 1

    @property
    def kept(self) -> tuple[int, ...]:
        """The numbers of the images that pass the safety filter."""
        more = MORE if "!many" in self.triggers else 0
        first = 1 if "!partial" in self.triggers and self.count > 1 else 0
        return tuple(range(first, self.count + more))

    @property
    def natural_end(self) -> float:
        """When it is over if nobody cancels it, in seconds since the epoch."""
        return self.created_at + self.starting_seconds + self.drawing_seconds

    def state(self, now: float) -> State:
        """Say how it stands at this time."""
        drawing_from = self.created_at + self.starting_seconds
        natural_end = self.natural_end
        if self.canceled_at is not None and now >= self.canceled_at:
            began = drawing_from if self.canceled_at > drawing_from else None
            return self._over("canceled", None, began, self.canceled_at, natural_end)
        if "!aborted" in self.triggers and now >= drawing_from:
            return self._over("aborted", None, None, drawing_from, natural_end)
        if now < drawing_from:
            return State(status="starting", fraction=0, is_over=False)
        if "!weird" in self.triggers and now < drawing_from + self.weird_seconds:
            return State(
                status="processing", fraction=0, is_over=False, weird=True, started_at=drawing_from
            )
        if now < natural_end or "!stuck" in self.triggers:
            done = (now - drawing_from) / self.drawing_seconds if self.drawing_seconds else 0
            return State(
                status="processing",
                fraction=min(done, 0.4 if "!stuck" in self.triggers else 1.0),
                is_over=False,
                started_at=drawing_from,
            )
        status, error = self._outcome()
        return self._over(status, error, drawing_from, natural_end, natural_end)

    def _over(
        self,
        status: Status,
        error: str | None,
        began: float | None,
        ended: float,
        natural_end: float,
    ) -> State:
        done = 1.0
        if began is None:
            done = 0.0
        elif ended < natural_end:
            done = (ended - began) / self.drawing_seconds
        return State(
            status=status,
            fraction=done,
            is_over=True,
            error=error,
            started_at=began,
            ended_at=ended,
        )

    def _outcome(self) -> tuple[Status, str | None]:
        if self.source_error:
            return "failed", self.source_error
        for word, error in _FAILURES.items():
            if word in self.triggers:
                return "failed", error
        return ("canceled", None) if "!canceled" in self.triggers else ("succeeded", None)
