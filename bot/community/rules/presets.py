"""The values that are offered for each rule, so that most need no typing."""

from collections.abc import Mapping
from typing import Any

from bot.catalog import MAX_IMAGES
from bot.community.rules.inheritance import Scope
from bot.community.rules.rules import (
    ANY,
    EVERYONE,
    MAX_MEGAPIXELS,
    MAX_STRICTNESS,
    NEVER,
    NO_REVIEW,
    Audience,
    Reviewed,
    ReviewMode,
    RuleName,
    Rules,
    Who,
)

_MINUTE, _HOUR, _DAY = 60, 60 * 60, 24 * 60 * 60

_VALUES: Mapping[RuleName, tuple[object, ...]] = {
    RuleName.WHO: (EVERYONE, Audience(kind=Who.MODERATORS), Audience(kind=Who.NOBODY)),
    RuleName.DENIED_ROLES: ((),),
    RuleName.NEWCOMER_WAIT: (0, 10 * _MINUTE, _HOUR, _DAY, 3 * _DAY, 7 * _DAY),
    RuleName.QUIET_HOURS: (NEVER,),
    RuleName.SLOW_MODE: (0, 30, _MINUTE, 5 * _MINUTE, 15 * _MINUTE, _HOUR),
    RuleName.MODELS: (ANY,),
    RuleName.STYLES: (ANY, ()),
    RuleName.MAXIMUM_COUNT: tuple(range(1, MAX_IMAGES + 1)),
    RuleName.MAXIMUM_MEGAPIXELS: (0.5, 1.0, 2.0, 4.0, 16.0, MAX_MEGAPIXELS),
    RuleName.IMAGE_INPUT: (True, False),
    RuleName.PRIVATE: (True, False),
    RuleName.AGE_RESTRICTED_RELAXED: (False, True),
    RuleName.FILTER_STRICTNESS: tuple(range(MAX_STRICTNESS + 1)),
    RuleName.REVIEW: (NO_REVIEW, ReviewMode(kind=Reviewed.EVERYONE)),
}


def presets_of(rule: RuleName, scope: Scope) -> tuple[Rules, ...]:
    """Return what is offered at such a place, each as rules with this one set.

    The first has it unset. A channel cannot relax what the server does not.
    """
    values = _VALUES[rule]
    if rule is RuleName.AGE_RESTRICTED_RELAXED and scope is not Scope.SERVER:
        values = (False,)
    return (Rules(), *(rules_with(Rules(), rule, value) for value in values))


def rules_with(rules: Rules, rule: RuleName, value: object) -> Rules:
    """Return the rules with one of them set; None lets the wider place decide."""
    # Values are made here, by the readers of forms, or by another Rules: of the right types.
    changed: dict[str, Any] = {name.value: getattr(rules, name) for name in RuleName}
    changed[rule.value] = value
    return Rules(**changed)
