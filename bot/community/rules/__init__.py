"""Who may draw what, where and when, as moderators have set it."""

from bot.community.rules.change import Change, ServerFacts, changes, lockout_warnings, orphans
from bot.community.rules.checking import RuleSettingError, check_rules
from bot.community.rules.decision import Decision, decide
from bot.community.rules.display import name_of, source_of, value_of
from bot.community.rules.dry_run import DRY_RUN_SECONDS, Ask, DryRun, dry_run
from bot.community.rules.finding import Circumstances, Finding, Outcome
from bot.community.rules.inheritance import (
    EffectiveRules,
    PlacedRules,
    Scope,
    Setting,
    Spot,
    effective_rules,
    placed_at,
    spots_of,
)
from bot.community.rules.phrase import Phrase
from bot.community.rules.presets import presets_of, rules_with
from bot.community.rules.quiet_hours import QuietHours
from bot.community.rules.reading import read_duration, read_hours
from bot.community.rules.refusals import RuleRefusedError
from bot.community.rules.rules import (
    ANY,
    BUILT_IN,
    MAX_ROLES,
    NEVER,
    Audience,
    Reviewed,
    ReviewMode,
    RuleName,
    Rules,
    Selection,
    Who,
    rules_from_json,
    rules_to_json,
)
from bot.community.rules.standing import moderates, slow_mode_key
from bot.community.rules.target import Target
from bot.community.rules.wish import Wish, wish_of
from bot.community.rules.zones import all_zones, find_zones

__all__ = [
    "ANY",
    "BUILT_IN",
    "DRY_RUN_SECONDS",
    "MAX_ROLES",
    "NEVER",
    "Ask",
    "Audience",
    "Change",
    "Circumstances",
    "Decision",
    "DryRun",
    "EffectiveRules",
    "Finding",
    "Outcome",
    "Phrase",
    "PlacedRules",
    "QuietHours",
    "ReviewMode",
    "Reviewed",
    "RuleName",
    "RuleRefusedError",
    "RuleSettingError",
    "Rules",
    "Scope",
    "Selection",
    "ServerFacts",
    "Setting",
    "Spot",
    "Target",
    "Who",
    "Wish",
    "all_zones",
    "changes",
    "check_rules",
    "decide",
    "dry_run",
    "effective_rules",
    "find_zones",
    "lockout_warnings",
    "moderates",
    "name_of",
    "orphans",
    "placed_at",
    "presets_of",
    "read_duration",
    "read_hours",
    "rules_from_json",
    "rules_to_json",
    "rules_with",
    "slow_mode_key",
    "source_of",
    "spots_of",
    "value_of",
    "wish_of",
]
