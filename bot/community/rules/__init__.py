"""Who may draw what, where and when, as moderators have set it."""

from bot.community.rules.bases import (
    ANY,
    MAX_ROLES,
    RoleRule,
    Selection,
    SelectionRule,
    read_duration,
)
from bot.community.rules.change import differing, lockout_warnings
from bot.community.rules.decision import Decision, decide
from bot.community.rules.dry_run import Ask, dry_run
from bot.community.rules.inheritance import Scope, Setting, Spot, source_of, spots_of
from bot.community.rules.kinds import RULES, rule_of
from bot.community.rules.kinds.age_restricted_relaxed import AGE_RESTRICTED_RELAXED
from bot.community.rules.kinds.denied_roles import DENIED_ROLES
from bot.community.rules.kinds.filter_strictness import FILTER_STRICTNESS
from bot.community.rules.kinds.image_input import IMAGE_INPUT
from bot.community.rules.kinds.maximum_count import MAXIMUM_COUNT
from bot.community.rules.kinds.maximum_megapixels import MAXIMUM_MEGAPIXELS
from bot.community.rules.kinds.models import MODELS
from bot.community.rules.kinds.newcomer_wait import NEWCOMER_WAIT
from bot.community.rules.kinds.private import PRIVATE
from bot.community.rules.kinds.quiet_hours import NEVER, QUIET_HOURS, QuietHours, read_hours
from bot.community.rules.kinds.review import REVIEW, Reviewed, ReviewMode
from bot.community.rules.kinds.slow_mode import SLOW_MODE
from bot.community.rules.kinds.styles import STYLES
from bot.community.rules.kinds.who import WHO, Audience, Who
from bot.community.rules.phrase import Phrase
from bot.community.rules.rule import (
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
from bot.community.rules.rules import (
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
from bot.community.rules.standing import moderates
from bot.community.rules.target import Target
from bot.community.rules.wish import Wish, wish_of
from bot.community.rules.zones import find_zones

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
