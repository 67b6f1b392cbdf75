"""Whether a picture's card says that it was made with AI."""

from collections.abc import Mapping
from enum import StrEnum

from pydantic import TypeAdapter

from cogs.policy.phrase import Phrase, phrase
from cogs.policy.rules.rule import Rule, RuleContext, RuleFinding, Ruling


class AiLine(StrEnum):
    """Who decides whether the card says it."""

    AS_SET = "as-set"
    """Whoever runs Easel (``SAY_MADE_WITH_AI``)."""
    SHOWN = "shown"
    LEFT_OUT = "left-out"


class AiLineRule(Rule[AiLine]):
    """It denies nothing, and the mark in the picture's file stays in any case."""

    tag = "ai_line"
    value_type = TypeAdapter(AiLine)
    default = AiLine.AS_SET
    choices = tuple(AiLine)

    def find(self, value: AiLine, context: RuleContext, ruling: Ruling) -> RuleFinding:
        return ruling.notes(f"rules-reason-ai-line-{value}")

    def is_said(self, value: AiLine) -> bool | None:
        """Whether the card says it; None where whoever runs Easel decides."""
        return None if value is AiLine.AS_SET else value is AiLine.SHOWN

    def display(self, value: AiLine, labels: Mapping[str, str]) -> Phrase:
        return phrase(f"rules-value-ai-line-{value}")


AI_LINE = AiLineRule()
