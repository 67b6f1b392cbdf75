"""What an outage of the image service is, and which errors mean one."""

from dataclasses import dataclass
from enum import StrEnum

from bot.errors import PredictionError, ServiceSlowError, ServiceState

FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 30.0, 600.0
"""Between two tries."""


class OutageCause(StrEnum):
    """Why nothing can be drawn: shown to the operator, never to members."""

    KEY = "key"
    """The service does not take the operator's key (401)."""
    BALANCE = "balance"
    """The operator's account is empty (402)."""
    DOWN = "down"
    """The service fails (5xx), or cannot be reached."""
    POLLS = "looks"
    """It takes starts, and does not answer polls."""
    LIMIT = "limit"
    """It refuses starts as too many (429) until a job gives up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    """An outage that goes on; times are Unix seconds."""

    since: float
    cause: OutageCause
    next_try_at: float

    def pause_seconds(self, now: float) -> float:
        """Return how long to wait after a try at ``now``: as long as the outage has lasted."""
        return min(max(now - self.since, FIRST_PAUSE_SECONDS), LONGEST_PAUSE_SECONDS)


_CAUSES = {
    ServiceState.KEY_REFUSED: OutageCause.KEY,
    ServiceState.BALANCE_EMPTY: OutageCause.BALANCE,
    ServiceState.LIMITED: OutageCause.LIMIT,
    ServiceState.AWAY: OutageCause.DOWN,
}


def cause_of(error: PredictionError, *, is_last: bool = True) -> OutageCause | None:
    """Return the outage that a failed start points to; None if only the job failed."""
    cause = _CAUSES.get(error.service_state)
    return None if cause is OutageCause.LIMIT and not is_last else cause


def cause_of_failed_poll(error: PredictionError, *, is_lost: bool) -> OutageCause | None:
    """Return the outage that a failed poll points to; None if it says nothing of the service.

    A poll without an answer does, and so does the last one of a prediction (``is_lost``).
    """
    cause = cause_of(error, is_last=False)
    if cause in {OutageCause.KEY, OutageCause.BALANCE}:
        return cause
    return OutageCause.POLLS if is_lost or isinstance(error, ServiceSlowError) else None
