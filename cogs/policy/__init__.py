"""The rules of places, shown, explained and changed."""

from cogs.policy.rules import (
    FILTER_STRICTNESS,
    MAX_ROLES,
    NEWCOMER_WAIT,
    STYLES,
    WHO,
    Audience,
    Rule,
    Rules,
    Scope,
    Who,
    check_rules,
)
from cogs.policy.rules.book import (
    RuleService,
)
from cogs.policy.rules.opening import (
    Opening,
    opened,
    opening_of,
)

__all__ = [
    "FILTER_STRICTNESS",
    "MAX_ROLES",
    "NEWCOMER_WAIT",
    "STYLES",
    "WHO",
    "Audience",
    "Opening",
    "Rule",
    "RuleService",
    "Rules",
    "Scope",
    "Who",
    "check_rules",
    "opened",
    "opening_of",
]
