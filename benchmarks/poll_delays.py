"""How late planned polls see an end, and what they cost, beside a fixed step.

The real planner on generated predictions: a heap of moments, no requests, no waiting. Run with
`python -m benchmarks.poll_delays`.
"""

import heapq
import itertools
import random
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table

from bot.imagine.durations import DurationHistory
from bot.imagine.polling import PollBudget, PollPlan, PollPlanner
from bot.imagine.prediction import Prediction, PredictionStatus
from bot.imagine.request_limit import RequestLimit
from tests.fakes.clock import FakeClock

Bar = Callable[[float], float | None]
"""What a bar shows when so much (0..1) of a prediction's time has passed."""

LOOP_SECONDS = 0.5
"""How often the provider's own clients ask."""
_STEPS, _STAIR = 28, 7
_LEAD, _DRAWN = 0.08, 0.88
"""Before the bar moves, words are read; after it is full, pixels are made."""


def no_bar(passed: float) -> None:
    """Tell nothing, as closed models do."""


def smooth_bar(passed: float) -> float:
    """Move step by step."""
    return int(min(1.0, max(0.0, (passed - _LEAD) / _DRAWN)) * _STEPS) / _STEPS


def stairs_bar(passed: float) -> float:
    """Move by a quarter at a time, as logs do that arrive in batches."""
    step = round(smooth_bar(passed) * _STEPS)
    return (step - step % _STAIR) / _STEPS


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What asking cost: seconds from done to seen, and requests (a start and its polls)."""

    delays: Sequence[float]
    sent_at: Sequence[float]

    @property
    def requests(self) -> float:
        """Requests per prediction."""
        return len(self.sent_at) / len(self.delays)

    @property
    def mean_delay(self) -> float:
        """Seconds."""
        return sum(self.delays) / len(self.delays)

    def delay(self, share: float) -> float:
        """Return the delay that this share of predictions stays below, in seconds."""
        return sorted(self.delays)[int(share * (len(self.delays) - 1))]

    @property
    def most_in_a_minute(self) -> int:
        """The most requests in any minute."""
        return max(
            number + 1 - bisect_left(self.sent_at, at - 60.0)
            for number, at in enumerate(self.sent_at)
        )


@dataclass(slots=True, kw_only=True)
class _Running:
    plan: PollPlan
    started_at: float
    seconds: float


@dataclass(slots=True, kw_only=True)
class Simulation:
    """Predictions of one model, and the polls at them."""

    seconds: Callable[[random.Random], float]
    usual_seconds: float
    bar: Bar = no_bar
    requests_per_minute: float = 1e9
    round_trip_seconds: float = 0.004
    learning: int = 20
    """How many predictions were seen before, one after the other."""
    chance: random.Random = field(default_factory=lambda: random.Random(7))  # noqa: S311

    def planned(self, starts_at: Sequence[float]) -> Figures:
        """Follow predictions that start at these moments."""
        clock = FakeClock(now=0.0)
        limit = RequestLimit(requests_per_minute=self.requests_per_minute, clock=clock)
        planner = PollPlanner(history=DurationHistory(), budget=PollBudget(limit=limit))
        for _ in range(self.learning):
            self._follow(planner, [0.0])
        return self._follow(planner, starts_at)

    def looped(self, count: int = 2_000) -> Figures:
        """Ask every half second."""
        delays, sent = list[float](), list[float]()
        for _ in range(count):
            seconds = self.seconds(self.chance)
            polls = -int(-seconds // LOOP_SECONDS)
            sent += [0.0] * (1 + polls)
            delays.append(polls * LOOP_SECONDS - seconds)
        return Figures(delays=delays, sent_at=sent)

    def _follow(self, planner: PollPlanner, starts_at: Sequence[float]) -> Figures:
        numbers = itertools.count()
        moments: list[tuple[float, int, _Running | None]] = [
            (at, next(numbers), None) for at in starts_at
        ]
        heapq.heapify(moments)
        delays, sent = list[float](), list[float]()
        while moments:
            now, _, running = heapq.heappop(moments)
            sent.append(now)
            if running is None:
                plan = planner.plan("owner/model", self.usual_seconds)
                running = _Running(plan=plan, started_at=now, seconds=self.seconds(self.chance))
            elapsed = now - running.started_at
            if elapsed >= running.seconds:
                delays.append(elapsed - running.seconds)
                running.plan.ended(running.seconds)
                running.plan.close()
                continue
            if elapsed:
                progress = self.bar(elapsed / running.seconds)
                seen = Prediction(id="p", status=PredictionStatus.PROCESSING, progress=progress)
                running.plan.observe(elapsed, seen)
            wait = running.plan.wait_seconds(elapsed) + self.round_trip_seconds
            heapq.heappush(moments, (now + wait, next(numbers), running))
        return Figures(delays=delays, sent_at=sent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """When predictions of a model end, evenly between two bounds in seconds."""

    name: str
    bounds: tuple[float, float]
    usual_seconds: float

    def simulation(self, bar: Bar, learning: int) -> Simulation:
        """Return the simulation of such a model."""
        return Simulation(
            seconds=lambda chance: chance.uniform(*self.bounds),
            usual_seconds=self.usual_seconds,
            bar=bar,
            learning=learning,
        )


ENDS = (
    Ends(name="4-8 s", bounds=(4, 8), usual_seconds=6),
    Ends(name="5-60 s", bounds=(5, 60), usual_seconds=20),
    Ends(name="1-3 min", bounds=(60, 180), usual_seconds=100),
)
_BARS: Mapping[str, Bar] = {"none": no_bar, "smooth": smooth_bar}
_ON_RECORD = (20, 200)
_WAVE, _PER_SECOND, _WAVES = 50, 2, 6
COLUMNS = ("ends", "progress", "on record", "polls", "p50", "p99", "mean", "polls each")


def figures(ends: Ends, bar: Bar, learning: int) -> Figures:
    """Follow several waves of predictions, each after predictions of its own to learn from."""
    starts_at = [number / _PER_SECOND for number in range(_WAVE)]
    waves = list[Figures]()
    for seed in range(_WAVES):
        simulation = ends.simulation(bar, learning)
        simulation.chance.seed(seed)
        waves.append(simulation.planned(starts_at))
    return Figures(
        delays=[delay for wave in waves for delay in wave.delays],
        sent_at=[at for wave in waves for at in wave.sent_at],
    )


def rows() -> Iterator[Sequence[str]]:
    """Yield the plan's delays in seconds beside those of a fixed step, for each kind of ends."""
    for ends in ENDS:
        looped = ends.simulation(no_bar, 0).looped()
        yield ends.name, "any", "-", f"every {LOOP_SECONDS} s", *_cells(looped)
        for name, bar in _BARS.items():
            for learning in _ON_RECORD:
                planned = figures(ends, bar, learning)
                yield ends.name, name, str(learning), "as planned", *_cells(planned)


def _cells(figures: Figures) -> list[str]:
    shares = [f"{figures.delay(share):.2f}" for share in (0.5, 0.99)]
    return [*shares, f"{figures.mean_delay:.2f}", f"{figures.requests - 1:.1f}"]


if __name__ == "__main__":
    shown = Table(*COLUMNS)
    for row in rows():
        shown.add_row(*row)
    Console().print(shown)
