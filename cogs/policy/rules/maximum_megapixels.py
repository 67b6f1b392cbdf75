"""How large one picture may become."""

from collections.abc import Mapping

from pydantic import TypeAdapter

from bot.catalog.quoting import quoted
from cogs.policy.phrase import Phrase, phrase
from cogs.policy.rules.bases import NumberRule
from cogs.policy.rules.rule import RuleContext, RuleFinding, RuleSettingError, Ruling

MAX_MEGAPIXELS = 64.0
"""Larger pictures are never decoded, so this means any size."""


class MaximumMegapixelsRule(NumberRule[float]):
    """The size of one picture in megapixels; ``MAX_MEGAPIXELS`` means any."""

    tag = "maximum_megapixels"
    is_about_request = True
    value_type = TypeAdapter(float)
    minimum = 0.25
    default = maximum = MAX_MEGAPIXELS
    choices = (0.5, 1.0, 2.0, 4.0, 16.0, MAX_MEGAPIXELS)
    fields = ("value",)

    def find(self, value: float, context: RuleContext, ruling: Ruling) -> RuleFinding:
        """Compare it with the requested size, which is unknown where the model chooses it."""
        request = context.request
        if value >= MAX_MEGAPIXELS:
            return ruling.passes("rules-reason-any-size")
        if request is None:
            return ruling.depends()
        if request.megapixels is None:
            return ruling.passes("rules-reason-size-unknown")
        if request.megapixels <= value:
            return ruling.passes("rules-reason-size", megapixels=request.megapixels)
        return ruling.denies(
            "refusal-rules-megapixels",
            "rules-reason-too-large",
            megapixels=request.megapixels,
            limit=value,
        )

    def read(self, typed: Mapping[str, str]) -> float:
        text = typed.get("value", "")
        try:
            number = float(text.strip().replace(",", "."))
        except ValueError as error:
            raise RuleSettingError("refusal-policy-number", text=quoted(text)) from error
        # NaN fits no limit; infinity is refused by ``check``.
        if number != number:  # noqa: PLR0124 - NaN alone
            raise RuleSettingError("refusal-policy-number", text=quoted(text))
        return number

    def display(self, value: float, labels: Mapping[str, str]) -> Phrase:
        if value >= MAX_MEGAPIXELS:
            return phrase("rules-value-any-size")
        return phrase("rules-value-megapixels", megapixels=value)


MAXIMUM_MEGAPIXELS = MaximumMegapixelsRule()
