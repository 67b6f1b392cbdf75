"""The place whose rules somebody looks at or changes."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.imagine.requester import Place
from cogs.policy.model import PlacedRules, Rules, effective_rules
from cogs.policy.rules.rule import EffectiveRules
from cogs.policy.scope import Scope, Spot, spots_of

_WIDEST_FIRST = (Scope.SERVER, Scope.CATEGORY, Scope.CHANNEL, Scope.THREAD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One level of a place: its server, category, channel or thread."""

    place: Place
    """For a category its ``channel_id`` is 0."""
    scope: Scope

    @property
    def spot(self) -> Spot:
        """Where its rules are set."""
        return next(spot for spot in spots_of(self.place) if spot.scope is self.scope)

    @property
    def record_id(self) -> int:
        """What its rules are recorded under."""
        return self.spot.record_id

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """The levels this place has, the widest first."""
        there = {spot.scope for spot in spots_of(self.place) if spot.place_id}
        return tuple(scope for scope in _WIDEST_FIRST if scope in there)

    def placed(self, recorded: Mapping[int, Rules]) -> PlacedRules:
        """Return the rules of this level and of those it lies in."""
        wide = _WIDEST_FIRST[: _WIDEST_FIRST.index(self.scope) + 1]
        return {
            spot: recorded[spot.record_id]
            for spot in spots_of(self.place)
            if spot.scope in wide and spot.record_id in recorded
        }

    def effective(self, recorded: Mapping[int, Rules]) -> EffectiveRules:
        """Return what holds at this level."""
        return effective_rules(self.place, self.placed(recorded))

    def holds(self, place: Place) -> bool:
        """Whether a place lies in it."""
        return self.spot in spots_of(place)
