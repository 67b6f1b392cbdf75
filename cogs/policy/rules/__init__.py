"""The rules, in the order in which they decide: the first that denies is what the member reads.

Panels and lists show them in this order, too. What is kept and what stands in custom ids are tags,
so the order may change.
"""

from typing import Any

from cogs.policy.rules.age_restricted_relaxed import AGE_RESTRICTED_RELAXED
from cogs.policy.rules.denied_roles import DENIED_ROLES
from cogs.policy.rules.filter_strictness import FILTER_STRICTNESS
from cogs.policy.rules.image_input import IMAGE_INPUT
from cogs.policy.rules.maximum_count import MAXIMUM_COUNT
from cogs.policy.rules.maximum_megapixels import MAXIMUM_MEGAPIXELS
from cogs.policy.rules.models import MODELS
from cogs.policy.rules.newcomer_wait import NEWCOMER_WAIT
from cogs.policy.rules.private import PRIVATE
from cogs.policy.rules.quiet_hours import QUIET_HOURS
from cogs.policy.rules.review import REVIEW
from cogs.policy.rules.rule import Rule
from cogs.policy.rules.slow_mode import SLOW_MODE
from cogs.policy.rules.styles import STYLES
from cogs.policy.rules.who import WHO

__all__ = [
    "AGE_RESTRICTED_RELAXED",
    "DENIED_ROLES",
    "FILTER_STRICTNESS",
    "IMAGE_INPUT",
    "MAXIMUM_COUNT",
    "MAXIMUM_MEGAPIXELS",
    "MODELS",
    "NEWCOMER_WAIT",
    "PRIVATE",
    "QUIET_HOURS",
    "REVIEW",
    "RULES",
    "SLOW_MODE",
    "STYLES",
    "WHO",
    "rule_of",
]

RULES: list[Rule[Any]] = [
    WHO,  # whoever may not draw at all need not read of anything else
    DENIED_ROLES,  # as final as the one above
    NEWCOMER_WAIT,  # of what passes by itself, what lasts longest: days
    QUIET_HOURS,  # hours
    SLOW_MODE,  # minutes
    MODELS,  # of what can be asked for otherwise, in the order of /imagine: the model
    STYLES,  # how it looks
    MAXIMUM_COUNT,  # how many
    MAXIMUM_MEGAPIXELS,  # how large
    IMAGE_INPUT,  # from which picture
    PRIVATE,  # for whom
    AGE_RESTRICTED_RELAXED,  # denies nothing; how the model is asked
    FILTER_STRICTNESS,  # denies nothing; what the filter lets through before anything is drawn
    REVIEW,  # denies nothing; what happens once it is drawn
]


def rule_of(tag: str) -> Rule[Any] | None:
    """Return the rule of a tag, None where there is none (any more)."""
    return next((rule for rule in RULES if rule.tag == tag), None)
