"""Limits as a server's managers set them, and which of them hold for somebody."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Annotated

from pydantic import Field

from bot.imagine.requester import Requester

NO_LIMIT = 0
"""Said for a role: what holds for everybody else does not hold for its members."""
MOST = 100_000
LONGEST_COOLDOWN_SECONDS = 24 * 3600
HIGHEST_WEIGHT = 10

_Count = Annotated[int, Field(ge=0, le=MOST)]
_Cooldown = Annotated[int, Field(ge=0, le=LONGEST_COOLDOWN_SECONDS)]
_Weight = Annotated[int, Field(ge=1, le=HIGHEST_WEIGHT)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How much; None: nothing is said, ``NO_LIMIT``: as much as they like."""

    concurrent: _Count | None = None
    """Requests under way."""
    per_hour: _Count | None = None
    """Pictures in any 60 minutes."""
    per_day: _Count | None = None
    """Pictures in any 24 hours."""
    cooldown_seconds: _Cooldown | None = None
    """From one request to the next."""

    @property
    def is_set(self) -> bool:
        """Whether it limits anything."""
        return any(getattr(self, one.name) for one in fields(self))

    @property
    def says_nothing(self) -> bool:
        """Whether nobody has set any of it."""
        return all(getattr(self, one.name) is None for one in fields(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLimit:
    """What members of a role may, instead of everybody else's limits."""

    limit: Limit = Limit()
    weight: _Weight = 1
    """How many turns they get where others get one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """All limits of a server."""

    person: Limit = Limit()
    """Each person's."""
    server: Limit = Limit()
    """Everybody's together."""
    channels: Mapping[int, Limit] = field(default_factory=dict[int, Limit])
    """Everybody's together in a channel and its threads."""
    roles: Mapping[int, RoleLimit] = field(default_factory=dict[int, RoleLimit])
    are_moderators_exempt: bool = False
    """Whether those who may manage messages there have no limits as a person."""

    def of_person(self, asker: Requester) -> Limit:
        """Return what holds for a person: in each field, the most generous of their roles.

        Where none of their roles says anything, what holds for everybody.
        """
        if self.are_moderators_exempt and asker.is_moderator:
            return Limit()
        theirs = [self.roles[id_].limit for id_ in asker.role_ids if id_ in self.roles]
        chosen = {
            one.name: _most_generous(one.name, theirs)
            for one in fields(Limit)
            if any(getattr(limit, one.name) is not None for limit in theirs)
        }
        return replace(self.person, **chosen)

    def of_channel(self, channel_id: int) -> Limit:
        """Return what holds for everybody together in a channel."""
        return self.channels.get(channel_id, Limit())

    def weight_of(self, asker: Requester) -> int:
        """Return how many turns a person gets where others get one: their heaviest role's."""
        return max([self.roles[id_].weight for id_ in asker.role_ids if id_ in self.roles] or [1])

    def gone(self, *, role_ids: set[int], channel_ids: set[int]) -> "Limits":
        """Return the limits without the roles and channels that are not among these any more."""
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
