"""When to look at a prediction again, and how to follow it to its end."""

from collections.abc import Callable

from bot.clock import Clock
from bot.errors import PredictionTimedOutError
from bot.imagine.prediction import Prediction, PredictionBackend

SHORTEST_WAIT_SECONDS = 0.25
LONGEST_WAIT_SECONDS = 5.0


def wait_seconds(*, elapsed: float, expected: float) -> float:
    """Return how long to wait before the next look.

    Early looks are wasted, late ones cost the member time: so the looks are widest at the start,
    closest around the time this model usually takes, and grow with the overdue time afterwards.
    """
    remaining = expected - elapsed
    wait = remaining * 0.5 if remaining > 0 else -remaining * 0.25
    return min(max(wait, SHORTEST_WAIT_SECONDS, expected * 0.06), LONGEST_WAIT_SECONDS)


async def poll_until_over(  # noqa: PLR0913 - the parts of one wait, all named at the call
    prediction_id: str,
    *,
    backend: PredictionBackend,
    clock: Clock,
    elapsed_seconds: float,
    expected_seconds: float,
    deadline_seconds: float,
    on_look: Callable[[Prediction], None],
) -> Prediction:
    """Follow a prediction to its end; ``elapsed_seconds`` have passed since it was started.

    At least one look is taken, however late it is: after a long stop the picture may be ready.

    Raises:
        PredictionTimedOutError: it was not over at the deadline.
        PredictionError: the service gives no answer to be had.
    """
    started_at = clock.monotonic() - elapsed_seconds
    deadline = max(started_at + deadline_seconds, clock.monotonic() + LONGEST_WAIT_SECONDS)
    if elapsed_seconds < expected_seconds:
        await clock.sleep(wait_seconds(elapsed=elapsed_seconds, expected=expected_seconds))
    while True:
        prediction = await backend.get(prediction_id, give_up_at=deadline)
        if prediction.status.is_over:
            return prediction
        on_look(prediction)
        now = clock.monotonic()
        if now >= deadline:
            raise PredictionTimedOutError(
                f"{prediction_id} is {prediction.status} after {now - started_at:.0f} s",
                minutes=max(1, round(deadline_seconds / 60)),
            )
        wait = wait_seconds(elapsed=now - started_at, expected=expected_seconds)
        await clock.sleep(min(wait, deadline - now))
