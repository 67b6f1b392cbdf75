"""Rules whose value is a number between two ends, and those whose number is a length of time."""

from collections.abc import Mapping
from typing import ClassVar, TypeVar

from pydantic import TypeAdapter

from bot.catalog.quoting import quoted
from bot.community.rules.inheritance import Scope
from bot.community.rules.phrase import Phrase, phrase
from bot.community.rules.refusals import RuleSettingError
from bot.community.rules.rule import Rule
from bot.locales.typed import is_nothing, seconds_of

N = TypeVar("N", int, float)

MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60
_UNITS = (("days", DAY), ("hours", HOUR), ("minutes", MINUTE))


class NumberRule(Rule[N]):
    """A number; "refusal-rules-out-of-range" has a variant for each tag."""

    minimum: N
    maximum: N
    unit: ClassVar[int] = 1
    """In what the largest number is said: 3,600 says seconds in hours."""

    def check(self, value: N, scope: Scope) -> None:
        """Hold it against both ends; what is no number (NaN) is between none."""
        if not self.minimum <= value <= self.maximum:
            raise RuleSettingError(
                "refusal-rules-out-of-range",
                rule=self.tag,
                minimum=self.minimum,
                maximum=self.maximum / self.unit,
            )


class DurationRule(NumberRule[int]):
    """A length of time in seconds; 0 is none."""

    value_type = TypeAdapter(int)
    default = minimum = 0
    fields = ("value",)

    def read(self, typed: Mapping[str, str]) -> int:
        return read_duration(typed.get("value", ""))

    def said(self, value: int, labels: Mapping[str, str]) -> Phrase:
        """In the largest unit that needs no fraction."""
        if not value:
            return phrase("rules-value-no-wait")
        for unit, unit_seconds in _UNITS:
            if value % unit_seconds == 0:
                return phrase(f"rules-value-{unit}", count=value // unit_seconds)
        return phrase("rules-value-seconds", count=value)


def read_duration(text: str) -> int:
    """Return seconds: "90s", "10 min", "1h 30m", "3 Tage"; 0 for "none" in any language.

    Raises:
        RuleSettingError: it is no length of time; a number needs its unit.
    """
    if says_none(text):
        return 0
    seconds = seconds_of(text)
    if seconds is None:
        raise RuleSettingError("refusal-rules-duration", text=quoted(text))
    return seconds


def says_none(text: str) -> bool:
    """Whether it says that there shall be none, as an empty field does."""
    return text.strip() in {"", "0"} or is_nothing(text)
