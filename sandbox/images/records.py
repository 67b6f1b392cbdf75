"""What reached the service, for tests to look at."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Create:
    """One POST with a good key; `prediction_id` is None when nothing was started."""

    model: str
    input: Mapping[str, object]
    prediction_id: str | None
    time: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One look at a prediction."""

    prediction_id: str
    time: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancel:
    """One request to cancel; `accepted` is False where the service has no such route."""

    prediction_id: str
    accepted: bool
    time: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """One fetch of a file; `authorized` says whether a key came along, which it never should."""

    prediction_id: str
    number: int
    authorized: bool
    time: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One try to tell that a prediction is over; `status` is None where nobody answered."""

    prediction_id: str
    url: str
    status: int | None
