"""Parses the JSON of the prediction API into our types."""

import math
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import cast

from bot.errors import (
    AllFilteredError,
    AnswerUnreadableError,
    PredictionAbortedError,
    PredictionCanceledError,
    PredictionError,
)
from bot.imagine.prediction import Prediction, PredictionStatus
from bot.replicate.failures import classify_error_text
from bot.replicate.texts import as_object, one_line, plain

_STATUSES = {
    PredictionStatus.STARTING: "not_start not_started submitted accepted created scheduled queued "
    "queueing queuing in_queue waiting pending starting booting",
    PredictionStatus.PROCESSING: "in_progress processing running generating canceling cancelling",
    PredictionStatus.SUCCEEDED: "success successful succeeded complete completed done finished "
    "ready",
    PredictionStatus.FAILED: "failure fail failed error errored rejected expired timeout timed_out",
    PredictionStatus.CANCELED: "cancelled canceled",
    PredictionStatus.ABORTED: "aborted",
}
_STATUS_WORDS: Mapping[str, PredictionStatus] = {
    word: status for status, words in _STATUSES.items() for word in words.split()
}
"""The status words of Replicate, of gateways in front of it, and of BFL."""

_MODERATED = frozenset({"content_moderated", "request_moderated", "input_moderated", "moderated"})
"""The status words for BFL's safety check."""

_ID = re.compile(r"[!-~]{1,200}")
# The expression of Replicate's own clients; the bounds keep int() from refusing long digits.
_PROGRESS_LINE = re.compile(r"\s*(\d{1,6})%\s*\|.+?\|\s*\d{1,9}/\d{1,9}", re.ASCII)
_SEED = re.compile(r"\bUsing seed:\s*(-?\d{1,19})\b", re.ASCII)
_SAFE_IMAGES = re.compile(r"\bTotal safe images:\s*(\d{1,3}) out of (\d{1,3})\b", re.ASCII)
_UNSAFE_IMAGE = re.compile(r"\bNSFW content detected in image (\d{1,3})\b", re.ASCII)
_LARGEST_SEED = 2**63 - 1
# The last bar is at the end, however long the logs are.
_TAIL_CHARACTERS = 20_000

_OUTPUT_STARTS = (
    *("http://", "https://"),
    *("data:image/", "data:application/octet-stream;", "data:;base64,"),
)


def read_prediction(answer: object, *, known_id: str = "") -> Prediction:
    """Return the prediction in a parsed answer: flat, or wrapped in a gateway's task.

    Args:
        answer: The parsed JSON.
        known_id: The id that was asked for. It stays the prediction's id, since it is what this
            service answers to, whatever other ids (its own, the model host's) the answer names.

    Raises:
        AnswerUnreadableError: it is no prediction: no object, or one without id and status.
    """
    task, body = _unwrap(answer)
    word = task.get("status", body.get("status"))
    found_id = _read_id(task.get("task_id"), body.get("id"), task.get("id"))
    outputs = tuple(_read_outputs(_output(body, task)))
    status = _read_status(task.get("status"), body.get("status"))
    if status is PredictionStatus.UNKNOWN and isinstance(word, str):
        # CometAPI: "until output is populated or error is not null", whatever the word.
        if body.get("error"):
            status = PredictionStatus.FAILED
        elif outputs:
            status = PredictionStatus.SUCCEEDED
    # Neither an id nor a word we know ("Task not found"), or an id on an error: no prediction.
    says_nothing = status is PredictionStatus.UNKNOWN and not found_id
    if says_nothing or (not isinstance(word, str) and _is_error(body)):
        raise AnswerUnreadableError(f"no prediction: {one_line(plain(answer)) or 'empty'}")
    if not (known_id or found_id):
        raise AnswerUnreadableError(f"a prediction without an id: {one_line(plain(answer))}")

    logs = _read_logs(body, task)
    # What only the end tells is not searched for in the logs at each poll before.
    is_over = status.is_over
    withheld = _read_withheld(logs) if is_over else 0
    return Prediction(
        id=known_id or found_id,
        status=status,
        outputs=outputs if is_over else (),
        failure=_read_failure(status, body, task, withheld=withheld),
        progress=_read_progress(logs),
        seed=_read_seed(logs, body) if is_over else None,
        predict_seconds=_read_predict_seconds(body),
        total_seconds=_read_total_seconds(body) if is_over else None,
        withheld=withheld,
    )


def read_result(answer: object, *, known_id: str) -> Prediction:
    """Return the prediction in BFL's shape: ``{"status": "Ready", "result": {"sample": ...}}``.

    Raises:
        AnswerUnreadableError: it does not tell how the prediction stands.
    """
    _, body = _unwrap(answer)
    word = body.get("status")
    is_moderated = isinstance(word, str) and _key(word) in _MODERATED
    status = PredictionStatus.FAILED if is_moderated else _status_of(word)
    result = as_object(body.get("result")) or {}
    outputs = tuple(_read_outputs(result.get("sample")))
    is_done = status is PredictionStatus.SUCCEEDED
    if status is PredictionStatus.UNKNOWN or (is_done and not outputs):
        raise AnswerUnreadableError(f"no result: {one_line(plain(answer)) or 'empty'}")
    is_over = is_done or status is PredictionStatus.FAILED
    reason = plain(body.get("details")) or plain(body.get("error")) or plain(word)
    return Prediction(
        id=known_id,
        status=status,
        outputs=outputs if is_done else (),
        failure=classify_error_text(reason) if is_over and not is_done else None,
        seed=_read_seed("", {"input": result}) if is_done else None,
    )


def _unwrap(answer: object) -> tuple[Mapping[str, object], Mapping[str, object]]:
    """Return the task and the prediction in it; for a flat answer both are the same.

    The wrapped shape is ``{"code", "data": {"status", ..., "data": {the prediction}}}``; the
    inner object may be missing or null before the model host has answered for the first time.
    """
    outer = as_object(answer)
    if outer is None:
        raise AnswerUnreadableError(f"no JSON object: {one_line(plain(answer)) or 'empty'}")
    task = as_object(outer.get("data"))
    if task is None or "status" not in task:
        task = outer
    body = as_object(task.get("data"))
    return task, task if body is None else body


def _is_error(body: Mapping[str, object]) -> bool:
    return bool(body.get("error")) or "detail" in body


def _read_id(*candidates: object) -> str:
    for candidate in candidates:
        if isinstance(candidate, int) and not isinstance(candidate, bool):
            # Gateways count their tasks; longer than an address allows is no id.
            text = str(candidate) if 0 < candidate < _LARGEST_SEED else ""
        else:
            text = candidate if isinstance(candidate, str) else ""
        if is_id(text):
            return text
    return ""


def is_id(text: str) -> bool:
    """Whether the text can be a prediction's id: one printable, harmless path segment."""
    return bool(_ID.fullmatch(text)) and text.strip(".") != ""


def _read_status(task_word: object, body_word: object) -> PredictionStatus:
    """Return the task's status if it is known, else the prediction's own."""
    task, body = _status_of(task_word), _status_of(body_word)
    if task is PredictionStatus.UNKNOWN:
        return body
    # A gateway calls cancelled and aborted "FAILURE" too; the inner word knows which.
    if task is PredictionStatus.FAILED and body in {
        PredictionStatus.CANCELED,
        PredictionStatus.ABORTED,
    }:
        return body
    return task


def _status_of(word: object) -> PredictionStatus:
    if not isinstance(word, str):
        return PredictionStatus.UNKNOWN
    # Nearly all answers have a word as it is in the table.
    known = _STATUS_WORDS.get(word)
    return known or _STATUS_WORDS.get(_key(word), PredictionStatus.UNKNOWN)


def _key(word: str) -> str:
    """Return a status as the tables have it: "In Progress" and "IN-PROGRESS" are one."""
    return re.sub(r"[\s_-]+", "_", word[:40].strip().lower())


def _output(body: Mapping[str, object], task: Mapping[str, object]) -> object:
    """Return the output, wherever an answer has it; a task may hold nothing else."""
    output = body.get("output") or task.get("output")
    data = task.get("data")
    return output or (cast("list[object]", data) if isinstance(data, list) else None)


def _read_logs(*places: Mapping[str, object]) -> str:
    for place in places:
        logs = place.get("logs")
        if isinstance(logs, str) and logs:
            return logs
    return ""


def _read_outputs(output: object) -> Iterator[str]:
    """Yield the addresses in any shape of output, in order, each once."""
    seen: set[str] = set()
    waiting = [output]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            waiting.extend(reversed(list(cast("dict[object, object]", item).values())))
        elif isinstance(item, list):
            waiting.extend(reversed(cast("list[object]", item)))
        elif isinstance(item, str):
            address = item.strip()
            if address[:40].lower().startswith(_OUTPUT_STARTS) and address not in seen:
                seen.add(address)
                yield address


def _read_failure(
    status: PredictionStatus,
    body: Mapping[str, object],
    task: Mapping[str, object],
    *,
    withheld: int,
) -> PredictionError | None:
    if status not in {
        PredictionStatus.FAILED,
        PredictionStatus.CANCELED,
        PredictionStatus.ABORTED,
    }:
        return None
    reasons = (
        plain(place.get(name))
        for place in (body, task)
        for name in ("error", "fail_reason", "message")
    )
    text = next((reason for reason in reasons if reason.strip()), "")
    if status is PredictionStatus.CANCELED:
        return PredictionCanceledError(f"prediction canceled: {one_line(text)}")
    if status is PredictionStatus.ABORTED:
        return PredictionAbortedError(f"prediction aborted: {one_line(text)}")
    if not text and withheld:
        return AllFilteredError(f"prediction failed: {withheld} held back, no reason given")
    return classify_error_text(text)


def _read_progress(logs: str) -> float | None:
    """Return the last progress bar's share; tqdm redraws its line with carriage returns."""
    for line in reversed(logs[-_TAIL_CHARACTERS:].replace("\r", "\n").split("\n")):
        match = _PROGRESS_LINE.match(line)
        if match:
            return min(int(match.group(1)) / 100, 1.0)
    return None


def _read_seed(logs: str, body: Mapping[str, object]) -> int | None:
    """Return the seed that was used; one the model chose itself stands only in the logs."""
    told = _SEED.findall(logs)
    asked = (as_object(body.get("input")) or {}).get("seed")
    seed = int(told[-1]) if told else asked
    if isinstance(seed, bool) or not isinstance(seed, int) or abs(seed) > _LARGEST_SEED:
        return None
    return seed


def _read_predict_seconds(body: Mapping[str, object]) -> float | None:
    seconds = (as_object(body.get("metrics")) or {}).get("predict_time")
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return None
    try:
        number = float(seconds)
    except OverflowError:
        return None
    return number if math.isfinite(number) and number >= 0 else None


def _read_total_seconds(body: Mapping[str, object]) -> float | None:
    """Return the prediction's duration by the service's clock."""
    times = [_read_time(body.get(name)) for name in ("created_at", "completed_at")]
    created, completed = times
    return completed - created if created and completed and completed > created else None


def _read_time(value: object) -> float | None:
    if not isinstance(value, str):
        return None
    try:
        # Fractions of 3 to 9 digits have been seen; Python reads them and drops what is too fine.
        time = datetime.fromisoformat(value)
    except ValueError:
        return None
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).timestamp()


def _read_withheld(logs: str) -> int:
    """Return how many pictures the safety filter dropped, as the open FLUX models log it."""
    totals = _SAFE_IMAGES.findall(logs)
    if totals:
        safe, made = totals[-1]
        return max(int(made) - int(safe), 0)
    return len(set(_UNSAFE_IMAGE.findall(logs)))
