"""The rules of places, shown, explained and changed.

Decisions and reasons: DESIGN.md, "Deciding".
"""

from cogs.policy.model import Rules, check_rules
from cogs.policy.rules import FILTER_STRICTNESS, NEWCOMER_WAIT, STYLES, WHO
from cogs.policy.rules.bases import MAX_ROLES
from cogs.policy.rules.rule import Rule
from cogs.policy.rules.who import Audience, Who
from cogs.policy.scope import Scope
from cogs.policy.service import (
    RuleService,
)

__all__ = [
    "FILTER_STRICTNESS",
    "MAX_ROLES",
    "NEWCOMER_WAIT",
    "STYLES",
    "WHO",
    "Audience",
    "Rule",
    "RuleService",
    "Rules",
    "Scope",
    "Who",
    "check_rules",
]
