"""What somebody has used of each limit, and when a limit that is reached frees."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.charges import UsedRow, Whose, spent_micros
from bot.db.database import Database
from bot.imagine.requester import Requester
from cogs.limits.active_limits import LimitPeriod, Scope, ScopeKind, scopes_of
from cogs.server import BudgetPeriod, Limit, ServerService


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """How much of one scope's limits is used."""

    kind: ScopeKind
    limit: Limit
    used: UsedRow
    frees_at: dict[LimitPeriod, float]
    """When the next picture fits (Unix seconds), for the limits that are reached."""
    pauses_until: float | None
    """When the pause after the last request ends, where it goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What is left to somebody."""

    uses: Sequence[Use]
    """The person's own first, also where nothing limits it."""
    budget_ends_at: float | None
    """When a new budget begins, where the server has used up the one there is."""
    weight: int
    """How many turns in a row they get."""


class UsageService:
    """Looks up what people have used."""

    def __init__(self, *, database: Database, servers: ServerService, clock: Clock) -> None:
        self._database = database
        self._servers = servers
        self._clock = clock

    async def of(self, asker: Requester) -> Usage:
        """Return what counts for a person where they are; in direct messages nothing does."""
        guild_id = asker.place.guild_id
        if guild_id is None:
            return Usage(uses=(), budget_ends_at=None, weight=1)
        settings = (await self._servers.settings(guild_id)).value
        own = Scope(
            kind=ScopeKind.PERSON,
            limit=settings.limits.of_person(asker),
            whose=Whose(guild_id=guild_id, user_id=asker.user_id),
        )
        others = [
            scope
            for scope in scopes_of(settings.limits, asker)
            if scope.kind is not ScopeKind.PERSON
        ]
        now = self._clock.time()

        def look(connection: Connection) -> Usage:
            ends = [
                period.end(now)
                for period in BudgetPeriod
                if (most := settings.budget.of(period)) is not None
                and spent_micros(connection, guild_id, since=period.start(now)) >= most
            ]
            return Usage(
                uses=[_use(connection, scope, now) for scope in (own, *others)],
                budget_ends_at=max(ends, default=None),
                weight=settings.limits.weight_of(asker),
            )

        return await self._database.read(look)


def _use(connection: Connection, scope: Scope, now: float) -> Use:
    used, limit = scope.used(connection, now), scope.limit
    counts = {
        LimitPeriod.HOUR: (used.images_lately, limit.per_hour),
        LimitPeriod.DAY: (used.images, limit.per_day),
    }
    pauses_until = (used.last_at or 0.0) + (limit.cooldown_seconds or 0)
    return Use(
        kind=scope.kind,
        limit=limit,
        used=used,
        frees_at={
            period: scope.frees_at(connection, period, asked=1, now=now)
            for period, (count, most) in counts.items()
            if most and count >= most
        },
        pauses_until=pauses_until if pauses_until > now else None,
    )
