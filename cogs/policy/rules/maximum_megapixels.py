"""How large one picture may become."""

from collections.abc import Mapping

from pydantic import TypeAdapter

from bot.catalog.quoting import quoted
from cogs.policy.phrase import Phrase, phrase
from cogs.policy.rules.bases import NumberRule
from cogs.policy.rules.rule import Finding, RuleSettingError, Ruling, Submission

MAX_MEGAPIXELS = 64.0
"""No larger picture is ever decoded, so this much means any size."""


class MaximumMegapixelsRule(NumberRule[float]):
    """The size of one picture; the largest means any."""

    tag = "maximum_megapixels"
    value_type = TypeAdapter(float)
    minimum = 0.25
    default = maximum = MAX_MEGAPIXELS
    choices = (0.5, 1.0, 2.0, 4.0, 16.0, MAX_MEGAPIXELS)
    fields = ("value",)

    def find(self, value: float, submission: Submission, ruling: Ruling) -> Finding:
        """Compare it with what is asked for; nobody knows what a model that decides itself does."""
        wish = submission.wish
        if value >= MAX_MEGAPIXELS:
            return ruling.passes("rules-reason-any-size")
        if wish is None:
            return ruling.depends()
        if wish.megapixels is None:
            return ruling.passes("rules-reason-size-unknown")
        if wish.megapixels <= value:
            return ruling.passes("rules-reason-size", megapixels=wish.megapixels)
        return ruling.denies(
            "refusal-rules-megapixels",
            "rules-reason-too-large",
            megapixels=wish.megapixels,
            limit=value,
        )

    def read(self, typed: Mapping[str, str]) -> float:
        text = typed.get("value", "")
        try:
            number = float(text.strip().replace(",", "."))
        except ValueError as error:
            raise RuleSettingError("refusal-policy-number", text=quoted(text)) from error
        # NaN is no number that anything can be held against; infinity is refused with the limits.
        if number != number:  # noqa: PLR0124 - what NaN is
            raise RuleSettingError("refusal-policy-number", text=quoted(text))
        return number

    def said(self, value: float, labels: Mapping[str, str]) -> Phrase:
        if value >= MAX_MEGAPIXELS:
            return phrase("rules-value-any-size")
        return phrase("rules-value-megapixels", megapixels=value)


MAXIMUM_MEGAPIXELS = MaximumMegapixelsRule()
