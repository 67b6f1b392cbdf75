"""The goals, as data: what Easel may cost, mostly as a share of what the floor costs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.cases import CASES, EASEL, FLOOR, Case
from benchmarks.figures import Figures, Outcome

HALF, TWICE, HALF_MORE = 0.5, 2.0, 1.5
START_SECONDS = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One figure of one case (or of one group of it), and the most it may be."""

    case: str
    says: str
    figure: str
    at_most: float
    group: str = ""
    is_ratio: bool = True
    """Whether ``at_most`` is a multiple of the floor's figure in the same run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of a goal; ``is_met`` is None where it was not measured."""

    goal: Goal
    easel: float | None
    floor: float | None
    is_met: bool | None

    @property
    def ratio(self) -> float | None:
        """Easel's figure over the floor's."""
        if self.easel is None or not self.floor:
            return None
        return self.easel / self.floor


_DELAY = (("added delay p50", "delay_p50", HALF), ("added delay p99", "delay_p99", HALF))
_REQUESTS = (("requests per prediction", "requests", HALF),)
_COST = (
    ("acknowledgement p99", "acknowledged_p99", TWICE),
    ("processor time per job", "cpu_ms_per_job", HALF_MORE),
    ("memory at the peak", "rss_peak_mb", HALF_MORE),
)


def _goals_of(case: Case) -> Iterator[Goal]:
    if case.starts:
        yield Goal(
            case=case.name,
            says="first command, slowest start",
            figure="slowest_start",
            at_most=START_SECONDS,
            is_ratio=False,
        )
        return
    if case.memory_mb is not None:
        for says, figure, most in zip(
            ("MB at the peak", "MB kept in the end"),
            ("rss_peak_mb", "rss_kept_mb"),
            case.memory_mb,
            strict=True,
        ):
            yield Goal(case=case.name, says=says, figure=figure, at_most=most, is_ratio=False)
    elif case.name != "fairness":
        # There, the floor makes nobody wait: it has no limits to share out.
        groups = [group.name for group in case.groups] if len(case.groups) > 1 else [""]
        for group in groups:
            for says, figure, at_most in (*_DELAY, *_REQUESTS):
                yield Goal(case=case.name, group=group, says=says, figure=figure, at_most=at_most)
        for says, figure, at_most in _COST:
            yield Goal(case=case.name, says=says, figure=figure, at_most=at_most)
    absolute = [("lost", "lost"), ("refused", "refused"), ("paid twice", "paid_twice")]
    absolute.append(("delivered twice", "twice_delivered"))
    if case.requests_per_minute:
        absolute += [("requests over the budget", "over_budget"), ("429s", "requests_refused")]
    for says, figure in absolute:
        yield Goal(case=case.name, says=says, figure=figure, at_most=0, is_ratio=False)


GOALS = tuple(goal for case in CASES for goal in _goals_of(case))


def judged(outcomes: Sequence[Outcome]) -> list[Verdict]:
    """Hold the goals of the cases that were run against what was measured."""
    found = {(outcome.case, outcome.bot): outcome for outcome in outcomes}
    cases = {outcome.case for outcome in outcomes}
    return [
        _verdict(goal, found.get((goal.case, EASEL)), found.get((goal.case, FLOOR)))
        for goal in GOALS
        if goal.case in cases
    ]


def _verdict(goal: Goal, easel: Outcome | None, floor: Outcome | None) -> Verdict:
    measured, base = _figure(goal, easel), _figure(goal, floor)
    is_met: bool | None = None
    if measured is not None and not goal.is_ratio:
        is_met = measured <= goal.at_most
    elif measured is not None and base is not None:
        is_met = measured <= goal.at_most * base
    elif goal.is_ratio and easel is not None and base is not None:
        # Nothing of Easel's came through that could be measured.
        is_met = False
    return Verdict(goal=goal, easel=measured, floor=base, is_met=is_met)


def _figure(goal: Goal, outcome: Outcome | None) -> float | None:
    if outcome is None:
        return None
    if goal.figure == "slowest_start":
        return max(outcome.start_seconds, default=None)
    if goal.figure == "over_budget":
        return max(0, outcome.requests_peak - outcome.budget)
    holder: Outcome | Figures = outcome
    if goal.group:
        holder = outcome.groups[goal.group]
    elif not hasattr(outcome, goal.figure):
        holder = outcome.figures
    value: float | None = getattr(holder, goal.figure)
    return value
