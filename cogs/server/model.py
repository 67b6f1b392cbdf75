"""The settings of a server: its limits, its budget, its moderators' channels."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Generic, TypeVar

from pydantic import Field, TypeAdapter

from bot.imagine.requester import Requester

T = TypeVar("T")

NO_LIMIT = 0
"""For a role: everybody else's limit does not apply to its members."""
MOST = 100_000
LONGEST_COOLDOWN_SECONDS = 24 * 3600
HIGHEST_WEIGHT = 10

_Count = Annotated[int, Field(ge=0, le=MOST)]
_Cooldown = Annotated[int, Field(ge=0, le=LONGEST_COOLDOWN_SECONDS)]
_Weight = Annotated[int, Field(ge=1, le=HIGHEST_WEIGHT)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """Limits of use; None: not set, ``NO_LIMIT``: unlimited."""

    concurrent: _Count | None = None
    """Requests at the same time."""
    per_hour: _Count | None = None
    """Pictures in any 60 minutes."""
    per_day: _Count | None = None
    """Pictures in any 24 hours."""
    cooldown_seconds: _Cooldown | None = None
    """From one request to the next."""

    @property
    def is_set(self) -> bool:
        """Whether it limits anything."""
        return bool(self.concurrent or self.per_hour or self.per_day or self.cooldown_seconds)

    @property
    def says_nothing(self) -> bool:
        """Whether no field is set."""
        return all(getattr(self, one.name) is None for one in fields(self))


_NO_LIMITS = Limit()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLimit:
    """The limits of a role's members, in place of everybody else's."""

    limit: Limit = Limit()
    weight: _Weight = 1
    """How many turns they get in the queue where others get one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """All limits of a server."""

    person: Limit = Limit()
    """Each person's."""
    server: Limit = Limit()
    """All people's together."""
    channels: Mapping[int, Limit] = field(default_factory=dict[int, Limit])
    """All people's together in a channel and its threads."""
    roles: Mapping[int, RoleLimit] = field(default_factory=dict[int, RoleLimit])
    are_moderators_exempt: bool = False
    """Whether the limits of a person do not apply to moderators."""

    def of_person(self, requester: Requester) -> Limit:
        """Return a person's limits: in each field the highest of their roles.

        Where none of their roles sets a field, everybody's limit applies.
        """
        if self.are_moderators_exempt and requester.is_moderator:
            return Limit()
        theirs = [self.roles[id_].limit for id_ in requester.role_ids if id_ in self.roles]
        if not theirs:
            return self.person
        chosen = {
            one.name: _most_generous(one.name, theirs)
            for one in fields(Limit)
            if any(getattr(limit, one.name) is not None for limit in theirs)
        }
        return replace(self.person, **chosen)

    def of_channel(self, channel_id: int) -> Limit:
        """Return the limits of a channel."""
        return self.channels.get(channel_id, _NO_LIMITS)

    def weight_of(self, requester: Requester) -> int:
        """Return the highest weight of a person's roles, 1 without any."""
        theirs = [self.roles[id_].weight for id_ in requester.role_ids if id_ in self.roles]
        return max(theirs, default=1)

    def gone(self, *, role_ids: set[int], channel_ids: set[int]) -> "Limits":
        """Return the limits of these roles and channels only; the others are deleted."""
        return replace(
            self,
            roles={id_: its for id_, its in self.roles.items() if id_ in role_ids},
            channels={id_: its for id_, its in self.channels.items() if id_ in channel_ids},
        )


def _most_generous(name: str, limits: list[Limit]) -> int:
    values: list[int] = [value for limit in limits if (value := getattr(limit, name)) is not None]
    if name == "cooldown_seconds":
        return min(values)
    return NO_LIMIT if NO_LIMIT in values else max(values)


_Micros = Annotated[int, Field(ge=0)]

MOST_REFUNDED = 1000
"""The largest number of pictures a day that people may be refunded although they are paid."""

WARNING_PART = 0.8
"""The share of a budget at which managers are warned."""


class BudgetPeriod(StrEnum):
    """A calendar day or month in UTC, so that all processes and readers agree."""

    DAY = "day"
    MONTH = "month"

    def start(self, now: float) -> float:
        """Return when the period around ``now`` began (both Unix seconds)."""
        return self._began(now).timestamp()

    def end(self, now: float) -> float:
        """Return when the next period begins."""
        began = self._began(now)
        if self is BudgetPeriod.DAY:
            return (began + timedelta(days=1)).timestamp()
        # 32 days after the first of a month is in the next month.
        return (began + timedelta(days=32)).replace(day=1).timestamp()

    def _began(self, now: float) -> datetime:
        midnight = datetime.fromtimestamp(now, UTC).replace(
            hour=0, minute=0, second=0, microsecond=0
        )
        return midnight if self is BudgetPeriod.DAY else midnight.replace(day=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Amounts in millionths of a US dollar; None: no limit."""

    day_micros: _Micros | None = None
    month_micros: _Micros | None = None
    confirm_micros: _Micros | None = 250_000
    """From this price on, a request needs confirmation."""
    refunded_images: Annotated[int, Field(ge=0, le=MOST_REFUNDED)] = 10
    """How many pictures a day that nobody sees count for no limit of a person, though paid."""

    def of(self, period: BudgetPeriod) -> int | None:
        """Return the budget of a period, None for no limit."""
        return self.day_micros if period is BudgetPeriod.DAY else self.month_micros

    @property
    def is_set(self) -> bool:
        """Whether spending is limited."""
        return self.day_micros is not None or self.month_micros is not None


_Id = Annotated[int, Field(gt=0)]


class PingFor(StrEnum):
    """For which cases the moderators' role is pinged."""

    URGENT = "urgent"
    """Those that are about minors."""
    EACH = "each"


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """What follows by itself when a member has so many strikes.

    A strike is a warning, an upheld report, or ``refusals`` requests refused for their words.
    """

    strikes: Annotated[int, Field(ge=2, le=20)]
    days: Annotated[int, Field(ge=1, le=365)]
    """Strikes count for so long."""
    block_hours: Annotated[int, Field(ge=0, le=24 * 28)]
    """How long they are blocked; 0: moderators are told, and nobody is blocked."""
    refusals: Annotated[int, Field(ge=0, le=100)] = 0
    """So many requests refused for their words are one strike; 0: they are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """A server's settings; None and () mean that nobody has set it."""

    manager_role_ids: tuple[_Id, ...] = ()
    """Roles that may change settings and rules, beside those who may manage the server."""
    log_channel_id: _Id | None = None
    """Where new events of the audit log are posted."""
    review_channel_id: _Id | None = None
    """Where moderators get reviews, reports and appeals."""
    ping_role_id: _Id | None = None
    """The role that is pinged when moderators have something to decide."""
    ping_for: PingFor = PingFor.URGENT
    escalation: Escalation | None = None
    """What follows by itself; None: nothing."""
    review_hours: Annotated[int, Field(ge=1, le=24 * 14)] = 48
    """How long a review stays open."""
    retention_days: Annotated[int, Field(ge=1, le=3650)] = 90
    """How long the audit log is kept."""
    showcase_channel_id: _Id | None = None
    """Where pictures with ``showcase_stars`` stars are posted."""
    showcase_stars: Annotated[int, Field(ge=1, le=1000)] = 5
    limits: Limits = field(default_factory=Limits)
    budget: Budget = field(default_factory=Budget)
    is_set_up: bool = False
    """Whether somebody completed /setup."""
    setup_step: str | None = None
    """The step of /setup that was looked at last, until it is completed."""


SETTINGS_JSON = TypeAdapter(ServerSettings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Versioned(Generic[T]):
    """A value on record; two people who change it at once are told apart by its version."""

    value: T
    version: int
    """1 at first; 0 where there is nothing on record."""
    changed_by: int = 0
    changed_at: float = 0.0
    """Unix seconds."""


def changed_fields(before: ServerSettings, after: ServerSettings) -> dict[str, str]:
    """Return each changed field as "before → after", for the audit log."""
    old, new = SETTINGS_JSON.dump_python(before), SETTINGS_JSON.dump_python(after)
    return {name: f"{old[name]} → {new[name]}" for name in new if old[name] != new[name]}
