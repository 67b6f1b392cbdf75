"""Rules that allow something or not."""

from collections.abc import Mapping

from pydantic import TypeAdapter

from bot.community.rules.phrase import Phrase, phrase
from bot.community.rules.rule import Rule


class SwitchRule(Rule[bool]):
    """Yes or no."""

    value_type = TypeAdapter(bool)
    default = True
    choices = (True, False)

    def said(self, value: bool, labels: Mapping[str, str]) -> Phrase:
        return phrase("rules-value-yes" if value else "rules-value-no")
