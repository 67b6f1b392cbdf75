"""Who may draw what, where and when, as moderators have set it."""

from cogs.policy.rules.bases import (
    ANY,
    MAX_ROLES,
    RoleRule,
    Selection,
    SelectionRule,
    read_duration,
)
from cogs.policy.rules.change import differing, lockout_warnings
from cogs.policy.rules.decision import Decision, decide
from cogs.policy.rules.dry_run import Ask, dry_run
from cogs.policy.rules.inheritance import Scope, Setting, Spot, source_of, spots_of
from cogs.policy.rules.kinds import RULES, rule_of
from cogs.policy.rules.kinds.age_restricted_relaxed import AGE_RESTRICTED_RELAXED
from cogs.policy.rules.kinds.denied_roles import DENIED_ROLES
from cogs.policy.rules.kinds.filter_strictness import FILTER_STRICTNESS
from cogs.policy.rules.kinds.image_input import IMAGE_INPUT
from cogs.policy.rules.kinds.maximum_count import MAXIMUM_COUNT
from cogs.policy.rules.kinds.maximum_megapixels import MAXIMUM_MEGAPIXELS
from cogs.policy.rules.kinds.models import MODELS
from cogs.policy.rules.kinds.newcomer_wait import NEWCOMER_WAIT
from cogs.policy.rules.kinds.private import PRIVATE
from cogs.policy.rules.kinds.quiet_hours import NEVER, QUIET_HOURS, QuietHours, read_hours
from cogs.policy.rules.kinds.review import REVIEW, Reviewed, ReviewMode
from cogs.policy.rules.kinds.slow_mode import SLOW_MODE
from cogs.policy.rules.kinds.styles import STYLES
from cogs.policy.rules.kinds.who import WHO, Audience, Who
from cogs.policy.rules.phrase import Phrase
from cogs.policy.rules.rule import (
    Circumstances,
    EffectiveRules,
    Finding,
    Outcome,
    Rule,
    RuleRefusedError,
    RuleSettingError,
    Ruling,
    ServerFacts,
    Submission,
)
from cogs.policy.rules.rules import (
    PlacedRules,
    Rules,
    all_set,
    check_rules,
    effective_rules,
    placed_at,
    presets_of,
    rules_from_json,
    rules_to_json,
    value_of,
)
from cogs.policy.rules.standing import moderates
from cogs.policy.rules.target import Target
from cogs.policy.rules.wish import Wish, wish_of
from cogs.policy.rules.zones import find_zones

__all__ = [
    "AGE_RESTRICTED_RELAXED",
    "ANY",
    "DENIED_ROLES",
    "FILTER_STRICTNESS",
    "IMAGE_INPUT",
    "MAXIMUM_COUNT",
    "MAXIMUM_MEGAPIXELS",
    "MAX_ROLES",
    "MODELS",
    "NEVER",
    "NEWCOMER_WAIT",
    "PRIVATE",
    "QUIET_HOURS",
    "REVIEW",
    "RULES",
    "SLOW_MODE",
    "STYLES",
    "WHO",
    "Ask",
    "Audience",
    "Circumstances",
    "Decision",
    "EffectiveRules",
    "Finding",
    "Outcome",
    "Phrase",
    "PlacedRules",
    "QuietHours",
    "ReviewMode",
    "Reviewed",
    "RoleRule",
    "Rule",
    "RuleRefusedError",
    "RuleSettingError",
    "Rules",
    "Ruling",
    "Scope",
    "Selection",
    "SelectionRule",
    "ServerFacts",
    "Setting",
    "Spot",
    "Submission",
    "Target",
    "Who",
    "Wish",
    "all_set",
    "check_rules",
    "decide",
    "differing",
    "dry_run",
    "effective_rules",
    "find_zones",
    "lockout_warnings",
    "moderates",
    "placed_at",
    "presets_of",
    "read_duration",
    "read_hours",
    "rule_of",
    "rules_from_json",
    "rules_to_json",
    "source_of",
    "spots_of",
    "value_of",
    "wish_of",
]
