"""Where rules are set: for the server, a category, a channel or a thread."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from bot.imagine.requester import Place

V_co = TypeVar("V_co", covariant=True)


class Level(StrEnum):
    """How wide a setting applies, the widest first."""

    BUILT_IN = "built-in"
    SERVER = "server"
    CATEGORY = "category"
    CHANNEL = "channel"
    THREAD = "thread"
    """A thread, or a post in a forum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where rules are set. It needs both fields: in old servers a channel has the server's id."""

    level: Level
    place_id: int | None = None
    """None for what is built in."""

    @property
    def record_id(self) -> int:
        """The id of its database record: 0 for the server, because a channel may share its id."""
        return 0 if self.level is Level.SERVER else self.place_id or 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Generic[V_co]):
    """The value of a rule at a place, and where it was set."""

    value: V_co
    scope: Scope = Scope(level=Level.BUILT_IN)


def scopes_of(place: Place) -> tuple[Scope, ...]:
    """Return where rules for a place can be set, the nearest first; none in direct messages."""
    if place.guild_id is None:
        return ()
    ids = {
        Level.THREAD: place.thread_id,
        Level.CHANNEL: place.channel_id,
        Level.CATEGORY: place.category_id,
        Level.SERVER: place.guild_id,
    }
    return tuple(
        Scope(level=level, place_id=place_id)
        for level, place_id in ids.items()
        if place_id is not None
    )
