"""Rules that let some of many be used: models, styles."""

from collections.abc import Mapping
from typing import Literal

from pydantic import TypeAdapter

from bot.community.rules.phrase import Phrase, phrase
from bot.community.rules.rule import Rule

ANY: Literal["any"] = "any"

Selection = Literal["any"] | tuple[str, ...]
"""Everything, or what is named; an empty tuple is nothing."""


class SelectionRule(Rule[Selection]):
    """Everything, or what is named; "policy-choose-<tag>" is what its select is for."""

    value_type = TypeAdapter(Selection)
    default: Selection = ANY

    def said(self, value: Selection, labels: Mapping[str, str]) -> Phrase:
        if isinstance(value, str):
            return phrase("rules-value-any")
        if not value:
            return phrase("rules-value-none")
        return phrase("rules-value-only", names=names_of(value, labels))

    def noted(self, value: Selection) -> str:
        return value if isinstance(value, str) else " ".join(value)


def names_of(selection: tuple[str, ...], labels: Mapping[str, str]) -> tuple[str, ...]:
    """Return names for people, the id itself where a model is no longer offered."""
    return tuple(labels.get(name, name) for name in selection)
