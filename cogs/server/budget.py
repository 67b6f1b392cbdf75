"""A server's budget: how much money, in which period, and from when on a price is shown."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import Field

_Micros = Annotated[int, Field(ge=0)]

WARNING_PART = 0.8
"""The part of a budget at which the managers are warned."""


class BudgetPeriod(StrEnum):
    """A calendar's day or month, in UTC: every process and every reader agrees on these."""

    DAY = "day"
    MONTH = "month"

    def start(self, now: float) -> float:
        """Return when the period that ``now`` (Unix seconds) lies in began."""
        return self._began(now).timestamp()

    def end(self, now: float) -> float:
        """Return when the next one begins."""
        began = self._began(now)
        if self is BudgetPeriod.DAY:
            return (began + timedelta(days=1)).timestamp()
        # 32 days after a first of the month lie in the next month.
        return (began + timedelta(days=32)).replace(day=1).timestamp()

    def _began(self, now: float) -> datetime:
        midnight = datetime.fromtimestamp(now, UTC).replace(
            hour=0, minute=0, second=0, microsecond=0
        )
        return midnight if self is BudgetPeriod.DAY else midnight.replace(day=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Amounts in millionths of a US dollar; None: nothing is set."""

    day_micros: _Micros | None = None
    month_micros: _Micros | None = None
    confirm_micros: _Micros | None = 250_000
    """Requests that cost as much are shown with their price before they run."""

    def of(self, period: BudgetPeriod) -> int | None:
        """Return what may be spent in such a period."""
        return self.day_micros if period is BudgetPeriod.DAY else self.month_micros

    @property
    def is_set(self) -> bool:
        """Whether spending has an end."""
        return self.day_micros is not None or self.month_micros is not None
