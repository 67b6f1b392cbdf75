"""Where rules are set, from the server to a thread, and what comes from where."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from bot.imagine.requester import Place
from cogs.policy.phrase import Phrase, phrase

V_co = TypeVar("V_co", covariant=True)


class Scope(StrEnum):
    """How wide a setting reaches, from the widest to the nearest."""

    BUILT_IN = "built-in"
    SERVER = "server"
    CATEGORY = "category"
    CHANNEL = "channel"
    THREAD = "thread"
    """A thread, or a post in a forum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where rules are set. Both parts name it: in old servers a channel has the server's id."""

    scope: Scope
    place_id: int | None = None
    """None for what is built in."""

    @property
    def record_id(self) -> int:
        """The number its rules are kept under: 0 for the server, so that no channel shares it."""
        return 0 if self.scope is Scope.SERVER else self.place_id or 0


BUILT_IN_SPOT = Spot(scope=Scope.BUILT_IN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Generic[V_co]):
    """A value that holds at a place, and where it comes from."""

    value: V_co
    spot: Spot = BUILT_IN_SPOT


def spots_of(place: Place) -> tuple[Spot, ...]:
    """Return where rules for this place can be set, the nearest first; none in direct messages."""
    if place.guild_id is None:
        return ()
    ids = {
        Scope.THREAD: place.thread_id,
        Scope.CHANNEL: place.channel_id,
        Scope.CATEGORY: place.category_id,
        Scope.SERVER: place.guild_id,
    }
    return tuple(
        Spot(scope=scope, place_id=place_id)
        for scope, place_id in ids.items()
        if place_id is not None
    )


def source_of(spot: Spot) -> Phrase:
    """Return where a setting comes from, and how it is changed."""
    if spot.scope in (Scope.BUILT_IN, Scope.SERVER):
        return phrase(f"rules-source-{spot.scope}")
    # Discord shows categories, channels and threads alike by a channel mention.
    return phrase(f"rules-source-{spot.scope}", place=f"<#{spot.place_id}>")
