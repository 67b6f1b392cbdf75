"""What the service answers: a prediction as JSON, in Replicate's shape or as a gateway's task."""

from datetime import UTC, datetime

from sandbox.images.logs import logs
from sandbox.images.predictions import KEPT_SECONDS, Prediction, State

WEIRD_STATUS = "reticulating"
ELSEWHERE_URL = "https://pictures.example.invalid/picture.png"
EVIL_URL = "http://169.254.169.254/latest/meta-data/picture.png"

# The words of new-api, the gateway whose task envelope has been seen on this route.
_TASK_STATUS = {
    "starting": "QUEUED",
    "processing": "IN_PROGRESS",
    "succeeded": "SUCCESS",
    "failed": "FAILURE",
    "canceled": "FAILURE",
    "aborted": "FAILURE",
}


def flat(prediction: Prediction, state: State, *, output: object, now: float) -> dict[str, object]:
    """Return the prediction as Replicate tells it, with links that point there."""
    removed = state.ended_at is not None and now >= state.ended_at + KEPT_SECONDS
    answer: dict[str, object] = {
        "id": prediction.id,
        "model": prediction.model.name,
        "version": "hidden",
        "input": {} if removed else dict(prediction.input),
        "logs": "" if removed else logs(prediction, state),
        "output": None if removed else output,
        "data_removed": removed,
        "error": state.error,
        "source": "api",
        "status": WEIRD_STATUS if state.weird else state.status,
        "created_at": timestamp(prediction.created_at),
        "urls": _links(prediction.id),
    }
    if state.started_at is not None:
        answer["started_at"] = timestamp(state.started_at)
    if state.ended_at is not None:
        answer["completed_at"] = timestamp(state.ended_at)
        answer["metrics"] = _metrics(prediction, state)
    return answer


def wrapped(prediction: Prediction, state: State, inner: dict[str, object]) -> dict[str, object]:
    """Return the same prediction inside a gateway's task, with upper-case words."""
    return {
        "code": "success",
        "message": "",
        "data": {
            "id": int(prediction.created_at),
            "task_id": prediction.id,
            "platform": "replicate",
            "action": "generate",
            "status": WEIRD_STATUS.upper() if state.weird else _TASK_STATUS[state.status],
            "fail_reason": state.error or "",
            "submit_time": int(prediction.created_at),
            "start_time": int(state.started_at or 0),
            "finish_time": int(state.ended_at or 0),
            "progress": "100%" if state.is_over else f"{int(100 * state.fraction)}%",
            "data": inner,
        },
    }


def result(prediction: Prediction, state: State, outputs: list[str]) -> dict[str, object]:
    """Return the prediction as BFL's own route tells it: one image, and few words."""
    words = {"succeeded": "Ready", "failed": "Error", "canceled": "Error", "aborted": "Error"}
    word = words.get(state.status, "Pending")
    sample = {"sample": outputs[0], "seed": prediction.seed} if outputs else None
    return {"id": prediction.id, "status": word, "result": sample, "details": state.error}


def timestamp(seconds: float) -> str:
    """Return a time as Replicate writes it; the number of digits there varies."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _metrics(prediction: Prediction, state: State) -> dict[str, object]:
    ended = state.ended_at or prediction.created_at
    metrics: dict[str, object] = {"total_time": round(ended - prediction.created_at, 6)}
    if state.started_at is not None:
        metrics["predict_time"] = round(ended - state.started_at, 6)
    if state.status == "succeeded":
        metrics["image_count"] = len(prediction.kept)
    return metrics


def _links(prediction_id: str) -> dict[str, str]:
    api = f"https://api.replicate.com/v1/predictions/{prediction_id}"
    return {
        "cancel": f"{api}/cancel",
        "get": api,
        "stream": f"https://stream.replicate.com/v1/files/{prediction_id}",
        "web": f"https://replicate.com/p/{prediction_id}",
    }
