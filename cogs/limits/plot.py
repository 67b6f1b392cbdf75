"""A month's spending as a picture: a bar a day, and how it adds up against the budget."""

from collections.abc import Callable
from io import BytesIO

from cogs.limits.budget_report import BudgetReport
from cogs.limits.money import MICROS_PER_USD
from cogs.server import WARNING_PART

WIDTH, HEIGHT = 1200, 560
_LEFT, _RIGHT, _TOP, _BOTTOM = 160, 1170, 50, 500
_BACKGROUND, _GRID, _TEXT = "#1f2125", "#3a3d44", "#c9ccd3"
_BAR, _TODAY, _SUM, _WARNING, _STOP = "#5b7fff", "#9db2ff", "#3ba55c", "#e8a33d", "#d9634f"
_LINES = 4
_FEW_LINES = 2
_FONT_SIZE = 22


def draw(report: BudgetReport, write: Callable[[int], str]) -> bytes:
    """Draw a report as PNG, with amounts as ``write`` has them (from millionths).

    Takes some ten milliseconds of processor time.
    """
    # Fonts take 2 MB, and few processes ever draw one.
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415

    picture = Image.new("RGB", (WIDTH, HEIGHT), _BACKGROUND)
    plot = ImageDraw.Draw(picture)
    font = ImageFont.load_default(_FONT_SIZE)
    most = report.budget.month_micros
    # A budget far above what is spent would flatten the bars to nothing.
    shown = max(report.month, most if most and most < report.month * _LINES else 0)
    top = _LINES * _round_step(shown / _LINES)
    height = _BOTTOM - _TOP

    def y(micros: float) -> float:
        return _BOTTOM - height * min(1.0, micros / top)

    for line in range(_LINES + 1):
        value = top * line / _LINES
        plot.line((_LEFT, y(value), _RIGHT, y(value)), fill=_GRID, width=1)
        plot.text((_LEFT - 12, y(value)), write(round(value)), fill=_TEXT, font=font, anchor="rm")
    step = (_RIGHT - _LEFT) / report.month_days
    total, points = 0, [(float(_LEFT), float(_BOTTOM))]
    for number, micros in enumerate(report.days):
        left = _LEFT + number * step
        is_today = number == len(report.days) - 1
        if micros:
            box = (left + 3, min(y(micros), _BOTTOM - 2), left + step - 3, _BOTTOM)
            plot.rectangle(box, fill=_TODAY if is_today else _BAR)
        total += micros
        points.append((left + step, y(total)))
    plot.line(points, fill=_SUM, width=4, joint="curve")
    for number in range(0, report.month_days, _FEW_LINES):
        middle = _LEFT + (number + 0.5) * step
        plot.text((middle, _BOTTOM + 26), str(number + 1), fill=_TEXT, font=font, anchor="mm")
    if most and most <= top:
        for part, colour in ((WARNING_PART, _WARNING), (1.0, _STOP)):
            plot.line((_LEFT, y(most * part), _RIGHT, y(most * part)), fill=colour, width=3)
    content = BytesIO()
    picture.save(content, "PNG", optimize=True)
    return content.getvalue()


def _round_step(least: float) -> int:
    """Return the next amount that people like between two lines, one cent at least."""
    step = MICROS_PER_USD // 100
    while step < least:
        for factor in (2, 5, 10):
            if step * factor >= least:
                return step * factor
        step *= 10
    return step
