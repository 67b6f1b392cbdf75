"""A prediction service in memory that does what a test's script says."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.errors import (
    PredictionCanceledError,
    PredictionError,
    PredictionFailedError,
    PredictionLostError,
    StartAmbiguousError,
)
from bot.imagine.prediction import OnStumble, Prediction, PredictionStatus
from bot.imagine.request import InputValue

PICTURE = "https://replicate.delivery/fake/out-0.webp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """The life of one prediction. Make one with the functions below."""

    on_create: PredictionError | None = None
    """Raised by ``create``."""
    is_started: bool = True
    """Whether the prediction exists at all, also when ``create`` raises."""
    holds_create: bool = False
    """``create`` waits for ``backend.release`` before it answers."""
    answers: tuple[Prediction | PredictionError, ...] = ()
    """What ``get`` says or raises, one after the other; the last one stays."""
    cancels: bool = True
    """Whether the service confirms a cancel."""


def starting() -> Prediction:
    return Prediction(id="", status=PredictionStatus.STARTING)


def processing(progress: float | None = None) -> Prediction:
    return Prediction(id="", status=PredictionStatus.PROCESSING, progress=progress)


def succeeded(
    *outputs: str,
    seed: int | None = 4711,
    withheld: int = 0,
    predict_seconds: float | None = 1.5,
    total_seconds: float | None = None,
) -> Prediction:
    return Prediction(
        id="",
        status=PredictionStatus.SUCCEEDED,
        outputs=outputs,
        seed=seed,
        withheld=withheld,
        predict_seconds=predict_seconds,
        total_seconds=total_seconds,
    )


def ended(status: PredictionStatus, failure: PredictionError) -> Prediction:
    return Prediction(id="", status=status, failure=failure)


def succeeding(*outputs: str, seed: int | None = 4711, withheld: int = 0) -> Script:
    """A prediction that draws, with half-way progress once, and succeeds."""
    pictures = outputs or (PICTURE,)
    last = succeeded(*pictures, seed=seed, withheld=withheld)
    return Script(answers=(starting(), processing(0.5), last))


def empty() -> Script:
    """One that succeeds without a picture."""
    return Script(answers=(succeeded(),))


def failing(
    failure: PredictionError | None = None, *, status: PredictionStatus = PredictionStatus.FAILED
) -> Script:
    """One that ends without success."""
    reason = failure or PredictionFailedError("prediction failed: fake reason")
    return Script(answers=(processing(), ended(status, reason)))


def never_ending(*, cancels: bool = True) -> Script:
    """One that stays in processing."""
    return Script(answers=(starting(), processing(0.1)), cancels=cancels)


def unanswered(error: PredictionError) -> Script:
    """One whose every query fails."""
    return Script(answers=(error,))


def refusing(error: PredictionError) -> Script:
    """No prediction at all: ``create`` is refused."""
    return Script(on_create=error, is_started=False)


def ambiguous(*, is_started: bool = True) -> Script:
    """A start without an answer."""
    return Script(
        on_create=StartAmbiguousError("fake: no answer"),
        is_started=is_started,
        answers=(succeeded(PICTURE),),
    )


def held(then: Script | None = None) -> Script:
    """A start whose answer waits until the test sets ``backend.release``."""
    return replace(then or succeeding(), holds_create=True)


@dataclass(slots=True)
class _Life:
    script: Script
    asked: int = 0
    is_canceled: bool = False


@dataclass(slots=True, kw_only=True)
class FakeBackend:
    """Fills ``bot.imagine.prediction.PredictionBackend``.

    ``scripts`` are used by creates in order; after them, ``otherwise``.
    """

    scripts: list[Script] = field(default_factory=list[Script])
    otherwise: Script = field(default_factory=succeeding)
    creates: list[tuple[str, dict[str, InputValue]]] = field(
        default_factory=list[tuple[str, dict[str, InputValue]]]
    )
    versions: list[str | None] = field(default_factory=list[str | None])
    nudges: list[str | None] = field(default_factory=list[str | None])
    """The address to call that came with each create."""
    gets: list[str] = field(default_factory=list[str])
    cancels: list[str] = field(default_factory=list[str])
    created: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when the first create arrives."""
    release: asyncio.Event = field(default_factory=asyncio.Event)
    """Lets held creates answer."""
    _lives: dict[str, _Life] = field(default_factory=dict[str, _Life])

    def plan(self, *scripts: Script) -> None:
        """Add scripts for the creates to come."""
        self.scripts.extend(scripts)

    def know(self, prediction_id: str, script: Script) -> None:
        """Let a prediction exist that an earlier process started."""
        self._lives[prediction_id] = _Life(script)

    def last_id(self) -> str:
        """Return the id of the prediction started last."""
        return list(self._lives)[-1]

    async def create(
        self,
        model: str,
        input_: Mapping[str, InputValue],
        *,
        version: str | None = None,
        deadline_seconds: float | None = None,
        nudge_at: str | None = None,
    ) -> Prediction:
        self.versions.append(version)
        self.nudges.append(nudge_at)
        self.creates.append((model, dict(input_)))
        number = len(self.creates)
        script = self.scripts.pop(0) if self.scripts else self.otherwise
        prediction_id = f"fake{number:022d}"
        if script.is_started:
            self._lives[prediction_id] = _Life(script)
        self.created.set()
        if script.holds_create:
            await self.release.wait()
        if script.on_create is not None:
            raise script.on_create
        return replace(starting(), id=prediction_id)

    async def get(
        self,
        prediction_id: str,
        *,
        give_up_at: float,
        on_stumble: OnStumble | None = None,
        is_told: bool = False,
    ) -> Prediction:
        self.gets.append(prediction_id)
        life = self._lives.get(prediction_id)
        if life is None:
            raise PredictionLostError(f"fake: no prediction {prediction_id}")
        if life.is_canceled:
            failure = PredictionCanceledError("prediction canceled: ")
            return replace(ended(PredictionStatus.CANCELED, failure), id=prediction_id)
        answers = life.script.answers or (starting(),)
        answer = answers[min(life.asked, len(answers) - 1)]
        life.asked += 1
        if isinstance(answer, PredictionError):
            if on_stumble is not None:
                await on_stumble(answer)
            raise answer
        return replace(answer, id=prediction_id)

    async def cancel(self, prediction_id: str) -> bool:
        self.cancels.append(prediction_id)
        life = self._lives.get(prediction_id)
        if life is None or not life.script.cancels:
            return False
        answers = life.script.answers or (starting(),)
        shown = answers[max(0, min(life.asked, len(answers)) - 1)]
        if isinstance(shown, Prediction) and shown.status.is_over:
            return False
        life.is_canceled = True
        return True
