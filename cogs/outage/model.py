"""An outage of the image service: why, since when, when it is tried again."""

from dataclasses import dataclass
from enum import StrEnum

from bot.errors import PredictionError, ServiceSlowError, ServiceState

FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 30.0, 600.0
"""Between two tries."""


class OutageCause(StrEnum):
    """Why nothing can be drawn; for the operator, members never see it."""

    KEY = "key"
    """The service does not take the operator's key (401)."""
    BALANCE = "balance"
    """The operator's account is empty (402)."""
    DOWN = "down"
    """The service fails (5xx), or cannot be reached."""
    LOOKS = "looks"
    """It takes starts, and does not tell how they stand."""
    LIMIT = "limit"
    """It refuses starts as too many (429) for longer than anybody is patient."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    """Times are Unix seconds."""

    since: float
    cause: OutageCause
    next_try_at: float

    def pause_seconds(self, now: float) -> float:
        """Return how long to wait after a try at this time: each as long as all before it."""
        return min(max(now - self.since, FIRST_PAUSE_SECONDS), LONGEST_PAUSE_SECONDS)


_CAUSES = {
    ServiceState.KEY_REFUSED: OutageCause.KEY,
    ServiceState.BALANCE_EMPTY: OutageCause.BALANCE,
    ServiceState.LIMITED: OutageCause.LIMIT,
    ServiceState.AWAY: OutageCause.DOWN,
}


def cause_of(error: PredictionError, *, is_last: bool = True) -> OutageCause | None:
    """Return what a failed start says of the service as a whole, None where it says nothing."""
    cause = _CAUSES.get(error.service_state)
    return None if cause is OutageCause.LIMIT and not is_last else cause


def cause_of_blindness(error: PredictionError, *, is_lost: bool) -> OutageCause | None:
    """Return what a look that brought nothing says of the service, None where it says nothing.

    One that got no answer does, and whatever made it the last.
    """
    cause = cause_of(error, is_last=False)
    if cause in {OutageCause.KEY, OutageCause.BALANCE}:
        return cause
    return OutageCause.LOOKS if is_lost or isinstance(error, ServiceSlowError) else None
