"""The limits that apply to a request, checked against charges inside a transaction."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection

from bot.clock import DAY_SECONDS, HOUR_SECONDS
from bot.db.charges import UsedRow, Whose, charged_since, used_since
from bot.imagine.requester import Requester
from cogs.kit.times import clock_after, moment_after, second_after
from cogs.limits.model import (
    ConcurrentLimitError,
    CooldownError,
    PeriodLimitError,
    TooManyAtOnceError,
)
from cogs.server import Limit, Limits


class LimitScope(StrEnum):
    """Whose charges a limit counts."""

    PERSON = "person"
    CHANNEL = "channel"
    SERVER = "server"
    OUTSIDE = "outside"
    """A person's own, outside of the servers that have Easel; the operator sets it."""


class LimitPeriod(StrEnum):
    """How far back pictures are counted: a rolling window."""

    HOUR = "hour"
    DAY = "day"

    @property
    def seconds(self) -> float:
        """How long it is."""
        return HOUR_SECONDS if self is LimitPeriod.HOUR else DAY_SECONDS

    def freed(self, at: float) -> str:
        """Show when there is room again (Unix seconds), with its day if that may be another."""
        return clock_after(at) if self is LimitPeriod.HOUR else moment_after(at)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActiveLimit:
    """A limit that applies to a request, and whose charges count towards it."""

    scope: LimitScope
    limit: Limit
    whose: Whose

    @property
    def lock_key(self) -> int:
        """The id to lock, so that nobody else counts towards this limit at the same time."""
        return self.whose.user_id or self.whose.channel_id or self.whose.guild_id or 0

    def used(self, connection: Connection, now: float) -> UsedRow:
        """Return the charges that count now."""
        return used_since(
            connection, self.whose, since=now - DAY_SECONDS, lately=now - HOUR_SECONDS
        )

    def require(self, connection: Connection, *, asked: int, now: float) -> None:
        """Make sure that ``asked`` more pictures fit.

        Raises:
            RefusedError: they do not; it names the limit, what is used, and when there is room.
        """
        limit = self.limit
        used = self.used(connection, now)
        if limit.concurrent and used.under_way >= limit.concurrent:
            raise ConcurrentLimitError(
                scope=self.scope, used=used.under_way, limit=limit.concurrent
            )
        if limit.cooldown_seconds and used.last_at is not None:
            ends_at = used.last_at + limit.cooldown_seconds
            if now < ends_at:
                raise CooldownError(
                    scope=self.scope, seconds=limit.cooldown_seconds, when=second_after(ends_at)
                )
        self._require_room(connection, used, asked, now)

    def frees_at(
        self, connection: Connection, period: LimitPeriod, *, asked: int, now: float
    ) -> float:
        """Return when ``asked`` more pictures fit; ``asked`` must not be above the limit."""
        limit = self._most(period)
        found = charged_since(connection, self.whose, since=now - period.seconds)
        used = sum(images for _, images in found)
        frees_at = now
        for charged_at, images in found:
            if used + asked <= (limit or 0):
                break
            used -= images
            frees_at = charged_at + period.seconds
        return frees_at

    def _most(self, period: LimitPeriod) -> int | None:
        return self.limit.per_hour if period is LimitPeriod.HOUR else self.limit.per_day

    def _require_room(self, connection: Connection, used: UsedRow, asked: int, now: float) -> None:
        counts = {LimitPeriod.HOUR: used.images_lately, LimitPeriod.DAY: used.images}
        full: list[tuple[float, LimitPeriod]] = []
        for period, count in counts.items():
            limit = self._most(period)
            if not limit or count + asked <= limit:
                continue
            if asked > limit:
                never = TooManyAtOnceError(
                    scope=self.scope, period=period, limit=limit, asked=asked
                )
                never.is_about_place = self.scope is LimitScope.OUTSIDE
                raise never
            full.append((self.frees_at(connection, period, asked=asked, now=now), period))
        if full:
            # The other one has room before, which would be no use.
            frees_at, period = max(full)
            reached = PeriodLimitError(
                scope=self.scope,
                period=period,
                used=counts[period],
                limit=self._most(period) or 0,
                asked=asked,
                when=period.freed(frees_at),
            )
            # Servers that have Easel have limits of their own.
            reached.is_about_place = self.scope is LimitScope.OUTSIDE
            raise reached


def outside_limit(requester: Requester, per_day: int | None) -> ActiveLimit:
    """Return a person's limit outside of the servers that have Easel; None: no limit."""
    return ActiveLimit(
        scope=LimitScope.OUTSIDE,
        limit=Limit(per_day=per_day),
        whose=Whose(guild_id=None, user_id=requester.user_id),
    )


def limits_for(limits: Limits, requester: Requester) -> tuple[ActiveLimit, ...]:
    """Return the limits that apply to a requester in a server that has Easel, their own first."""
    guild_id = requester.place.home_id
    if guild_id is None:
        return ()
    channel_id = requester.place.channel_id
    person = Whose(guild_id=guild_id, user_id=requester.user_id)
    channel = Whose(guild_id=guild_id, channel_id=channel_id)
    found = (
        (LimitScope.PERSON, limits.of_person(requester), person),
        (LimitScope.CHANNEL, limits.of_channel(channel_id), channel),
        (LimitScope.SERVER, limits.server, Whose(guild_id=guild_id)),
    )
    return tuple(
        ActiveLimit(scope=scope, limit=limit, whose=whose)
        for scope, limit, whose in found
        if limit.is_set
    )
