"""The rules of a server and its places: who may draw what, where and when.

Decisions and reasons: DESIGN.md, "Deciding".
"""

from cogs.policy.elsewhere import Elsewhere
from cogs.policy.filter_refusals import FilterRefusals
from cogs.policy.model import Rules, StoredRules, check_rules, value_of
from cogs.policy.places import lockouts_at, target_of_record
from cogs.policy.refusals_repository import forget_refusals
from cogs.policy.rules import (
    FILTER_STRICTNESS,
    MAXIMUM_COUNT,
    MODELS,
    NEWCOMER_WAIT,
    RULES,
    STYLES,
    USUAL_COUNT,
    WHO,
    rule_of,
)
from cogs.policy.rules.bases import MAX_ROLES, RoleRule
from cogs.policy.rules.rule import Rule
from cogs.policy.rules.who import Audience, Who
from cogs.policy.scope import Level
from cogs.policy.service import RuleService

__all__ = [
    "FILTER_STRICTNESS",
    "MAXIMUM_COUNT",
    "MAX_ROLES",
    "MODELS",
    "NEWCOMER_WAIT",
    "RULES",
    "STYLES",
    "USUAL_COUNT",
    "WHO",
    "Audience",
    "Elsewhere",
    "FilterRefusals",
    "Level",
    "RoleRule",
    "Rule",
    "RuleService",
    "Rules",
    "StoredRules",
    "Who",
    "check_rules",
    "forget_refusals",
    "lockouts_at",
    "rule_of",
    "target_of_record",
    "value_of",
]
