"""How many pictures a request gets that does not say a number."""

from collections.abc import Mapping

from pydantic import TypeAdapter

from bot.catalog import MAX_IMAGES
from cogs.policy.phrase import Phrase, phrase
from cogs.policy.rules.bases import NumberRule
from cogs.policy.rules.rule import RuleContext, RuleFinding, Ruling


class UsualCountRule(NumberRule[int]):
    """Pictures, where neither the request nor its member's preferences say how many.

    It denies nothing, and never gives more than the rule ``maximum_count`` allows.
    """

    tag = "usual_count"
    value_type = TypeAdapter(int)
    default = minimum = 1
    maximum = MAX_IMAGES
    choices = tuple(range(1, MAX_IMAGES + 1))

    def find(self, value: int, context: RuleContext, ruling: Ruling) -> RuleFinding:
        return ruling.passes("rules-reason-usual-count", count=value)

    def display(self, value: int, labels: Mapping[str, str]) -> Phrase:
        return phrase("rules-value-exactly-pictures", count=value)


USUAL_COUNT = UsualCountRule()
