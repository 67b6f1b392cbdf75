"""The registry of rules, a file each, in the order of decision: the first denial is shown.

Panels and lists have this order, too. Stored JSON and custom ids have tags, so it may change.
"""

from typing import Any

from cogs.policy.rules.age_restricted_relaxed import AGE_RESTRICTED_RELAXED
from cogs.policy.rules.ai_line import AI_LINE
from cogs.policy.rules.denied_roles import DENIED_ROLES
from cogs.policy.rules.filter_strictness import FILTER_STRICTNESS
from cogs.policy.rules.image_input import IMAGE_INPUT
from cogs.policy.rules.maximum_count import MAXIMUM_COUNT
from cogs.policy.rules.maximum_megapixels import MAXIMUM_MEGAPIXELS
from cogs.policy.rules.models import MODELS
from cogs.policy.rules.newcomer_wait import NEWCOMER_WAIT
from cogs.policy.rules.private import PRIVATE
from cogs.policy.rules.quiet_hours import QUIET_HOURS
from cogs.policy.rules.refused_wait import REFUSED_WAIT
from cogs.policy.rules.review import REVIEW
from cogs.policy.rules.rule import Rule
from cogs.policy.rules.slow_mode import SLOW_MODE
from cogs.policy.rules.styles import STYLES
from cogs.policy.rules.usual_count import USUAL_COUNT
from cogs.policy.rules.who import WHO

__all__ = [
    "AGE_RESTRICTED_RELAXED",
    "AI_LINE",
    "DENIED_ROLES",
    "FILTER_STRICTNESS",
    "IMAGE_INPUT",
    "MAXIMUM_COUNT",
    "MAXIMUM_MEGAPIXELS",
    "MODELS",
    "NEWCOMER_WAIT",
    "PRIVATE",
    "QUIET_HOURS",
    "REFUSED_WAIT",
    "REVIEW",
    "RULES",
    "SLOW_MODE",
    "STYLES",
    "USUAL_COUNT",
    "WHO",
    "rule_of",
]

RULES: list[Rule[Any]] = [
    WHO,  # who may not draw at all need not read about anything else
    DENIED_ROLES,  # as final as the one above
    NEWCOMER_WAIT,  # of the waits, the longest first: days
    QUIET_HOURS,  # hours
    SLOW_MODE,  # minutes
    REFUSED_WAIT,  # minutes as well, and only for whom a filter refused several
    MODELS,  # what could be asked for differently, in the order of /imagine
    STYLES,
    MAXIMUM_COUNT,
    MAXIMUM_MEGAPIXELS,
    IMAGE_INPUT,
    PRIVATE,
    USUAL_COUNT,  # denies nothing: what a request gets that does not say a number
    AGE_RESTRICTED_RELAXED,  # denies nothing: sets the model's safety settings
    AI_LINE,  # denies nothing: whether cards say that a picture is AI's
    FILTER_STRICTNESS,  # denies nothing: sets the filter's strictness
    REVIEW,  # denies nothing: whether a moderator approves the picture
]


def rule_of(tag: str) -> Rule[Any] | None:
    """Return the rule with this tag, None for an unknown one."""
    return next((rule for rule in RULES if rule.tag == tag), None)
