"""What rules of one kind share: numbers, lengths of time, roles, selections, yes or no."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal, TypeVar

from pydantic import TypeAdapter

from bot.catalog.quoting import quoted
from bot.locales.typed import is_nothing, seconds_of
from cogs.policy.phrase import Phrase, phrase, roles_said
from cogs.policy.rules.rule import Finding, Rule, RuleSettingError, Ruling, Submission, V
from cogs.policy.scope import Scope

N = TypeVar("N", int, float)

MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60
_UNITS = (("days", DAY), ("hours", HOUR), ("minutes", MINUTE))

MAX_ROLES = 25
"""As many as a select menu of Discord offers at once."""

ANY: Literal["any"] = "any"

Selection = Literal["any"] | tuple[str, ...]
"""Everything, or what is named; an empty tuple is nothing."""


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


class SwitchRule(Rule[bool]):
    """Yes or no."""

    value_type = TypeAdapter(bool)
    default = True
    choices = (True, False)

    def said(self, value: bool, labels: Mapping[str, str]) -> Phrase:
        return phrase("rules-value-yes" if value else "rules-value-no")


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


class RoleRule(Rule[V]):
    """A rule that may name roles; those that are gone are said to be, and count no more."""

    selects: ClassVar[tuple[str, ...]] = ("roles",)
    """The ways to choose roles for it; "policy-<select>-<tag>" is what each is for."""

    @abstractmethod
    def roles_of(self, value: V) -> tuple[int, ...]:
        """Return the roles that a value names."""

    @abstractmethod
    def with_roles(self, select: str, role_ids: tuple[int, ...]) -> V:
        """Return the value that was meant where roles were chosen in one of ``selects``."""

    def chosen_in(self, select: str, value: V) -> tuple[int, ...]:
        """Return the roles that a select shows as chosen."""
        return self.roles_of(value)

    def findings(self, value: V, submission: Submission, ruling: Ruling) -> Iterator[Finding]:
        """Say first which roles are gone."""
        gone = gone_roles(self.roles_of(value), submission.circumstances.role_ids)
        if gone:
            yield ruling.notes("rules-reason-roles-gone", count=len(gone))
        yield self.find(value, submission, ruling)

    def check(self, value: V, scope: Scope) -> None:
        """Hold them against what a menu can show."""
        if len(self.roles_of(value)) > MAX_ROLES:
            raise RuleSettingError("refusal-rules-too-many-roles", limit=MAX_ROLES)


def gone_roles(role_ids: tuple[int, ...], existing: frozenset[int] | None) -> tuple[int, ...]:
    """Return the roles that the server no longer has; none where nobody knows what it has."""
    return tuple(role for role in role_ids if existing is not None and role not in existing)


def require_roles(role_ids: tuple[int, ...]) -> None:
    """Make sure that a value about roles names one.

    Raises:
        RuleSettingError: it names none.
    """
    if not role_ids:
        raise RuleSettingError("refusal-rules-roles-not-chosen")


def roles_value(role_ids: tuple[int, ...]) -> Phrase:
    """Return roles as the value of a rule."""
    if not role_ids:
        return phrase("rules-value-none")
    return phrase("rules-value-roles", roles=roles_said(role_ids))
