"""Plots as SVG, by hand: lines are all the report needs."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

_WIDTH, _HEIGHT = 720, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 24, 64, 52
_COLOURS = {"easel": "#5b7fff", "floor": "#8a8f98"}
_DASHES = ("", ' stroke-dasharray="6 4"')
_LEGEND_WIDTH = 160
_TICKS = 5

Series = Mapping[tuple[str, str], Sequence[tuple[float, float]]]
"""Points by bot, which has a colour, and by what is shown, of which the second is dashed."""


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


def lines(title: str, series: Series, *, x: Axis, y: Axis) -> str:
    """Return a plot of lines."""
    parts = [_frame(title, x, y)]
    shown = list(dict.fromkeys(what for _, what in series))
    for number, ((bot, what), points) in enumerate(series.items()):
        path = " ".join(f"{_x(x.share(a)):.1f},{_y(y.share(b)):.1f}" for a, b in points)
        stroke = f'fill="none" stroke="{_COLOURS[bot]}" stroke-width="2"'
        stroke += _DASHES[shown.index(what)]
        parts.append(f'<polyline {stroke} points="{path}"/>')
        at = _LEFT + _LEGEND_WIDTH * number
        parts.append(f'<path {stroke} d="M{at} 42h24"/>')
        parts.append(_text(at + 30, 46, f"{bot}: {what}", size=11))
    return _document(parts)


def _frame(title: str, x: Axis, y: Axis) -> str:
    bottom, right = _HEIGHT - _BOTTOM, _WIDTH - _RIGHT
    parts = [
        _text(_LEFT, 24, title, size=15, weight="bold"),
        _text(right, 24, y.label, size=11, anchor="end"),
    ]
    for value in y.ticks():
        at = _y(y.share(value))
        parts.append(f'<path d="M{_LEFT} {at:.1f}H{right}" stroke="#e3e5e8"/>')
        parts.append(_text(_LEFT - 8, at + 4, _said(value), size=11, anchor="end"))
    for value in x.ticks():
        at = _x(x.share(value))
        parts.append(f'<path d="M{at:.1f} {_TOP}V{bottom}" stroke="#e3e5e8"/>')
        parts.append(_text(at, bottom + 16, _said(value), size=11, anchor="middle"))
    parts.append(_text(right, bottom + 36, x.label, size=11, anchor="end"))
    parts.append(f'<path d="M{_LEFT} {_TOP}V{bottom}H{right}" fill="none" stroke="#4e5058"/>')
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


def _x(share: float) -> float:
    return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)


def _y(share: float) -> float:
    return _HEIGHT - _BOTTOM - share * (_HEIGHT - _BOTTOM - _TOP)
