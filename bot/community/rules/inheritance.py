"""Which setting holds at a place: the nearest one, from thread over channel to server."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Literal, TypeVar

from bot.catalog import MAX_IMAGES
from bot.community.rules.quiet_hours import QuietHours
from bot.community.rules.rules import (
    ANY,
    EVERYONE,
    MAX_MEGAPIXELS,
    NEVER,
    NO_REVIEW,
    Audience,
    ReviewMode,
    Rules,
    Selection,
)
from bot.imagine.asker import Place

_T = TypeVar("_T")
_T_co = TypeVar("_T_co", covariant=True)


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

PlacedRules = Mapping[Spot, Rules]
"""A server's rules by where they are set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Generic[_T_co]):
    """A value that holds at a place, and where it comes from."""

    value: _T_co
    spot: Spot = BUILT_IN_SPOT


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectiveRules:
    """What holds at one place, each setting with where it comes from."""

    who: Setting[Audience] = Setting(value=EVERYONE)
    denied_roles: Setting[tuple[int, ...]] = Setting(value=())
    newcomer_wait_seconds: Setting[int] = Setting(value=0)
    models: Setting[Selection] = Setting(value=ANY)
    styles: Setting[Selection] = Setting(value=ANY)
    maximum_count: Setting[int] = Setting(value=MAX_IMAGES)
    maximum_megapixels: Setting[float] = Setting(value=MAX_MEGAPIXELS)
    image_input: Setting[bool] = Setting(value=True)
    private: Setting[bool] = Setting(value=True)
    age_restricted_relaxed: Setting[bool] = Setting(value=False)
    quiet_hours: Setting[QuietHours | Literal["never"]] = Setting(value=NEVER)
    slow_mode_seconds: Setting[int] = Setting(value=0)
    filter_strictness: Setting[int] = Setting(value=2)
    review: Setting[ReviewMode] = Setting(value=NO_REVIEW)

    @property
    def rules(self) -> Rules:
        """The values alone, all of them set."""
        return Rules(
            who=self.who.value,
            denied_roles=self.denied_roles.value,
            newcomer_wait_seconds=self.newcomer_wait_seconds.value,
            models=self.models.value,
            styles=self.styles.value,
            maximum_count=self.maximum_count.value,
            maximum_megapixels=self.maximum_megapixels.value,
            image_input=self.image_input.value,
            private=self.private.value,
            age_restricted_relaxed=self.age_restricted_relaxed.value,
            quiet_hours=self.quiet_hours.value,
            slow_mode_seconds=self.slow_mode_seconds.value,
            filter_strictness=self.filter_strictness.value,
            review=self.review.value,
        )


BUILT_IN_EFFECTIVE = EffectiveRules()


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


def placed_at(place: Place, recorded: Mapping[int, Rules]) -> PlacedRules:
    """Return what is recorded (by ``record_id``) for a place and whatever it lies in."""
    return {
        spot: recorded[spot.record_id] for spot in spots_of(place) if spot.record_id in recorded
    }


def effective_rules(place: Place, placed: PlacedRules) -> EffectiveRules:
    """Return what holds at a place.

    Each setting comes from the nearest spot that has it. One is different: what is age-restricted
    is relaxed only where the server itself says so, and nearer spots can only take that back.
    """
    levels = [(spot, placed[spot]) for spot in spots_of(place) if spot in placed]
    built_in = BUILT_IN_EFFECTIVE
    return EffectiveRules(
        who=_nearest(levels, lambda rules: rules.who, built_in.who),
        denied_roles=_nearest(levels, lambda rules: rules.denied_roles, built_in.denied_roles),
        newcomer_wait_seconds=_nearest(
            levels, lambda rules: rules.newcomer_wait_seconds, built_in.newcomer_wait_seconds
        ),
        models=_nearest(levels, lambda rules: rules.models, built_in.models),
        styles=_nearest(levels, lambda rules: rules.styles, built_in.styles),
        maximum_count=_nearest(levels, lambda rules: rules.maximum_count, built_in.maximum_count),
        maximum_megapixels=_nearest(
            levels, lambda rules: rules.maximum_megapixels, built_in.maximum_megapixels
        ),
        image_input=_nearest(levels, lambda rules: rules.image_input, built_in.image_input),
        private=_nearest(levels, lambda rules: rules.private, built_in.private),
        age_restricted_relaxed=_relaxed(levels),
        quiet_hours=_nearest(levels, lambda rules: rules.quiet_hours, built_in.quiet_hours),
        slow_mode_seconds=_nearest(
            levels, lambda rules: rules.slow_mode_seconds, built_in.slow_mode_seconds
        ),
        filter_strictness=_nearest(
            levels, lambda rules: rules.filter_strictness, built_in.filter_strictness
        ),
        review=_nearest(levels, lambda rules: rules.review, built_in.review),
    )


def _nearest(
    levels: Sequence[tuple[Spot, Rules]],
    of: Callable[[Rules], _T | None],
    built_in: Setting[_T],
) -> Setting[_T]:
    for spot, rules in levels:
        value = of(rules)
        if value is not None:
            return Setting(value=value, spot=spot)
    return built_in


def _relaxed(levels: Sequence[tuple[Spot, Rules]]) -> Setting[bool]:
    built_in = BUILT_IN_EFFECTIVE.age_restricted_relaxed
    servers = [level for level in levels if level[0].scope is Scope.SERVER]
    server = _nearest(servers, lambda rules: rules.age_restricted_relaxed, built_in)
    return (
        _nearest(levels, lambda rules: rules.age_restricted_relaxed, built_in)
        if server.value
        else server
    )
