"""The goals, as data: what Easel may cost, mostly as a multiple of what the floor costs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.cases import EASEL, FLOOR
from benchmarks.figures import Figures, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One figure of one case (or of one group of it), and the most it may be."""

    says: str
    case: str
    """Empty: the sum over every case that was run."""
    figure: str
    at_most: float
    group: str = ""
    is_ratio: bool = True
    """Whether ``at_most`` is a multiple of the floor's figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A figure over several runs."""

    median: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of a goal; ``is_met`` is None where it was not measured."""

    goal: Goal
    easel: Spread | None
    floor: Spread | None

    @property
    def ratio(self) -> float | None:
        """Easel's median over the floor's."""
        if self.easel is None or self.floor is None or not self.floor.median:
            return None
        return self.easel.median / self.floor.median

    @property
    def is_met(self) -> bool | None:
        """Whether it is met: by the medians, but what must never happen by the worst run."""
        if self.goal.is_ratio:
            return None if self.ratio is None else self.ratio <= self.goal.at_most
        if self.easel is None:
            return None
        worst = self.easel.median if self.goal.at_most else self.easel.high
        return worst <= self.goal.at_most


GOALS = (
    Goal(says="processor time a job", case="500", figure="cpu_ms_per_job", at_most=1.3),
    Goal(says="acknowledgement p99", case="500", figure="acknowledged_p99", at_most=4),
    Goal(
        says="acknowledgement p50",
        case="500",
        figure="acknowledged_p50",
        at_most=0.005,
        is_ratio=False,
    ),
    Goal(says="answers later than 3 s", case="2000", figure="late", at_most=0, is_ratio=False),
    Goal(says="answers later than 3 s", case="4000", figure="late", at_most=0, is_ratio=False),
    Goal(says="added delay p50", case="4-8s", group="smooth", figure="delay_p50", at_most=0.35),
    Goal(says="added delay p99", case="4-8s", group="smooth", figure="delay_p99", at_most=0.5),
    Goal(says="requests", case="4-8s", group="smooth", figure="requests", at_most=0.5),
    Goal(says="added delay p99", case="5-60s", figure="delay_p99", at_most=2),
    Goal(says="memory at rest", case="10000-in-flight", figure="rss_idle_mb", at_most=1.7),
    Goal(says="memory at the peak", case="2000", figure="rss_peak_mb", at_most=1.6),
    Goal(says="memory at the peak", case="10000-in-flight", figure="rss_peak_mb", at_most=1.3),
    Goal(
        says="processor time a job, all processes",
        case="postgres",
        figure="cpu_ms_per_job",
        at_most=35,
        is_ratio=False,
    ),
    Goal(
        says="memory kept in the end", case="memory", figure="rss_kept_mb", at_most=25,
        is_ratio=False,
    ),
    Goal(
        says="memory at the peak", case="memory", figure="rss_peak_mb", at_most=300, is_ratio=False
    ),
    Goal(says="jobs lost", case="", figure="lost", at_most=0, is_ratio=False),
    Goal(says="jobs paid or delivered twice", case="", figure="twice", at_most=0, is_ratio=False),
)  # fmt: skip

WITH_GOALS = frozenset(goal.case for goal in GOALS)


def judged(outcomes: Sequence[Outcome]) -> list[Verdict]:
    """Hold the goals against what was measured."""
    return [
        Verdict(
            goal=goal,
            easel=_measured(goal, EASEL, outcomes),
            floor=_measured(goal, FLOOR, outcomes),
        )
        for goal in GOALS
    ]


def _measured(goal: Goal, bot: str, outcomes: Sequence[Outcome]) -> Spread | None:
    found = [one for one in outcomes if one.bot == bot and goal.case in {"", one.case}]
    if goal.case:
        return spread(figure_of(one, goal.figure, goal.group) for one in found)
    sums = dict.fromkeys((one.run for one in found), 0.0)
    for one in found:
        sums[one.run] += figure_of(one, goal.figure) or 0
    return spread(sums.values())


def figure_of(outcome: Outcome, figure: str, group: str = "") -> float | None:
    """Return a figure of a run, or of one group of it."""
    holder: Outcome | Figures = outcome
    if group:
        holder = outcome.groups[group]
    elif not hasattr(outcome, figure):
        holder = outcome.figures
    value: float | None = getattr(holder, figure)
    return value


def spread(values: Iterable[float | None]) -> Spread | None:
    """Return the median of what was measured, and its range."""
    found = [value for value in values if value is not None]
    if not found:
        return None
    return Spread(median=median(found), low=min(found), high=max(found))
