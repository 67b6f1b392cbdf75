"""How strictly prompts are held against the server's filter."""

from collections.abc import Mapping

from pydantic import TypeAdapter

from cogs.policy.phrase import Phrase, phrase
from cogs.policy.rules.bases import NumberRule
from cogs.policy.rules.rule import Finding, Ruling, Submission


class FilterStrictnessRule(NumberRule[int]):
    """0 is off, 3 the strictest; the filter itself refuses."""

    tag = "filter_strictness"
    value_type = TypeAdapter(int)
    minimum, maximum = 0, 3
    default = 2
    choices = (0, 1, 2, 3)

    def find(self, value: int, submission: Submission, ruling: Ruling) -> Finding:
        return ruling.notes("rules-reason-filter" if value else "rules-reason-no-filter")

    def said(self, value: int, labels: Mapping[str, str]) -> Phrase:
        return phrase(f"rules-value-strictness-{value}")


FILTER_STRICTNESS = FilterStrictnessRule()
