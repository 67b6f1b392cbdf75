"""A change of the rules before it is made: what differs, and whom it would lock out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from bot.community.rules.inheritance import Scope, Spot
from bot.community.rules.kinds import RULES
from bot.community.rules.phrase import Phrase, phrase
from bot.community.rules.rule import EffectiveRules, Rule, ServerFacts
from bot.community.rules.rules import PlacedRules, Rules, value_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One rule as it was and as it will be."""

    rule: Rule[Any]
    before: Phrase
    after: Phrase


def differing(before: Rules, after: Rules) -> list[Rule[Any]]:
    """Return the rules that one place sets differently, in their order."""
    return [rule for rule in RULES if before[rule] != after[rule]]


def changes(before: Rules, after: Rules, labels: Mapping[str, str]) -> tuple[Change, ...]:
    """Return what differs between two settings of one place, in the order of the rules."""
    return tuple(
        Change(
            rule=rule,
            before=value_of(rule, before, labels),
            after=value_of(rule, after, labels),
        )
        for rule in differing(before, after)
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


def _lockouts(rules: EffectiveRules, server: ServerFacts) -> list[str]:
    found = (rule.lockout(rules[rule].value, rules, server) for rule in RULES)
    return [words_id for words_id in found if words_id is not None]
