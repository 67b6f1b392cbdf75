"""A change of the rules before it is made: what differs, and whom it would lock out."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from bot.community.rules.asker_findings import gone_roles
from bot.community.rules.display import value_of
from bot.community.rules.inheritance import EffectiveRules, PlacedRules, Scope, Spot
from bot.community.rules.phrase import Phrase, phrase
from bot.community.rules.rules import RuleName, Rules, Who


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One rule as it was and as it will be."""

    rule: RuleName
    before: Phrase
    after: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerFacts:
    """What a server has, against which rules are held."""

    guild_id: int
    model_ids: frozenset[str]
    """The models on offer."""
    role_ids: frozenset[int] | None = None
    """None where nobody knows, and then none counts as gone."""


def changes(before: Rules, after: Rules, labels: Mapping[str, str]) -> tuple[Change, ...]:
    """Return what differs between two settings of one place, in the order of the rules."""
    return tuple(
        Change(
            rule=rule,
            before=value_of(rule, before, labels),
            after=value_of(rule, after, labels),
        )
        for rule in RuleName
        if getattr(before, rule) != getattr(after, rule)
    )


def lockout_warnings(
    before: EffectiveRules, after: EffectiveRules, server: ServerFacts
) -> tuple[Phrase, ...]:
    """Return why nobody but moderators, or nobody at all, could draw at a place after a change.

    What was so before is no warning of this change.
    """
    known = set(_lockouts(before, server))
    return tuple(phrase(one) for one in _lockouts(after, server) if one not in known)


def orphans(placed: PlacedRules, existing_ids: Collection[int]) -> tuple[Spot, ...]:
    """Return the spots whose category, channel or thread is gone; their rules do nothing.

    ``existing_ids`` are those the server has. Threads are left out of the answer where they may
    only be archived: Discord does not list those.
    """
    return tuple(
        spot
        for spot in placed
        if spot.scope in (Scope.CATEGORY, Scope.CHANNEL) and spot.place_id not in existing_ids
    )


def _lockouts(rules: EffectiveRules, server: ServerFacts) -> Iterator[str]:
    who, denied = rules.who.value, rules.denied_roles.value
    if who.kind is Who.NOBODY:
        yield "rules-lockout-nobody"
    if who.kind is Who.ROLES:
        left = set(who.role_ids) - set(gone_roles(who.role_ids, server.role_ids))
        if not left:
            yield "rules-lockout-roles-gone"
        elif left <= set(denied):
            yield "rules-lockout-roles-denied"
    if server.guild_id in denied:
        yield "rules-lockout-everyone-denied"
    hours = rules.quiet_hours.value
    if not isinstance(hours, str) and hours.is_all_day:
        yield "rules-lockout-always-quiet"
    models = rules.models.value
    if not isinstance(models, str) and server.model_ids.isdisjoint(models):
        yield "rules-lockout-no-model"
