"""How strict the prompt filter is."""

from collections.abc import Mapping

from pydantic import TypeAdapter

from cogs.policy.phrase import Phrase, phrase
from cogs.policy.rules.bases import NumberRule
from cogs.policy.rules.rule import RuleContext, RuleFinding, Ruling


class FilterStrictnessRule(NumberRule[int]):
    """From 0 (off) to 3; the filter reads it and refuses by itself."""

    tag = "filter_strictness"
    value_type = TypeAdapter(int)
    minimum, maximum = 0, 3
    default = 2
    choices = (0, 1, 2, 3)

    def find(self, value: int, context: RuleContext, ruling: Ruling) -> RuleFinding:
        return ruling.notes("rules-reason-filter" if value else "rules-reason-no-filter")

    def display(self, value: int, labels: Mapping[str, str]) -> Phrase:
        return phrase(f"rules-value-strictness-{value}")


FILTER_STRICTNESS = FilterStrictnessRule()
