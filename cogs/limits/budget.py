"""What a server's pictures cost: a report, its plot, and the month's charges as CSV."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from sqlalchemy import Connection

from bot.clock import DAY_SECONDS, Clock
from bot.db.charges import (
    BillRow,
    SpentRow,
    bill,
    refunded_but_paid,
    spent_by_model,
    spent_by_person,
    spent_micros,
)
from bot.db.database import Database
from bot.locales.amounts import MICROS_PER_USD
from cogs.server import WARNING_PART, Budget, BudgetPeriod, read_settings

MICROS_PER_CENT = MICROS_PER_USD // 100
PEOPLE_SHOWN = 10
BILL_ROWS = 50_000
"""A list of more rows would not fit into a message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetReport:
    """A month's spending up to now; amounts in millionths of a US dollar."""

    began: datetime
    """The month's first midnight, UTC."""
    days: tuple[int, ...]
    """What each day cost so far, the last one being today."""
    month_days: int
    """How many days the month has."""
    elapsed_days: float
    budget: Budget
    models: tuple[SpentRow, ...]
    people: tuple[SpentRow, ...]
    refunded: SpentRow
    """What of it was refunded to people, but paid."""

    @property
    def today(self) -> int:
        """What today cost."""
        return self.days[-1]

    @property
    def month(self) -> int:
        """What the month cost."""
        return sum(self.days)

    @property
    def projected(self) -> int:
        """What the whole month will cost at this rate, rounded to cents.

        The rate is over one day at least: the first minutes of a month say little.
        """
        cents = self.month / max(1.0, self.elapsed_days) * self.month_days / MICROS_PER_CENT
        return round(cents) * MICROS_PER_CENT

    @property
    def images(self) -> int:
        """How many pictures the month had."""
        return sum(row.images for row in self.models)


class BudgetService:
    """Reads what servers have spent."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def report(self, guild_id: int) -> BudgetReport:
        """Return the report on this month."""
        now = self._clock.time()
        return await self._database.read(lambda connection: _report(connection, guild_id, now))

    async def bill(self, guild_id: int) -> str:
        """Return this month's charges as CSV, refunded ones too."""
        since = BudgetPeriod.MONTH.start(self._clock.time())
        rows = await self._database.read(
            lambda connection: bill(connection, guild_id, since=since, limit=BILL_ROWS)
        )
        return _as_csv(rows)


def _report(connection: Connection, guild_id: int, now: float) -> BudgetReport:
    since, end = BudgetPeriod.MONTH.start(now), BudgetPeriod.MONTH.end(now)
    days = int((now - since) // DAY_SECONDS) + 1
    return BudgetReport(
        began=datetime.fromtimestamp(since, UTC),
        days=tuple(
            spent_micros(
                connection,
                guild_id,
                since=since + day * DAY_SECONDS,
                until=since + (day + 1) * DAY_SECONDS,
            )
            for day in range(days)
        ),
        month_days=round((end - since) / DAY_SECONDS),
        elapsed_days=(now - since) / DAY_SECONDS,
        budget=read_settings(connection, guild_id).value.budget,
        models=tuple(spent_by_model(connection, guild_id, since=since)),
        people=tuple(spent_by_person(connection, guild_id, since=since, limit=PEOPLE_SHOWN)),
        refunded=refunded_but_paid(connection, guild_id, since=since),
    )


def _as_csv(rows: Sequence[BillRow]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    columns = "time job person channel model pictures usd refunded paid"
    writer.writerow(columns.split())
    for row in rows:
        its = row.charge
        writer.writerow(
            [
                datetime.fromtimestamp(its.charged_at, UTC).isoformat(timespec="seconds"),
                its.job_id,
                # As a text: a spreadsheet would round the last digits of a number like this.
                f"id {its.user_id}",
                f"id {its.channel_id}",
                row.model,
                its.images,
                f"{its.price_micros / MICROS_PER_USD:.6f}",
                "yes" if its.is_refunded else "no",
                "yes" if its.is_paid else "no",
            ]
        )
    return text.getvalue()


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
