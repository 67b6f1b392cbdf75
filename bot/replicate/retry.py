"""Retries of idempotent requests, with exponential backoff and jitter."""

import logging
from collections.abc import Callable

import tenacity

from bot.clock import Clock

log = logging.getLogger(__name__)

FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 15.0


def retry_until(
    give_up_at: float,
    *,
    is_temporary: Callable[[BaseException], bool],
    clock: Clock,
    random: Callable[[], float],
) -> tenacity.AsyncRetrying:
    """Return the policy: try, pause and try again while it may help, until ``give_up_at``.

    Pauses are random between half a second and a bound that doubles up to 15 seconds, so that
    many waiting jobs do not ask at the same moment. A ``retry_after_seconds`` on the error is
    obeyed, plus up to a second. The last try falls on ``give_up_at``, unless the server asked
    for a later one; then, or after it, the last error is raised as it is.
    """

    def pause(state: tenacity.RetryCallState) -> float:
        asked = _asked_seconds(state)
        if asked is not None:
            return asked + random()
        bound = min(
            2 * FIRST_PAUSE_SECONDS * 2.0 ** min(state.attempt_number - 1, 10),
            LONGEST_PAUSE_SECONDS,
        )
        seconds = FIRST_PAUSE_SECONDS + random() * (bound - FIRST_PAUSE_SECONDS)
        return max(min(seconds, give_up_at - clock.monotonic()), 0.0)

    def is_late(state: tenacity.RetryCallState) -> bool:
        now = clock.monotonic()
        return now >= give_up_at or now + (_asked_seconds(state) or 0.0) > give_up_at

    return tenacity.AsyncRetrying(
        retry=tenacity.retry_if_exception(is_temporary),
        wait=pause,
        stop=is_late,
        sleep=clock.sleep,
        before_sleep=_log_pause,
        reraise=True,
    )


def _log_pause(state: tenacity.RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    log.info("asking again in %.1f s: %s", state.upcoming_sleep, error)


def _asked_seconds(state: tenacity.RetryCallState) -> float | None:
    error = state.outcome.exception() if state.outcome else None
    # Errors of the API and of downloads both carry the hint.
    seconds: object = getattr(error, "retry_after_seconds", None)
    return float(seconds) if isinstance(seconds, int | float) else None
