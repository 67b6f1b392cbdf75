"""When to poll a prediction, and how to follow it to its end.

A poll costs one request, a late poll costs the member time. The next poll is due when the time a
finished picture would by then have waited, averaged over all the ends that are still possible,
has grown to the price of one request. Where the end is well known (a narrow history, a progress
bar) that means few polls, close together, at the right moment; where it is not, it spreads them:
none before the earliest end to be expected, then never more than 0.92 s apart.

Where the service tells when it is over (``nudges``), the looks are for the bar, and for a nudge
that does not come.
"""

import itertools
import math
from collections.abc import Awaitable, Callable, Sequence

from bot.clock import Clock
from bot.errors import PredictionTimedOutError
from bot.imagine.durations import DurationHistory, Forecast
from bot.imagine.nudges import Nudge
from bot.imagine.prediction import Prediction
from bot.imagine.request_limit import RequestLimit

SHORTEST_WAIT_SECONDS = 0.1
LONGEST_WAIT_SECONDS = 0.92
"""Between two polls where the end may come; longer only where a limit stretches all waits. With
the picture's own way that is a second, at half the requests of a poll each half second."""
LONGEST_BAR_WAIT_SECONDS = 15.0
"""Before the end that a bar forecasts, however certain: people want to see the bar move."""
LONGEST_BAR_SHARE = 1 / 12
"""The longest of those waits as a share of the model's usual time, for the same reason."""
SHORT_SHARE, SHORT_WAIT_SECONDS = 0.5, 5.0
"""For predictions of seconds: they are polled for their end, not for their progress."""
TOLD_WAIT_SECONDS = 5.0
"""The least wait between two polls where nudges come; a nudge that is missed costs as much."""
LATE_POLL_SECONDS = 5.0
"""The time left for a prediction that is resumed after its deadline: it may have finished."""
LAST_POLL_SECONDS = 10.0
"""How long the last poll may take, even past the deadline: the picture is paid for."""

BUDGET_SHARE = 0.9
"""The share of the provider's limit for polls; the rest is for retries after errors."""
MOST_POLLS_PER_SECOND = 800.0
"""Of one process, whatever the provider allows: a poll costs a quarter of a millisecond of
processor time, which answers and the pictures that are done need more."""
STRETCH = 1.5
"""The most by which one wait is stretched beyond the average when the limit is short."""
LEAST_POLL_SHARE = 0.25
"""The share of the budget that starts always leave to polls."""

# The price of a request in seconds of waiting. Measured by simulation (test_poll_plan.py): from the
# width and the middle of a model's durations it comes out at about half the requests of a loop
# that asks every 0.5 s, whatever the model's speed.
_PRICE = 0.37
_LEAST_PRICE, _MOST_PRICE = 0.001, 0.06
_CAPPED_FACTOR = 2.5
"""Where no wait is longer than that, the polls that this costs are saved on shorter waits."""
_BAR_DELAY_SECONDS = 0.07
_LEAST_WIDTH_SECONDS = 0.1


def wait_seconds(quantiles: Sequence[float], *, elapsed: float, price: float) -> float:
    """Return the wait after which the mean delay of a finished picture reaches ``price``.

    ``quantiles`` are equally likely ends after ``elapsed``, ascending; the end may lie anywhere
    between two of them. All in seconds since the start.
    """
    first_gap = quantiles[1] - quantiles[0] if len(quantiles) > 1 else quantiles[0] - elapsed
    low = max(elapsed, quantiles[0] - first_gap)
    goal, middles = price * len(quantiles), 0.0
    for passed, high in enumerate(quantiles):
        width = high - low
        if passed * high - middles + width / 2 >= goal and width > 0:
            # passed * x + x^2 / (2 width) = what is left to the goal, with x = poll - low
            left = goal + middles - passed * low
            into = -passed * width + math.sqrt(max((passed * width) ** 2 + 2 * width * left, 0.0))
            return low + into - elapsed
        middles += (low + high) / 2
        low = high
    return (goal + middles) / len(quantiles) - elapsed


class PollBudget:
    """The rate of polls that the provider's limit allows, shared by all predictions in flight."""

    def __init__(self, *, limit: RequestLimit) -> None:
        self._limit = limit
        self._rates: dict[int, float] = {}
        self._total = 0.0
        self._keys = itertools.count()

    def join(self) -> int:
        """Return a key for one prediction in flight."""
        return next(self._keys)

    def leave(self, key: int) -> None:
        """Release a prediction's share of the budget."""
        self._total -= self._rates.pop(key, 0.0)

    def pressure(self, key: int, wanted_wait_seconds: float) -> float:
        """Return the factor by which waits must grow so that all polls together keep the limit."""
        self.leave(key)
        rate = 1.0 / wanted_wait_seconds
        self._rates[key] = rate
        self._total += rate
        return max(1.0, self._total / self._left(beside_starts=1))

    def even_wait_seconds(self) -> float:
        """Return the wait with which all predictions in flight keep the limit if all wait alike.

        As many ends as starts are told meanwhile, and looked at as well.
        """
        return len(self._rates) / self._left(beside_starts=2)

    def _left(self, *, beside_starts: int) -> float:
        whole = self._limit.per_second * BUDGET_SHARE
        left = whole - beside_starts * self._limit.starts_per_second
        return min(max(left, whole * LEAST_POLL_SHARE), MOST_POLLS_PER_SECOND)


class PollPlan:
    """Decides when to poll one prediction."""

    def __init__(self, *, forecast: Forecast, budget: PollBudget) -> None:
        self._forecast = forecast
        self._budget = budget
        self._key = budget.join()

    def wait_seconds(self, elapsed: float, *, is_told: bool = False) -> float:
        """Return how long to wait before the next poll, ``elapsed`` seconds after the start.

        ``is_told`` says that the service will tell when it is over.
        """
        quantiles = self._forecast.quantiles(elapsed)
        price = self._price(quantiles)
        longest = self._longest_wait(quantiles, elapsed)
        wait = _bounded(wait_seconds(quantiles, elapsed=elapsed, price=price), longest)
        if not self._forecast.expects_bar:  # so there is nothing to see before
            wait = max(wait, self._forecast.earliest_seconds - elapsed)
        if is_told:
            for_progress = _longest_for_progress(self._forecast.usual_seconds)
            even = self._budget.even_wait_seconds()
            wait = max(wait, for_progress, TOLD_WAIT_SECONDS, even)
        pressure = self._budget.pressure(self._key, wait)
        if is_told:
            return wait
        if pressure <= 1.0:
            return wait
        # Waits grow with the root of the price: whoever is about to end is still polled first.
        dear = wait_seconds(quantiles, elapsed=elapsed, price=price * pressure**2)
        return min(max(_bounded(dear, longest * pressure), wait), STRETCH * pressure * wait)

    def observe(self, elapsed: float, prediction: Prediction) -> None:
        """Update the forecast with a poll's progress."""
        self._forecast.observe(elapsed, prediction.progress)

    def ended(self, seconds: float) -> None:
        """Record how long the prediction took, for later plans for this model."""
        self._forecast.ended(seconds)

    def close(self) -> None:
        """Leave the budget."""
        self._budget.leave(self._key)

    def _longest_wait(self, quantiles: Sequence[float], elapsed: float) -> float:
        forecast = self._forecast
        earliest = quantiles[0] if forecast.has_bar else forecast.earliest_seconds
        for_progress = _longest_for_progress(forecast.usual_seconds)
        return max(LONGEST_WAIT_SECONDS, min(for_progress, earliest - elapsed))

    def _price(self, quantiles: Sequence[float]) -> float:
        width, middle = self._forecast.spread_seconds, self._forecast.usual_seconds
        price = _PRICE * width / middle**2
        if self._forecast.has_bar:
            # Where a bar leaves w seconds, polls every sqrt(2 * price * w) are half of that late.
            left = max(quantiles[-1] - quantiles[0], _LEAST_WIDTH_SECONDS)
            price = max(price, 2 * _BAR_DELAY_SECONDS**2 / left)
        else:
            price *= _CAPPED_FACTOR
        return min(max(price, _LEAST_PRICE), _MOST_PRICE)


class PollPlanner:
    """Makes the poll plans of this process's predictions."""

    def __init__(self, *, history: DurationHistory, budget: PollBudget) -> None:
        self._history = history
        self._budget = budget

    def plan(self, model: str, usual_seconds: float) -> PollPlan:
        """Return a plan for one prediction; ``usual_seconds`` is used until enough was measured."""
        forecast = Forecast(history=self._history, model=model, usual_seconds=usual_seconds)
        return PollPlan(forecast=forecast, budget=self._budget)


async def poll_until_over(  # noqa: PLR0913 - the parts of one wait, all named at the call
    prediction_id: str,
    *,
    poll: Callable[[float], Awaitable[Prediction]],
    clock: Clock,
    plan: PollPlan,
    elapsed_seconds: float,
    deadline_seconds: float,
    on_poll: Callable[[Prediction], None],
    nudge: Nudge | None = None,
) -> Prediction:
    """Follow a prediction to its end; ``elapsed_seconds`` have passed since it was started.

    They are negative where the clock was set back since. ``poll`` asks how it stands, until the
    time it is given (monotonic). At least one poll is taken, however late it is: after a long stop
    the picture may be ready. A ``nudge`` brings the next poll forward.

    Raises:
        PredictionTimedOutError: it was not over at the deadline.
        PredictionError: the service gives no answer to be had.
    """
    nudge = nudge or Nudge(clock=clock)
    started_at = clock.monotonic() - max(elapsed_seconds, 0.0)
    deadline = max(started_at + deadline_seconds, clock.monotonic() + LATE_POLL_SECONDS)
    # A prediction resumed after a restart is polled at once: it may long be over.
    wait = 0.0
    if 0.0 <= elapsed_seconds < 1.0:
        wait = plan.wait_seconds(elapsed_seconds, is_told=nudge.is_trusted)
    try:
        while True:
            is_nudged = await nudge.sleep(min(wait, max(0.0, deadline - clock.monotonic())))
            prediction = await poll(max(deadline, clock.monotonic() + LAST_POLL_SECONDS))
            elapsed = clock.monotonic() - started_at
            if prediction.status.is_over:
                # By the service's clocks, but not longer than it can have been by ours.
                unseen = 0.0 if is_nudged else wait / 2
                took = prediction.total_seconds or max(elapsed - unseen, 0.01)
                plan.ended(min(took, elapsed))
                return prediction
            on_poll(prediction)
            plan.observe(elapsed, prediction)
            if clock.monotonic() >= deadline:
                raise PredictionTimedOutError(
                    f"{prediction_id} is {prediction.status} after {elapsed:.0f} s",
                    minutes=max(1, round(deadline_seconds / 60)),
                )
            wait = plan.wait_seconds(elapsed, is_told=nudge.is_trusted)
    finally:
        plan.close()


def _longest_for_progress(usual_seconds: float) -> float:
    short = min(SHORT_SHARE * usual_seconds, SHORT_WAIT_SECONDS)
    return min(max(short, LONGEST_BAR_SHARE * usual_seconds), LONGEST_BAR_WAIT_SECONDS)


def _bounded(seconds: float, longest: float) -> float:
    return min(max(seconds, SHORTEST_WAIT_SECONDS), longest)
