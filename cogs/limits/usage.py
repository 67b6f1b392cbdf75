"""What a member has used of each limit, and when there is room again."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.charges import UsedRow, Whose, spent_everywhere, spent_micros
from bot.db.database import Database
from bot.imagine.requester import Requester
from cogs.limits.accounting import OperatorLimits
from cogs.limits.active_limits import (
    ActiveLimit,
    LimitPeriod,
    LimitScope,
    limits_for,
    outside_limit,
)
from cogs.server import BudgetPeriod, Limit, ServerService


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """How much of one limit is used."""

    scope: LimitScope
    limit: Limit
    used: UsedRow
    frees_at: dict[LimitPeriod, float]
    """When the next picture fits (Unix seconds), for the periods without room."""
    pauses_until: float | None
    """When the cooldown after the last request ends; None if there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What a member has used, and what still limits them."""

    uses: Sequence[Use]
    """The person's own first, even without a limit."""
    budget_ends_at: float | None
    """When the server's next budget period begins; None if the budget is not used up."""
    everything_ends_at: float | None = None
    """The same of what may be spent everywhere."""
    weight: int
    """How many turns they get for each turn of others."""


class UsageService:
    """Reads what members have used of their limits.

    ``cheapest_micros``: what a picture costs at least; a budget with less left is used up.
    """

    def __init__(
        self,
        *,
        database: Database,
        servers: ServerService,
        operator: OperatorLimits,
        clock: Clock,
        cheapest_micros: int = 0,
    ) -> None:
        self._database = database
        self._cheapest_micros = cheapest_micros
        self._operator = operator
        self._servers = servers
        self._clock = clock

    async def of(self, requester: Requester) -> Usage:
        """Return a member's usage where they are."""
        guild_id, now = requester.place.home_id, self._clock.time()
        if guild_id is None:
            outside = outside_limit(requester, self._operator.outside_per_day)
            return await self._database.read(
                lambda connection: Usage(
                    uses=[_use(connection, outside, now)],
                    budget_ends_at=None,
                    everything_ends_at=self._everything_ends_at(connection, now),
                    weight=1,
                )
            )
        settings = (await self._servers.settings(guild_id)).value
        own = ActiveLimit(
            scope=LimitScope.PERSON,
            limit=settings.limits.of_person(requester),
            whose=Whose(guild_id=guild_id, user_id=requester.user_id),
        )
        others = [
            active
            for active in limits_for(settings.limits, requester)
            if active.scope is not LimitScope.PERSON
        ]

        def look(connection: Connection) -> Usage:
            ends = [
                period.end(now)
                for period in BudgetPeriod
                if (most := settings.budget.of(period)) is not None
                and self._is_used_up(
                    spent_micros(connection, guild_id, since=period.start(now)), most
                )
            ]
            return Usage(
                uses=[_use(connection, active, now) for active in (own, *others)],
                budget_ends_at=max(ends, default=None),
                everything_ends_at=self._everything_ends_at(connection, now),
                weight=settings.limits.weight_of(requester),
            )

        return await self._database.read(look)

    def _everything_ends_at(self, connection: Connection, now: float) -> float | None:
        most, day = self._operator.day_micros, BudgetPeriod.DAY
        if most is None:
            return None
        spent = spent_everywhere(connection, since=day.start(now))
        return day.end(now) if self._is_used_up(spent, most) else None

    def _is_used_up(self, spent: int, most: int) -> bool:
        return spent >= most or spent + self._cheapest_micros > most


def _use(connection: Connection, active: ActiveLimit, now: float) -> Use:
    used, limit = active.used(connection, now), active.limit
    counts = {
        LimitPeriod.HOUR: (used.images_lately, limit.per_hour),
        LimitPeriod.DAY: (used.images, limit.per_day),
    }
    pauses_until = (used.last_at or 0.0) + (limit.cooldown_seconds or 0)
    return Use(
        scope=active.scope,
        limit=limit,
        used=used,
        frees_at={
            period: active.frees_at(connection, period, asked=1, now=now)
            for period, (count, most) in counts.items()
            if most and count >= most
        },
        pauses_until=pauses_until if pauses_until > now else None,
    )
