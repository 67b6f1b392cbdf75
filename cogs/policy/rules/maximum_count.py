"""How many pictures one request may ask for."""

from collections.abc import Mapping

from pydantic import TypeAdapter

from bot.catalog import MAX_IMAGES
from cogs.policy.phrase import Phrase, phrase
from cogs.policy.rules.bases import NumberRule
from cogs.policy.rules.rule import RuleContext, RuleFinding, Ruling


class MaximumCountRule(NumberRule[int]):
    """Pictures in one request."""

    tag = "maximum_count"
    is_about_request = True
    value_type = TypeAdapter(int)
    minimum = 1
    default = maximum = MAX_IMAGES
    choices = tuple(range(1, MAX_IMAGES + 1))

    def find(self, value: int, context: RuleContext, ruling: Ruling) -> RuleFinding:
        request = context.request
        if request is None:
            return ruling.depends()
        if request.image_count <= value:
            return ruling.passes("rules-reason-count", count=request.image_count)
        return ruling.denies(
            "refusal-rules-count", "rules-reason-too-many", count=request.image_count, limit=value
        )

    def display(self, value: int, labels: Mapping[str, str]) -> Phrase:
        return phrase("rules-value-pictures", count=value)


MAXIMUM_COUNT = MaximumCountRule()
