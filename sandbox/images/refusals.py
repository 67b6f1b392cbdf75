"""How the service says no: bodies as CometAPI and Replicate send them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Literal

from sandbox.images.parameters import Problem

Dialect = Literal["comet", "replicate"]
"""Whose error shapes to use: CometAPI's under /replicate/v1, Replicate's under /v1."""

PAGE = (
    "<!doctype html><html><head><title>Just a moment...</title></head>"
    "<body><h1>Welcome</h1><p>One API for every model.</p></body></html>"
)
RETRY_AFTER_SECONDS = 2
_BILLING = (
    "You have insufficient credit to run this model. Go to "
    "https://billing.example.invalid/account/billing#billing to purchase credit. Once you "
    "purchase credit, please wait a few minutes before trying again."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One answer that says no."""

    status: int
    body: Mapping[str, object]
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    content_type: str = "application/json"


def comet(status: int, code: str, message: str) -> Refusal:
    """Return CometAPI's envelope; the id of the request stands inside the message."""
    text = f"{message} (request id: 20261003101530123456789abcdefgh)"
    error = {"message": text, "type": "comet_api_error", "param": "", "code": code}
    return Refusal(status=status, body={"error": error})


def problem(status: int, title: str, detail: str) -> Refusal:
    """Return Replicate's problem+json."""
    return Refusal(
        status=status,
        body={"title": title, "detail": detail, "status": status},
        content_type="application/problem+json",
    )


def bad_key(dialect: Dialect) -> Refusal:
    """Refuse a key that is missing or wrong."""
    if dialect == "comet":
        return comet(401, "", "Invalid token")
    return problem(401, "Unauthenticated", "You did not pass a valid authentication token")


def unknown_model(model: str, dialect: Dialect = "comet") -> Refusal:
    """Refuse a model for which the gateway has no channel, or one that is not on this route."""
    if dialect == "replicate":
        return problem(404, "Not found", "The requested resource could not be found.")
    return comet(
        503,
        "model_not_found",
        f"no available channel for group default and model {model} (distributor)",
    )


def unknown_version() -> Refusal:
    """Refuse a version that nobody has."""
    detail = (
        "The specified version does not exist (or perhaps you don't have permission to use it?)"
    )
    return problem(422, "Invalid version or not permitted", detail)


def unknown_prediction(dialect: Dialect) -> Refusal:
    """Say that no prediction has this id."""
    if dialect == "comet":
        return comet(404, "task_not_exist", "task_not_exist")
    return problem(404, "Not found", "The requested resource could not be found.")


def malformed(message: str) -> Refusal:
    """Refuse what cannot be read; CometAPI sends it with a server's status."""
    return comet(500, "invalid_request", message)


def invalid(problems: Sequence[Problem]) -> Refusal:
    """Refuse an input, naming each field, as Replicate's validation does."""
    lines = "".join(f"- {item.field}: {item.description}\n" for item in problems)
    return Refusal(
        status=422,
        body={
            "detail": lines,
            "status": 422,
            "title": "Input validation failed",
            "invalid_fields": [asdict(item) for item in problems],
        },
        content_type="application/problem+json",
    )


def throttled() -> Refusal:
    """Refuse for the rate limit, with the wait in the body and in the header."""
    wait = RETRY_AFTER_SECONDS
    return Refusal(
        status=429,
        body={
            "detail": f"Request was throttled. Your rate limit resets in ~{wait}s.",
            "status": 429,
            "retry_after": wait,
        },
        headers={"Retry-After": str(wait)},
    )


def scripted(triggers: frozenset[str], *, dialect: Dialect, model: str) -> Refusal | None:
    """Return the refusal that a word in the prompt asks for, if any."""
    ratio = Problem(
        type="enum",
        field="input.aspect_ratio",
        description='aspect_ratio must be one of the following: "1:1", "16:9"',
    )
    refusals = {
        "!429": throttled(),
        "!401": bad_key(dialect),
        "!402": problem(402, "Insufficient credit", _BILLING),
        # Written by new-api, the gateway's likely origin, in the language it comes in.
        "!quota": comet(403, "insufficient_user_quota", "用户额度不足, 剩余额度: $0.000000"),
        "!gone": unknown_model(model),
        "!422": invalid([ratio]),
        "!500invalid": malformed("field prompt is required"),
    }
    return next((refusals[word] for word in refusals if word in triggers), None)
