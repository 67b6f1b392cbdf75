"""Plots as SVG, by hand: lines and bars are all the report needs."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

_WIDTH, _HEIGHT = 720, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 24, 64, 52
_COLOURS = {"easel": "#5b7fff", "floor": "#8a8f98", "guide": "#d9634f"}
_OTHER = "#3ba55c"
_TICKS = 5

Series = Mapping[str, Sequence[tuple[float, float]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """What an axis says, and from where to where it goes."""

    label: str
    low: float
    high: float
    is_log: bool = False

    def share(self, value: float) -> float:
        """Return where a value lies, from 0 to 1."""
        if self.is_log:
            span = math.log(self.high / self.low)
            return min(1.0, max(0.0, math.log(max(value, self.low) / self.low) / span))
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))

    def ticks(self) -> list[float]:
        """Return round values to write at the axis."""
        if self.is_log:
            powers = range(math.ceil(math.log10(self.low)), math.floor(math.log10(self.high)) + 1)
            return [10.0**power for power in powers]
        step = _round_step((self.high - self.low) / _TICKS)
        first = math.ceil(self.low / step)
        return [step * number for number in range(first, math.floor(self.high / step + 1e-9) + 1)]


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * step for step in (1, 2, 5, 10) if power * step >= rough)


def shares(values: Sequence[float]) -> list[tuple[float, float]]:
    """Return the cumulative distribution of some values: (value, share at most that)."""
    ordered = sorted(values)
    every = max(1, len(ordered) // 400)
    kept = list(range(0, len(ordered), every))
    return [(ordered[at], (at + 1) / len(ordered)) for at in kept] + [(ordered[-1], 1.0)]


def lines(title: str, series: Series, *, x: Axis, y: Axis) -> str:
    """Return a plot of lines."""
    parts = [_frame(title, x, y)]
    for name, points in series.items():
        path = " ".join(f"{_x(x.share(a)):.1f},{_y(y.share(b)):.1f}" for a, b in points)
        parts.append(
            f'<polyline fill="none" stroke="{_colour(name)}" stroke-width="2" points="{path}"/>'
        )
    return _document([*parts, _legend(list(series))])


def bars(title: str, values: Mapping[str, Mapping[str, float]], *, y_label: str) -> str:
    """Return grouped bars: for each label on the axis, one bar for each name."""
    highest = max((value for group in values.values() for value in group.values()), default=0.0)
    y = Axis(label=y_label, low=0, high=highest * 1.1 or 1.0)
    names = list(dict.fromkeys(name for group in values.values() for name in group))
    parts = [_frame(title, None, y)]
    slot = (_WIDTH - _LEFT - _RIGHT) / max(1, len(values))
    width = slot * 0.7 / max(1, len(names))
    for number, (label, group) in enumerate(values.items()):
        start = _LEFT + slot * (number + 0.15)
        for place, name in enumerate(names):
            top = _y(y.share(group.get(name, 0.0)))
            parts.append(
                f'<rect x="{start + place * width:.1f}" y="{top:.1f}" width="{width * 0.92:.1f}" '
                f'height="{_HEIGHT - _BOTTOM - top:.1f}" fill="{_colour(name)}"/>'
            )
        middle = _LEFT + slot * (number + 0.5)
        for row, word in enumerate(label.split(" ", 1)):
            height = _HEIGHT - _BOTTOM + 16 + 13 * row
            parts.append(_text(middle, height, word, size=11, anchor="middle"))
    return _document([*parts, _legend(names)])


def _frame(title: str, x: Axis | None, y: Axis) -> str:
    bottom, right = _HEIGHT - _BOTTOM, _WIDTH - _RIGHT
    parts = [
        _text(_LEFT, 24, title, size=15, weight="bold"),
        _text(right, 46, y.label, size=11, anchor="end"),
    ]
    for value in y.ticks():
        at = _y(y.share(value))
        parts.append(f'<path d="M{_LEFT} {at:.1f}H{right}" stroke="#e3e5e8"/>')
        parts.append(_text(_LEFT - 8, at + 4, _said(value), size=11, anchor="end"))
    if x is not None:
        for value in x.ticks():
            at = _x(x.share(value))
            parts.append(f'<path d="M{at:.1f} {_TOP}V{bottom}" stroke="#e3e5e8"/>')
            parts.append(_text(at, bottom + 16, _said(value), size=11, anchor="middle"))
        parts.append(_text(right, bottom + 36, x.label, size=11, anchor="end"))
    parts.append(f'<path d="M{_LEFT} {_TOP}V{bottom}H{right}" fill="none" stroke="#4e5058"/>')
    return "".join(parts)


def _legend(names: Sequence[str]) -> str:
    parts: list[str] = []
    for number, name in enumerate(names):
        at = _LEFT + 96 * number
        parts.append(f'<rect x="{at}" y="36" width="12" height="12" fill="{_colour(name)}"/>')
        parts.append(_text(at + 18, 46, name, size=12))
    return "".join(parts)


def _document(parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        'font-family="system-ui, sans-serif">'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>{"".join(parts)}</svg>\n'
    )


def _text(  # noqa: PLR0913 - what a text element has
    x: float, y: float, said: str, *, size: int, anchor: str = "start", weight: str = "normal"
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" '
        f'font-weight="{weight}" fill="#2e3035">{escape(said)}</text>'
    )


def _said(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:g}"  # noqa: PLR2004 - commas from there


def _colour(name: str) -> str:
    return _COLOURS.get(name, _OTHER)


def _x(share: float) -> float:
    return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)


def _y(share: float) -> float:
    return _HEIGHT - _BOTTOM - share * (_HEIGHT - _BOTTOM - _TOP)
