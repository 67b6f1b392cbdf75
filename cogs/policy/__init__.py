"""The rules of a server and its places: who may draw what, where and when.

Decisions and reasons: DESIGN.md, "Deciding".
"""

from cogs.policy.elsewhere import Elsewhere
from cogs.policy.model import Rules, check_rules
from cogs.policy.places import lockouts_at
from cogs.policy.refusals_repository import forget_refusals
from cogs.policy.rules import (
    FILTER_STRICTNESS,
    MAXIMUM_COUNT,
    MODELS,
    NEWCOMER_WAIT,
    STYLES,
    USUAL_COUNT,
    WHO,
)
from cogs.policy.rules.bases import MAX_ROLES
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
    "STYLES",
    "USUAL_COUNT",
    "WHO",
    "Audience",
    "Elsewhere",
    "Level",
    "Rule",
    "RuleService",
    "Rules",
    "Who",
    "check_rules",
    "forget_refusals",
    "lockouts_at",
]
