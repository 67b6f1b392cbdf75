"""The rules, in the order in which they decide: the first that denies is what the member reads.

Panels and lists show them in this order, too. What is kept and what stands in custom ids are tags,
so the order may change.
"""

from typing import Any

from bot.community.rules.kinds.age_restricted_relaxed import AGE_RESTRICTED_RELAXED
from bot.community.rules.kinds.denied_roles import DENIED_ROLES
from bot.community.rules.kinds.filter_strictness import FILTER_STRICTNESS
from bot.community.rules.kinds.image_input import IMAGE_INPUT
from bot.community.rules.kinds.maximum_count import MAXIMUM_COUNT
from bot.community.rules.kinds.maximum_megapixels import MAXIMUM_MEGAPIXELS
from bot.community.rules.kinds.models import MODELS
from bot.community.rules.kinds.newcomer_wait import NEWCOMER_WAIT
from bot.community.rules.kinds.private import PRIVATE
from bot.community.rules.kinds.quiet_hours import QUIET_HOURS
from bot.community.rules.kinds.review import REVIEW
from bot.community.rules.kinds.slow_mode import SLOW_MODE
from bot.community.rules.kinds.styles import STYLES
from bot.community.rules.kinds.who import WHO
from bot.community.rules.rule import Rule

RULES: list[Rule[Any]] = [
    WHO,  # who may not draw at all need not read why this request could not be
    DENIED_ROLES,  # an exception to the one above
    NEWCOMER_WAIT,  # of the three about time, the one that may last longest
    QUIET_HOURS,  # hours
    SLOW_MODE,  # minutes
    MODELS,  # what the request asks for: another model may mean other styles and sizes
    STYLES,
    MAXIMUM_COUNT,
    MAXIMUM_MEGAPIXELS,
    IMAGE_INPUT,
    PRIVATE,
    AGE_RESTRICTED_RELAXED,  # these three deny nothing, they say what is done with the request
    FILTER_STRICTNESS,
    REVIEW,
]


def rule_of(tag: str) -> Rule[Any] | None:
    """Return the rule of a tag, None where there is none (any more)."""
    return next((rule for rule in RULES if rule.tag == tag), None)
