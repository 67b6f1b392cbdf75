"""One limit and whose charges count for it, held against a request inside a transaction."""

import math
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection

from bot.db.charges import UsedRow, Whose, charged_since, used_since
from bot.imagine.requester import Requester
from cogs.limits.model import (
    ConcurrentLimitError,
    CooldownError,
    PeriodLimitError,
    TooManyAtOnceError,
)
from cogs.server import Limit, Limits

HOUR_SECONDS, DAY_SECONDS = 3600.0, 86_400.0


class ScopeKind(StrEnum):
    """Whose limit it is."""

    PERSON = "person"
    CHANNEL = "channel"
    SERVER = "server"


class LimitPeriod(StrEnum):
    """In which time pictures are counted; it rolls on with the clock."""

    HOUR = "hour"
    DAY = "day"

    @property
    def seconds(self) -> float:
        """How long it is."""
        return HOUR_SECONDS if self is LimitPeriod.HOUR else DAY_SECONDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A limit that holds for a request, and whose charges count for it."""

    kind: ScopeKind
    limit: Limit
    whose: Whose

    @property
    def lock_key(self) -> int:
        """The id for which nobody else may count meanwhile."""
        return self.whose.user_id or self.whose.channel_id or self.whose.guild_id

    def used(self, connection: Connection, now: float) -> UsedRow:
        """Return what counts now."""
        return used_since(
            connection, self.whose, since=now - DAY_SECONDS, lately=now - HOUR_SECONDS
        )

    def require(self, connection: Connection, *, asked: int, now: float) -> None:
        """Make sure that so many pictures fit.

        Raises:
            RefusedError: they do not; it says which limit, how much is used, and when it frees.
        """
        limit = self.limit
        used = self.used(connection, now)
        if limit.concurrent and used.under_way >= limit.concurrent:
            raise ConcurrentLimitError(scope=self.kind, used=used.under_way, limit=limit.concurrent)
        if limit.cooldown_seconds and used.last_at is not None:
            ends_at = used.last_at + limit.cooldown_seconds
            if now < ends_at:
                raise CooldownError(
                    scope=self.kind, seconds=limit.cooldown_seconds, when=relative(ends_at)
                )
        self._require_room(connection, LimitPeriod.HOUR, used.images_lately, asked, now)
        self._require_room(connection, LimitPeriod.DAY, used.images, asked, now)

    def frees_at(
        self, connection: Connection, period: LimitPeriod, *, asked: int, now: float
    ) -> float:
        """Return when so many pictures fit, which must not be more than the limit."""
        limit = self.limit.per_hour if period is LimitPeriod.HOUR else self.limit.per_day
        found = charged_since(connection, self.whose, since=now - period.seconds)
        used = sum(images for _, images in found)
        frees_at = now
        for charged_at, images in found:
            if used + asked <= (limit or 0):
                break
            used -= images
            frees_at = charged_at + period.seconds
        return frees_at

    def _require_room(
        self, connection: Connection, period: LimitPeriod, used: int, asked: int, now: float
    ) -> None:
        limit = self.limit.per_hour if period is LimitPeriod.HOUR else self.limit.per_day
        if not limit or used + asked <= limit:
            return
        if asked > limit:
            raise TooManyAtOnceError(scope=self.kind, period=period, limit=limit, asked=asked)
        frees_at = self.frees_at(connection, period, asked=asked, now=now)
        raise PeriodLimitError(
            scope=self.kind,
            period=period,
            used=used,
            limit=limit,
            asked=asked,
            when=relative(frees_at),
        )


def scopes_of(limits: Limits, asker: Requester) -> tuple[Scope, ...]:
    """Return the limits that hold for what somebody asks, the person's own first."""
    guild_id = asker.place.guild_id
    if guild_id is None:
        return ()
    channel_id = asker.place.channel_id
    scopes = (
        Scope(
            kind=ScopeKind.PERSON,
            limit=limits.of_person(asker),
            whose=Whose(guild_id=guild_id, user_id=asker.user_id),
        ),
        Scope(
            kind=ScopeKind.CHANNEL,
            limit=limits.of_channel(channel_id),
            whose=Whose(guild_id=guild_id, channel_id=channel_id),
        ),
        Scope(kind=ScopeKind.SERVER, limit=limits.server, whose=Whose(guild_id=guild_id)),
    )
    return tuple(scope for scope in scopes if scope.limit.is_set)


def relative(at: float) -> str:
    """Write a time for Discord to show as "in 5 minutes", never before it has come."""
    return f"<t:{math.ceil(at)}:R>"
