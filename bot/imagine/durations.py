"""How long predictions take: a model's measured durations, and one prediction's progress bar."""

import math
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

REMEMBERED = 200
"""Durations kept per model: enough for the tail, few enough to forget last week's cold starts."""
QUANTILES = 48
"""How many quantiles a forecast works with."""
ENOUGH = 12
"""With at least this many measurements, the catalog's estimate no longer counts."""
_ONE_IN = 100
"""How few predictions may end before the first poll."""
_NEARLY = 0.95
"""The share of the shortest duration on record before which no prediction is expected to end."""
_ODD = 1 / 3
"""A duration below this share of the next one is an odd one, not the model's shortest."""

# What a duration looks like before any was measured, in units of the catalog's usual seconds.
_COLD_START = (0.55, 0.7, 0.8, 0.87, 0.93, 1.0, 1.07, 1.15, 1.25, 1.4, 1.7, 2.3, 4.0)

# The remaining time of a prediction slower than any measured one, in units of the time so far.
_OVERDUE = (1.03, 1.08, 1.15, 1.3, 1.6, 2.2)

# How far an end may lie from where the bar pointed, in units of that, before any was measured.
_POINTED_PAST = (-0.08, -0.03, -0.01, 0.0, 0.01, 0.04, 0.09, 0.2)
_POINTED_OVERDUE = (0.05, 0.12, 0.25, 0.5, 1.0, 2.0)
"""The remaining time after the bar's forecast has passed, in units of its earlier errors."""
_LEAST_MISS = 0.02
_BUCKETS = 4
"""Early bars forecast badly, late ones well, so errors are kept by quarter of the bar."""
_MISSES_REMEMBERED = 80
_FALL = 0.05
_LEAST_RISE = 0.02


class DurationHistory:
    """The latest durations of each model, in seconds from its start to its end."""

    def __init__(self, measured: Iterable[tuple[str, float]] = ()) -> None:
        self._measured: dict[str, deque[float]] = {}
        self._misses: dict[tuple[str, int], deque[float]] = {}
        self._quantiles: dict[tuple[str, float], tuple[float, ...]] = {}
        self._earliest: dict[str, float] = {}
        for model, seconds in measured:
            self.add(model, seconds)

    def add(self, model: str, seconds: float) -> None:
        """Remember how long a prediction of this model took."""
        if seconds <= 0:
            return
        self._measured.setdefault(model, deque(maxlen=REMEMBERED)).append(seconds)
        for key in [key for key in self._quantiles if key[0] == model]:
            del self._quantiles[key]
        self._earliest.pop(model, None)

    def quantiles(self, model: str, usual_seconds: float) -> tuple[float, ...]:
        """Return equally likely durations, ascending; guessed ones while few were measured."""
        key = (model, usual_seconds)
        if key not in self._quantiles:
            measured = sorted(self._measured.get(model, ()))
            guessed = [share * usual_seconds for share in _COLD_START]
            values = measured if len(measured) >= ENOUGH else sorted([*measured, *guessed])
            self._quantiles[key] = _thinned(values)
        return self._quantiles[key]

    def earliest(self, model: str) -> float:
        """Return the seconds before which at most one prediction in a hundred ends.

        0 while few were measured. With fewer than a hundred on record a new one may well be the
        shortest, so the first poll comes sooner by the gap to be expected there.
        """
        if model not in self._earliest:
            measured = sorted(self._measured.get(model, ()))
            count, seconds = len(measured), 0.0
            if count >= ENOUGH:
                shortest = measured[_odd_ones(measured)]
                margin = _spread(measured) / count * max(0.0, math.log(_ONE_IN / count))
                seconds = max(0.0, _NEARLY * shortest - margin)
            self._earliest[model] = seconds
        return self._earliest[model]

    def knows_bar(self, model: str) -> bool:
        """Whether predictions of this model reported a progress bar."""
        return any(known == model for known, _ in self._misses)

    def add_miss(self, model: str, bucket: int, share: float) -> None:
        """Remember the relative error of a bar's forecast."""
        key = (model, bucket)
        self._misses.setdefault(key, deque(maxlen=_MISSES_REMEMBERED)).append(share)

    def knows_misses(self, model: str, bucket: int) -> bool:
        """Whether enough errors were measured to rely on them alone."""
        return len(self._misses.get((model, bucket), ())) >= ENOUGH

    def misses(self, model: str, bucket: int) -> Sequence[float]:
        """Return the relative errors to expect of this model's bar in this quarter of it."""
        measured = sorted(self._misses.get((model, bucket), ()))
        if len(measured) < ENOUGH:
            return sorted([*measured, *_POINTED_PAST])
        return _thinned(measured, 16)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pointed:
    """The end that the bar forecast at one poll."""

    bucket: int
    end: float


class Forecast:
    """When one prediction may end, from its model's history and its own progress bar."""

    def __init__(self, *, history: DurationHistory, model: str, usual_seconds: float) -> None:
        self._history = history
        self._model = model
        self._usual = history.quantiles(model, usual_seconds)
        self._bar: list[tuple[float, float]] = []
        self._pointed: list[_Pointed] = []

    @property
    def usual_seconds(self) -> float:
        """The median duration."""
        return self._usual[len(self._usual) // 2]

    @property
    def spread_seconds(self) -> float:
        """The width of the durations, estimated from the 10th to the 90th percentile."""
        return _spread(self._usual)

    @property
    def earliest_seconds(self) -> float:
        """The time before which hardly any prediction of this model ends; 0 if that is unknown."""
        return self._history.earliest(self._model)

    @property
    def expects_bar(self) -> bool:
        """Whether a progress bar is to be expected of this model."""
        return self._history.knows_bar(self._model)

    @property
    def has_bar(self) -> bool:
        """Whether the prediction reports a progress bar that allows a forecast."""
        return bool(self._pointed)

    def observe(self, elapsed_seconds: float, fraction: float | None) -> None:
        """Learn from the progress bar of one poll; one that fell back is a new bar."""
        if fraction is None:
            return
        if self._bar and fraction < self._bar[-1][1] - _FALL:
            self._bar = []
        if not self._bar or fraction > self._bar[-1][1]:
            self._bar.append((elapsed_seconds, fraction))
            end = self._pointed_end()
            if end is not None:
                bucket = min(int(fraction * _BUCKETS), _BUCKETS - 1)
                # A line through one poll errs in its own way: it counts the start-up as drawing.
                bucket += _BUCKETS if len(self._bar) == 1 else 0
                self._pointed.append(_Pointed(bucket=bucket, end=end))

    def ended(self, seconds: float) -> None:
        """Record the actual duration for later forecasts."""
        self._history.add(self._model, seconds)
        for pointed in self._pointed:
            self._history.add_miss(self._model, pointed.bucket, seconds / pointed.end - 1.0)

    def quantiles(self, elapsed_seconds: float) -> list[float]:
        """Return equally likely ends after ``elapsed_seconds``, ascending; never none."""
        usual = self._usual
        later = list(usual[bisect_right(usual, elapsed_seconds) :])
        if len(later) < len(usual) / 12:
            late = max(elapsed_seconds, usual[-1] if usual else 0.0, 0.5)
            later += [late * share for share in _OVERDUE]
        if self._pointed:
            pointed = self._pointed[-1]
            misses = self._history.misses(self._model, pointed.bucket)
            ends = [pointed.end * (1.0 + miss) for miss in misses]
            ends = [end for end in ends if end > elapsed_seconds]
            if len(ends) <= 1:
                # It should be over by now: soon, then, and hardly ever much later.
                width = pointed.end * max(misses[-1] - misses[0], _LEAST_MISS)
                later = [elapsed_seconds + width * share for share in _POINTED_OVERDUE]
            else:
                # Misses tell of second bars and of what comes after the bar; while few were
                # measured, a part of the history stands in for that.
                known = self._history.knows_misses(self._model, pointed.bucket)
                later = ends if known else [*ends, *_thinned(later, max(1, len(ends) // 5))]
        return sorted(later)

    def _pointed_end(self) -> float | None:
        (first_at, first), (last_at, last) = self._bar[0], self._bar[-1]
        if last - first < _LEAST_RISE:
            # With one poll of a bar, the start is its other end.
            first_at, first = 0.0, 0.0
        if last < _LEAST_RISE or last_at <= first_at:
            return None
        return last_at + (1.0 - last) * (last_at - first_at) / (last - first)


def _spread(values: Sequence[float]) -> float:
    last = len(values) - 1
    return (values[round(last * 0.9)] - values[round(last * 0.1)]) / 0.8


def _odd_ones(measured: Sequence[float]) -> int:
    """Return how many of the shortest are odd ones: far from the next, one in a hundred at most."""
    most = max(1, len(measured) // _ONE_IN)
    return max((n for n in range(1, most + 1) if measured[n - 1] < _ODD * measured[n]), default=0)


def _thinned(values: Sequence[float], most: int = QUANTILES) -> tuple[float, ...]:
    if len(values) <= most:
        return tuple(values)
    if most == 1:
        return (values[len(values) // 2],)
    step = (len(values) - 1) / (most - 1)
    return tuple(values[round(number * step)] for number in range(most))
