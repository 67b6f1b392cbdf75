"""Maps refusals of the prediction API to errors."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import cast

from bot.errors import (
    AnswerUnreadableError,
    InputInvalidError,
    PredictionError,
    PredictionLostError,
    ServiceDownError,
    StartAmbiguousError,
)
from bot.replicate.rules import (
    CODE_AND_WORD_RULES,
    PAGE_RULES,
    POLL_RULES,
    STATUS_RULES,
    TEXT_RULES,
    first_rule,
)
from bot.replicate.texts import as_object, one_line, plain

RETRY_AFTER_CAP_SECONDS = 120.0
"""The longest wait that a Retry-After may ask for: a person is waiting."""

_SEARCHED_CHARACTERS = 4000
_RESETS_IN = re.compile(
    r"\b(?:resets? in|retry (?:after|in)|try again in)\s*~?\s*(\d{1,6}(?:\.\d{1,3})?)\s*s",
    re.IGNORECASE,
)
_INPUT_FIELD = re.compile(r"\binput\.([A-Za-z_]\w{0,63})", re.ASCII)
_QUOTED_STATUS = re.compile(
    r"(?:\b(?:status(?:[ _]?code)?|upstream(?: \w+){0,3}|HTTP(?:/[\d.]+)?|error(?:[ _]code)?)"
    r"|状态码)[\"'\s:\uff1a=(]{1,4}([1-5]\d\d)\b"
    r"|\b(4\d\d) (?:Bad Request|Unauthorized|Payment Required|Forbidden|Not Found"
    r"|Unprocessable|Too Many Requests|Client Error)",
    re.IGNORECASE,
)
_NUDGE_FIELD = re.compile(r"\bwebhook(?:_events_filter)?s?\b", re.IGNORECASE)
_STATUS_FIELDS = ("param", "code", "status_code", "statusCode", "upstream_status", "status")
_TOO_MANY = 429
_NAME = re.compile(r"[A-Za-z_]\w{0,63}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Refusal:
    """The fields of an error body, whichever of the documented shapes it has."""

    code: str = ""
    text: str = ""
    parameter: str = ""
    names_fields: bool = False
    retry_after: float | None = None
    quoted_status: int | None = None
    """The upstream's status, if a gateway passes it on."""
    is_page: bool = False
    """Whether the body is HTML, which is not searched."""

    @property
    def searched(self) -> str:
        """The part of the text that is searched."""
        return self.text[:_SEARCHED_CHARACTERS]


def classify_answer(
    status: int, headers: Mapping[str, str], answer: object, *, now: float
) -> PredictionError:
    """Return the error that the answer to a start without a prediction means; never raises.

    Code and message decide before the status. What no table knows, and was not clearly refused,
    is a start that may have happened.

    Args:
        status: The HTTP status.
        headers: The answer's headers, looked up without regard to case.
        answer: Its parsed JSON, or its text when it is none.
        now: Seconds since 1970, for a Retry-After that is a date.
    """
    refusal = _read_refusal(answer)
    error = _start_error(_said_status(status, refusal), refusal)
    log_text = _log_text("POST", status, refusal)
    if error is InputInvalidError:
        return InputInvalidError(log_text, parameter=refusal.parameter)
    return error(log_text, retry_after_seconds=_hint(headers, refusal, now=now))


def classify_poll(
    status: int, headers: Mapping[str, str], answer: object, *, now: float
) -> PredictionError:
    """Return the error that the answer to a poll means, where it tells of no prediction.

    The prediction was taken up, so a refusal is never about its input: at most nobody knows it
    any more. The arguments are those of ``classify_answer``.
    """
    refusal = _read_refusal(answer)
    rules = PAGE_RULES if refusal.is_page else POLL_RULES
    rule = first_rule(rules, status=status, code=refusal.code, text=refusal.searched)
    if rule is not None:
        error = rule.error
    elif status >= 500 or status in {408, 425, 499}:  # noqa: PLR2004 - HTTP's own numbers
        error = ServiceDownError
    elif refusal.is_page or status < 400 or status == 405:  # noqa: PLR2004 - HTTP's own numbers
        error = AnswerUnreadableError
    else:
        error = PredictionLostError
    hint = _hint(headers, refusal, now=now)
    return error(_log_text("GET", status, refusal), retry_after_seconds=hint)


def refuses_nudges(status: int, answer: object, input_: Mapping[str, object]) -> bool:
    """Whether a start was definitely refused because the service was asked to call us.

    What the answer quotes of our ``input_`` does not count: a prompt may speak of webhooks.
    """
    if status not in {400, 422}:
        return False
    refusal = _read_refusal(answer)
    if refusal.is_page:
        return False
    text = refusal.searched
    for value in input_.values():
        text = text.replace(value, "") if isinstance(value, str) and value else text
    named = [refusal.parameter, *_invalid_fields(as_object(answer) or {})]
    return any(_NUDGE_FIELD.search(words) for words in (*named, text))


def is_definite(answer: object, *, status: int) -> bool:
    """Whether the code or the words of an answer say that nothing was started."""
    refusal = _read_refusal(answer)
    is_quoted = _said_status(status, refusal) != status
    return is_quoted or _known_refusal(status, refusal) is not None


def _said_status(status: int, refusal: _Refusal) -> int:
    """Return the status that counts: a clear refusal of the upstream, else the answer's."""
    quoted = refusal.quoted_status
    if quoted is None or not _leaves_open(status):
        return status
    is_no = quoted == _TOO_MANY or first_rule(STATUS_RULES, status=quoted)
    return quoted if is_no else status


def _leaves_open(status: int) -> bool:
    """Whether a POST answered like this may have started something all the same.

    So do 2xx without a prediction, 303 ("done, look there"), 408, 499 ("they hung up") and 5xx.
    """
    return status < 300 or status in {303, 408, 499} or status >= 500  # noqa: PLR2004 - HTTP's own numbers


def classify_error_text(text: str) -> PredictionError:
    """Return why a prediction failed, from the ``error`` text it left behind."""
    searched = text[:_SEARCHED_CHARACTERS]
    rule = next(rule for rule in TEXT_RULES if rule.words.search(searched))
    return rule.error(f"prediction failed: {one_line(text) or 'no reason given'}")


def retry_after_seconds(
    headers: Mapping[str, str],
    in_body: float | None = None,
    text: str = "",
    *,
    now: float,
    cap: float = RETRY_AFTER_CAP_SECONDS,
) -> float | None:
    """Return how long the server asks us to wait, capped: from header, body field or sentence."""
    for hint in (_from_header(_header(headers, "retry-after"), now=now), in_body, _from_text(text)):
        if hint is not None and math.isfinite(hint):
            return min(max(hint, 0.0), cap)
    return None


def _start_error(status: int, refusal: _Refusal) -> type[PredictionError]:
    known = None if refusal.is_page else _known_refusal(status, refusal)
    if known is not None:
        return known
    rule = first_rule(PAGE_RULES if refusal.is_page else STATUS_RULES, status=status)
    if rule is not None:
        return rule.error
    return StartAmbiguousError if _leaves_open(status) else AnswerUnreadableError


def _known_refusal(status: int, refusal: _Refusal) -> type[PredictionError] | None:
    if refusal.names_fields:
        return InputInvalidError
    rule = first_rule(CODE_AND_WORD_RULES, status=status, code=refusal.code, text=refusal.searched)
    return rule.error if rule else None


def _log_text(method: str, status: int, refusal: _Refusal) -> str:
    about = " ".join(part for part in (refusal.code, one_line(refusal.text)) if part)
    about = "a page of HTML" if refusal.is_page else about or "nothing"
    return f"{method} answered {status}: {about}"


def _hint(headers: Mapping[str, str], refusal: _Refusal, *, now: float) -> float | None:
    return retry_after_seconds(headers, refusal.retry_after, refusal.text, now=now)


def _read_refusal(answer: object) -> _Refusal:
    """Read any of the shapes: Comet's envelope, problem+json, a task error, a bare text.

    ``type`` is left alone: ``comet_api_error`` stands on every error, whatever it is.
    """
    body = as_object(answer)
    if body is None:
        is_page = isinstance(answer, str) and answer.lstrip("\ufeff \t\r\n").startswith("<")
        return _Refusal(is_page=True) if is_page else _Refusal(text=plain(answer))
    envelope = as_object(body.get("error")) or {}
    fields = _invalid_fields(body)
    text = next(
        (
            found
            for found in (
                plain(envelope.get("message")),
                plain(body.get("error")),
                " ".join(filter(None, (plain(body.get("title")), plain(body.get("detail"))))),
                plain(body.get("message")),
                plain(body.get("fail_reason")),
                _status_words(body.get("status")),
            )
            if found
        ),
        "",
    )
    return _Refusal(
        code=_first_word(envelope.get("code")) or _first_word(body.get("code")),
        text=text,
        parameter=_parameter(fields, text, envelope.get("param")),
        names_fields=bool(fields),
        retry_after=_first_number(body.get("retry_after"), envelope.get("retry_after")),
        quoted_status=_quoted_status(body, envelope, text),
    )


def _quoted_status(
    body: Mapping[str, object], envelope: Mapping[str, object], text: str
) -> int | None:
    """Return the upstream's status, from the fields gateways put it in, else from their words."""
    values = [place.get(name) for place in (envelope, body) for name in _STATUS_FIELDS]
    told = _QUOTED_STATUS.search(text[:_SEARCHED_CHARACTERS])
    numbers = (_number(value) for value in (*values, told and (told[1] or told[2])))
    return next((int(n) for n in numbers if n is not None and 100 <= n < 600), None)  # noqa: PLR2004 - HTTP's own numbers


def _status_words(status: object) -> str:
    """Return a status that is a sentence, as in ``"Task not found"``."""
    return status if isinstance(status, str) else ""


def _invalid_fields(body: Mapping[str, object]) -> list[str]:
    """Return the names in Replicate's ``invalid_fields``, as they stand there."""
    listed = body.get("invalid_fields")
    if not isinstance(listed, list):
        return []
    entries = (as_object(item) for item in cast("list[object]", listed))
    return [plain(entry.get("field")) for entry in entries if entry is not None]


def _parameter(fields: list[str], text: str, param: object) -> str:
    """Return the parameter that was refused, or "": only a name, since people will read it."""
    candidates = [*fields, *_INPUT_FIELD.findall(text[:_SEARCHED_CHARACTERS]), plain(param)]
    names = (candidate.removeprefix("input.").strip() for candidate in candidates)
    return next((name for name in names if _NAME.fullmatch(name) and name != "input"), "")


def _first_word(value: object) -> str:
    return value.strip()[:80] if isinstance(value, str) else ""


def _first_number(*values: object) -> float | None:
    for value in values:
        number = _number(value)
        if number is not None:
            return number
    return None


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        return float(value)
    except (ValueError, OverflowError):
        return None


def _header(headers: Mapping[str, str], name: str) -> str:
    return next((value for key, value in headers.items() if key.lower() == name), "")


def _from_header(value: str, *, now: float) -> float | None:
    """Read Retry-After: seconds or an HTTP date (RFC 9110, 10.2.3)."""
    if not value:
        return None
    seconds = _number(value)
    if seconds is not None:
        return seconds
    try:
        return parsedate_to_datetime(value).timestamp() - now
    except (ValueError, OverflowError, OSError):
        return None


def _from_text(text: str) -> float | None:
    """Read "Your rate limit resets in ~7s." and "try again in 20 seconds"."""
    match = _RESETS_IN.search(text[:_SEARCHED_CHARACTERS])
    return float(match.group(1)) if match else None
