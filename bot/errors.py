"""Every failure Easel knows by name.

* BotError
  + StartError                     the process cannot start; says why and with which exit code
    - SettingsError                78
    - StoreLockedError             75
    - UnreachableError             69
  + RefusedError                   a request is not accepted; nothing was sent or paid for
  + ImagineError                   an accepted request ended without its picture
    - PredictionError              the prediction API said no, or nothing that can be understood
    - OutputError                  the prediction ended, but its picture cannot be fetched

The leaves are below; each names the words a person reads (``words_id``, a Fluent message) and,
where pressing Retry can help, says so (``can_retry``). Texts from other servers stay in
``str(error)`` for the log; they never reach a person.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import ClassVar

Fact = str | int | float | tuple[str, ...]
"""What a sentence may be filled with; tuples become lists in the reader's language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why there is no picture, as a value that can be stored and put into words later."""

    words_id: str
    facts: Mapping[str, Fact] = field(default_factory=dict[str, Fact])
    can_retry: bool = False


def reason_of(failure: Failure) -> str:
    """Return the name of a reason, as metrics and the terminal call it: ``busy``."""
    return failure.words_id.removeprefix("failure-")


class BotError(Exception):
    """Base of every error this project raises on purpose."""


class AnsweredElsewhereError(BotError):
    """Another Easel process received the same interaction and answered it first."""


class StartError(BotError):
    """The process cannot start."""

    exit_code: ClassVar[int] = 1

    def __init__(self, *problems: str) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class SettingsError(StartError):
    """The settings, or a file they name, are wrong; ``problems`` names each one."""

    exit_code = 78


class StoreLockedError(StartError):
    """Another process holds the local database."""

    exit_code = 75


class UnreachableError(StartError):
    """Discord or the image service cannot be reached, or refuses the credentials."""

    exit_code = 69


class SayableError(BotError):
    """An error that has words for people."""

    words_id: str
    """Its sentence: that of its class, or, where a class stands for many, its own."""
    can_retry: ClassVar[bool] = False

    def __init__(self, log_text: str = "", **facts: Fact) -> None:
        super().__init__(log_text or self.words_id)
        self.facts: dict[str, Fact] = facts

    @property
    def failure(self) -> Failure:
        """This error as a value."""
        return Failure(words_id=self.words_id, facts=self.facts, can_retry=self.can_retry)


# --- refused before anything was sent -----------------------------------------------------------


class RefusedError(SayableError):
    """A request is not accepted; nothing was sent or paid for."""

    appeal_id: str | None = None
    """What an appeal to the moderators is known by, where one can be made."""
    is_final: ClassVar[bool] = False
    """Whether no other words are asked for: of the blocked, and where nothing lets these pass."""
    is_about_place: bool = False
    """Whether the same may be allowed in another channel."""
    is_about_model: bool = False
    """Whether another model can help."""
    is_gone: bool = False
    """Whether the picture that a form was about is there no longer."""
    drawn_before: tuple[str, str] | None = None
    """The words of the result it is about, and the custom id of what asks for others."""
    channel_ids: tuple[int, ...] = ()
    """Where the same person may draw instead."""


class SourceRefusedError(RefusedError):
    """A picture that was brought along cannot be read; the sentence says why."""

    words_id = "failure-source-image"

    def __init__(self, failure: Failure) -> None:
        self.words_id = failure.words_id
        super().__init__()
        self.facts = dict(failure.facts)


class PromptEmptyError(RefusedError):
    """There is nothing to draw."""

    words_id = "refusal-prompt-empty"


class PromptTooLongError(RefusedError):
    """Facts: ``length``, ``limit`` (characters)."""

    words_id = "refusal-prompt-too-long"


class ModelUnknownError(RefusedError):
    """Facts: ``model`` (as typed), ``models`` (those whose names are near)."""

    words_id = "refusal-model-unknown"
    is_about_model = True


class NoModelNearError(ModelUnknownError):
    """The same, of a name like no other. Facts: ``models`` (all there are)."""

    words_id = "refusal-model-unknown-all"


class ParameterUnknownError(RefusedError):
    """An unknown inline parameter. Facts: ``parameter`` (as typed), ``parameters`` (the nearest).

    In this and the following, ``parameter`` is as it was typed ("--ar"), else an option's tag.
    """

    words_id = "refusal-parameter-unknown"


class NoParameterNearError(ParameterUnknownError):
    """The same, of a name like no other. Facts: ``parameters`` (all there are)."""

    words_id = "refusal-parameter-unknown-all"


class ParameterValueMissingError(RefusedError):
    """An inline parameter has no value. Facts: ``parameter``."""

    words_id = "refusal-parameter-value-missing"


class ParameterUnsupportedError(RefusedError):
    """This model has no such parameter.

    Facts: ``parameter``, ``model``, ``able`` (how many models have it), ``models`` (which).
    """

    words_id = "refusal-parameter-unsupported"
    is_about_model = True


class ValueNotAllowedError(RefusedError):
    """Facts: ``parameter``, ``value``, ``model``, ``allowed``."""

    words_id = "refusal-value-not-allowed"
    nearest: str | None = None
    """The value that is most like it."""


class ValueOutOfRangeError(RefusedError):
    """Facts: ``parameter``, ``value``, ``model``, ``minimum``, ``maximum``."""

    words_id = "refusal-value-out-of-range"


class ValueNotNumberError(RefusedError):
    """Facts: ``parameter``, ``value``."""

    words_id = "refusal-value-not-number"


class ValueNotDecimalError(RefusedError):
    """Facts: ``parameter``, ``value``."""

    words_id = "refusal-value-not-decimal"


class ImageInputUnsupportedError(RefusedError):
    """This model takes no image. Facts: ``model``, ``models`` (those that do)."""

    words_id = "refusal-image-unsupported"
    is_about_model = True


class ImageInputRequiredError(RefusedError):
    """This model needs an image. Facts: ``model``."""

    words_id = "refusal-image-required"


class ImageTypeRefusedError(RefusedError):
    """The attachment is not a picture that models read. Facts: ``filename``."""

    words_id = "refusal-image-type"


class ImageTooLargeError(RefusedError):
    """Facts: ``filename``, ``size_mb``, ``limit_mb``."""

    words_id = "refusal-image-too-large"


class BotPermissionMissingError(RefusedError):
    """The bot may not post pictures here. Facts: ``permissions``."""

    words_id = "refusal-bot-permission"
    is_about_place = True


class TooManyJobsError(RefusedError):
    """The person has too much waiting already. Facts: ``waiting``, ``limit``."""

    words_id = "refusal-too-many-jobs"


class DatabaseAwayError(RefusedError):
    """Nothing can be recorded just now; the same request may be made again."""

    words_id = "refusal-store-away"


class StoppingError(RefusedError):
    """The bot is about to restart and accepts nothing new."""

    words_id = "refusal-stopping"


# --- the prediction API said no -----------------------------------------------------------------


class ImagineError(SayableError):
    """An accepted request ended without its picture."""


class ServiceState(Enum):
    """What an error says about the image service as a whole."""

    UNTOLD = auto()
    """It is about this request alone."""
    WORKING = auto()
    """Only a working service with an accepted key says this."""
    KEY_REFUSED = auto()
    BALANCE_EMPTY = auto()
    LIMITED = auto()
    """It accepts no more requests just now."""
    AWAY = auto()
    """It fails, or cannot be reached."""


class PredictionError(ImagineError):
    """The prediction API said no, or nothing that can be understood.

    Each names ``service_state``; outages begin and end by it.

    ``is_temporary``: asking again for the same thing may get an answer (used for GETs only).
    ``leaves_start_undone``: a start that ended like this certainly did not begin, and the same
    request may succeed later.
    """

    service_state: ClassVar[ServiceState]
    is_temporary: ClassVar[bool] = False
    leaves_start_undone: ClassVar[bool] = False

    def __init__(
        self, log_text: str = "", *, retry_after_seconds: float | None = None, **facts: Fact
    ) -> None:
        super().__init__(log_text, **facts)
        self.retry_after_seconds = retry_after_seconds


class KeyRefusedError(PredictionError):
    """The service does not accept the operator's key."""

    words_id = "failure-key-refused"
    service_state = ServiceState.KEY_REFUSED
    leaves_start_undone = True


class NoBalanceError(PredictionError):
    """The operator's account has no money left; people are not told about billing."""

    words_id = "failure-no-balance"
    service_state = ServiceState.BALANCE_EMPTY
    leaves_start_undone = True
    can_retry = True


class AccessDeniedError(PredictionError):
    """The key may not use this model or route."""

    words_id = "failure-access-denied"
    service_state = ServiceState.UNTOLD


class ModelUnavailableError(PredictionError):
    """The service has no such model, or not for this key."""

    words_id = "failure-model-unavailable"
    service_state = ServiceState.UNTOLD


class InputInvalidError(PredictionError):
    """The service refuses a value. Facts: ``parameter`` ("" when it did not name one)."""

    words_id = "failure-input-invalid"
    service_state = ServiceState.WORKING

    @property
    def failure(self) -> Failure:
        """This error as a value; without a name there is another sentence."""
        if self.facts.get("parameter"):
            return super().failure
        return Failure(words_id="failure-input-invalid-unnamed", can_retry=self.can_retry)


class NudgeRefusedError(InputInvalidError):
    """The service starts nothing that it is to call us about; without that it may."""


class RateLimitedError(PredictionError):
    """Too many requests; a definite refusal, so even a POST may be repeated."""

    words_id = "failure-rate-limited"
    service_state = ServiceState.LIMITED
    leaves_start_undone = True
    can_retry = True
    is_temporary = True


class FlaggedError(PredictionError):
    """The provider's safety check flagged the words or the picture; never retried."""

    words_id = "failure-flagged"
    service_state = ServiceState.WORKING


class AllFilteredError(PredictionError):
    """Every picture was held back by the safety filter; a new seed may pass."""

    words_id = "failure-all-filtered"
    service_state = ServiceState.UNTOLD
    can_retry = True


class BusyError(PredictionError):
    """The model is overloaded just now."""

    words_id = "failure-busy"
    service_state = ServiceState.UNTOLD
    can_retry = True
    is_temporary = True


class PredictionInterruptedError(PredictionError):
    """The provider interrupted the prediction."""

    words_id = "failure-interrupted"
    service_state = ServiceState.UNTOLD
    can_retry = True


class PredictionFailedError(PredictionError):
    """The model failed and gave no reason we know."""

    words_id = "failure-failed"
    service_state = ServiceState.UNTOLD
    can_retry = True


class PredictionCanceledError(PredictionError):
    """Somebody at the provider cancelled the prediction."""

    words_id = "failure-canceled-upstream"
    service_state = ServiceState.UNTOLD
    can_retry = True


class PredictionAbortedError(PredictionError):
    """The provider gave up on the prediction before it started."""

    words_id = "failure-aborted"
    service_state = ServiceState.UNTOLD
    can_retry = True


class PredictionTimedOutError(PredictionError):
    """The prediction had not ended by the model's deadline. Facts: ``minutes``."""

    words_id = "failure-timed-out"
    service_state = ServiceState.UNTOLD
    can_retry = True


class PredictionLostError(PredictionError):
    """The service no longer says how the prediction is doing; it may still charge for it."""

    words_id = "failure-lost"
    service_state = ServiceState.UNTOLD
    can_retry = True


class ServiceUnreachableError(PredictionError):
    """No connection could be made: the request certainly did not arrive."""

    words_id = "failure-unreachable"
    service_state = ServiceState.AWAY
    leaves_start_undone = True
    can_retry = True
    is_temporary = True


class ServiceDownError(PredictionError):
    """The service answered with a server error, or broke off."""

    words_id = "failure-service-down"
    service_state = ServiceState.AWAY
    can_retry = True
    is_temporary = True


class ServiceSlowError(ServiceDownError):
    """No answer came in time."""


class AnswerUnreadableError(PredictionError):
    """HTML, truncated JSON, a redirect, an oversized answer: nothing a client can use."""

    words_id = "failure-answer-unreadable"
    service_state = ServiceState.AWAY
    can_retry = True
    is_temporary = True


class StartAmbiguousError(PredictionError):
    """The paid request may have arrived, but no answer came; it is never repeated automatically."""

    words_id = "failure-start-ambiguous"
    service_state = ServiceState.AWAY
    can_retry = True


class InterruptedWhileStartingError(PredictionError):
    """The bot was stopped between sending the paid request and reading its answer."""

    words_id = "failure-interrupted-while-starting"
    service_state = ServiceState.UNTOLD
    can_retry = True


# --- the prediction ended, but its picture cannot be fetched --------------------------------------


class OutputError(ImagineError):
    """The prediction ended, but its picture cannot be fetched."""

    can_retry = True


class NoOutputError(OutputError):
    """The prediction succeeded without a picture."""

    words_id = "failure-no-output"


class OutputGoneError(OutputError):
    """The picture's address has expired or holds nothing."""

    words_id = "failure-output-gone"


class OutputAddressRefusedError(OutputError):
    """The picture is at an address that is not on the list."""

    words_id = "failure-output-address"
    can_retry = False


class OutputHostUnlistedError(OutputAddressRefusedError):
    """The host is not on the list, and the operator may put it there.

    ``setting`` is the line that does so; ``kept_seconds`` is how long the picture stays there.
    """

    words_id = "failure-output-unlisted"

    def __init__(self, log_text: str, *, setting: str, kept_seconds: float) -> None:
        super().__init__(log_text)
        self.setting = setting
        self.kept_seconds = kept_seconds


class OutputUnreachableError(OutputError):
    """The picture may still be at its address, but the server there does not answer."""

    words_id = "failure-output-unreachable"


class OutputUnreadableError(OutputError):
    """What was downloaded is not a readable picture."""

    words_id = "failure-output-unreadable"


class OutputDamagedError(OutputUnreadableError):
    """The picture is incomplete, however often it is downloaded."""

    words_id = "failure-output-damaged"


class OutputKindError(OutputUnreadableError):
    """It is not a picture, or not one that Discord shows. Facts: ``kind`` ("MP4")."""

    words_id = "failure-output-kind"
    can_retry = False


class OutputHeicError(OutputKindError):
    """It is HEIC, and what reads that is not installed."""


class OutputTooManyPixelsError(OutputUnreadableError):
    """It would take too much memory to decode. Facts: ``megapixels``, ``limit``."""

    words_id = "failure-output-pixels"
    can_retry = False


class OutputTooLargeError(OutputError):
    """The picture cannot be made small enough to post. Facts: ``limit_mb``."""

    words_id = "failure-output-too-large"
    can_retry = False


class PictureRefusedError(OutputError):
    """Discord does not let this picture be posted: too explicit, or blocked by the server."""

    words_id = "failure-picture-refused"
    can_retry = False


class UndeliverableError(OutputError):
    """Discord accepts the picture nowhere that the bot may post it."""

    words_id = "failure-undeliverable"
    can_retry = False


class DiscordAwayError(ImagineError):
    """Discord accepted nothing for so long that the pictures have expired."""

    words_id = "failure-discord-away"
    can_retry = True


class SourceImageUnreadableError(ImagineError):
    """The attached picture can no longer be fetched or read."""

    words_id = "failure-source-image"


class SourceImageDamagedError(SourceImageUnreadableError):
    """The attached file can be fetched, but is not a readable picture."""

    words_id = "failure-source-damaged"


class SourceImageHeicError(SourceImageUnreadableError):
    """What reads a phone's HEIC is not installed."""

    words_id = "failure-source-heic"


class SourceImagePixelsError(SourceImageUnreadableError):
    """The attached picture has too many pixels to decode. Facts: ``megapixels``, ``limit``."""

    words_id = "failure-source-pixels"


class CanceledError(ImagineError):
    """Cancelled before its paid request was sent. Facts: ``canceler`` (a mention)."""

    words_id = "failure-canceled"
    can_retry = True


class CanceledAfterStartError(ImagineError):
    """Cancelled while drawing; the provider could not be asked to stop. Facts: ``canceler``."""

    words_id = "failure-canceled-after-start"
    can_retry = True


class CanceledAtProviderError(ImagineError):
    """Cancelled while drawing; the provider confirmed it. Facts: ``canceler``."""

    words_id = "failure-canceled-at-provider"
    can_retry = True


class UnexpectedError(ImagineError):
    """A bug. Facts: ``job`` (what to quote when reporting it)."""

    words_id = "failure-unexpected"
    can_retry = True


def failure_reasons() -> frozenset[str]:
    """Return the names of the reasons for which requests fail, as ``reason_of`` does."""
    found, kinds = set[str](), [ImagineError]
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        if hasattr(kind, "words_id"):
            found.add(reason_of(Failure(words_id=kind.words_id)))
    return frozenset(found)
