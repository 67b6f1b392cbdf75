"""What everything cost that Easel drew, by server and by model."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection

from bot.clock import DAY_SECONDS, Clock
from bot.db.charges import SpentRow, spent_by_model, spent_by_server
from bot.db.database import Database
from cogs.server import BudgetPeriod

MONTH_SECONDS = 30 * DAY_SECONDS


class CostsPeriod(StrEnum):
    """Since when."""

    TODAY = "today"
    """Since midnight, UTC, as for MAX_USD_PER_DAY."""
    MONTH = "month"
    """The last 30 days."""


class CostsBy(StrEnum):
    """What is added up together."""

    SERVER = "server"
    MODEL = "model"


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """What was paid for, dearest first; a row's name is a server's id or a model's."""

    rows: Sequence[SpentRow]

    @property
    def total(self) -> SpentRow:
        """All of it together."""
        return SpentRow(
            name="",
            images=sum(row.images for row in self.rows),
            micros=sum(row.micros for row in self.rows),
            refunded_images=sum(row.refunded_images for row in self.rows),
            refunded_micros=sum(row.refunded_micros for row in self.rows),
        )


class CostsService:
    """Reads them."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def of(self, period: CostsPeriod, by: CostsBy) -> Costs:
        """Return what was paid for since then."""
        now = self._clock.time()
        is_today = period is CostsPeriod.TODAY
        since = BudgetPeriod.DAY.start(now) if is_today else now - MONTH_SECONDS

        def read(connection: Connection) -> Costs:
            if by is CostsBy.SERVER:
                return Costs(rows=spent_by_server(connection, since=since))
            return Costs(rows=spent_by_model(connection, None, since=since))

        return await self._database.read(read)
