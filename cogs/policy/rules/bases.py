"""Bases of rules by the type of their value: numbers, durations, switches, selections, roles."""

import json
from abc import abstractmethod
from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal, TypeVar

from pydantic import TypeAdapter

from bot.catalog.quoting import quoted
from bot.locales.typed import is_nothing, seconds_of
from cogs.policy.phrase import Phrase, phrase, role_mentions
from cogs.policy.requests import RequestSummary
from cogs.policy.rules.rule import Rule, RuleContext, RuleFinding, RuleSettingError, Ruling, V
from cogs.policy.scope import Level

N = TypeVar("N", int, float)

MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60
_UNITS = (("days", DAY), ("hours", HOUR), ("minutes", MINUTE))

MAX_ROLES = 25
"""Discord's limit for one select."""

_ROLES = TypeAdapter(dict[str, tuple[int, ...]])

ANY: Literal["any"] = "any"

Selection = Literal["any"] | tuple[str, ...]
"""Everything, or the named ones; an empty tuple is nothing."""


class NumberRule(Rule[N]):
    """A number; "refusal-rules-out-of-range" has a variant for each tag."""

    minimum: N
    maximum: N
    unit: ClassVar[int] = 1
    """Divides the maximum in its refusal: 3,600 shows seconds as hours."""

    def check(self, value: N, level: Level) -> None:
        """Check both ends; NaN is outside of them."""
        if not self.minimum <= value <= self.maximum:
            raise RuleSettingError(
                "refusal-rules-out-of-range",
                rule=self.tag,
                minimum=self.minimum,
                maximum=self.maximum / self.unit,
            )


class DurationRule(NumberRule[int]):
    """A duration in seconds; 0 is none."""

    value_type = TypeAdapter(int)
    default = minimum = 0
    fields = ("value",)
    examples = '3600 / "1h 30m"'

    def read(self, typed: Mapping[str, str]) -> int:
        return read_duration(typed.get("value", ""))

    def read_written(self, written: object) -> int:
        """Read seconds, or what a form takes."""
        if isinstance(written, str):
            return self.read({"value": written})
        return super().read_written(written)

    def display(self, value: int, labels: Mapping[str, str]) -> Phrase:
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
        RuleSettingError: it is no duration; a number needs a unit.
    """
    if says_none(text):
        return 0
    seconds = seconds_of(text)
    if seconds is None:
        raise RuleSettingError("refusal-rules-duration", text=quoted(text))
    return seconds


def says_none(text: str) -> bool:
    """Whether it means "none": empty, "0", or such a word in any language."""
    return text.strip() in {"", "0"} or is_nothing(text)


class SwitchRule(Rule[bool]):
    """Yes or no."""

    value_type = TypeAdapter(bool)
    default = True
    choices = (True, False)

    def display(self, value: bool, labels: Mapping[str, str]) -> Phrase:
        return phrase("rules-value-yes" if value else "rules-value-no")


class AllowRule(SwitchRule):
    """Whether requests with something are allowed.

    Its words are "rules-reason-<subject>", "-no-<subject>", "-<subject>-allowed" and
    "refusal-rules-<subject>".
    """

    subject: ClassVar[str]
    is_about_request = True

    @abstractmethod
    def is_in(self, request: RequestSummary) -> bool:
        """Whether the request has it."""

    def find(self, value: bool, context: RuleContext, ruling: Ruling) -> RuleFinding:
        if value:
            return ruling.passes(f"rules-reason-{self.subject}-allowed")
        if context.request is None:
            return ruling.depends()
        if not self.is_in(context.request):
            return ruling.passes(f"rules-reason-no-{self.subject}")
        return ruling.denies(f"refusal-rules-{self.subject}", f"rules-reason-{self.subject}")


class SelectionRule(Rule[Selection]):
    """Everything, or the named ones; "policy-choose-<tag>" is its select's placeholder."""

    value_type = TypeAdapter(Selection)
    default: Selection = ANY
    examples = '"any" / ["one", "another"]'
    is_about_request = True

    def display(self, value: Selection, labels: Mapping[str, str]) -> Phrase:
        if isinstance(value, str):
            return phrase("rules-value-any")
        if not value:
            return phrase("rules-value-none")
        return phrase("rules-value-only", names=names_of(value, labels))

    def audit_text(self, value: Selection) -> str:
        return value if isinstance(value, str) else " ".join(value)


def names_of(selection: tuple[str, ...], labels: Mapping[str, str]) -> tuple[str, ...]:
    """Return the labels, the id itself where a model is no longer offered."""
    return tuple(labels.get(name, name) for name in selection)


class RoleRule(Rule[V]):
    """A rule that may name roles; deleted ones are reported, and count no more."""

    selects: ClassVar[tuple[str, ...]] = ("roles",)
    """Its role selects, by their ``PolicyAct``; "policy-<select>-<tag>" is a placeholder."""

    @abstractmethod
    def roles_of(self, value: V) -> tuple[int, ...]:
        """Return the roles that a value names."""

    @abstractmethod
    def with_roles(self, select: str, role_ids: tuple[int, ...]) -> V:
        """Return the value for roles chosen in one of ``selects``."""

    def chosen_in(self, select: str, value: V) -> tuple[int, ...]:
        """Return the roles that a select shows as chosen, where ``value`` is set."""
        return self.roles_of(value)

    def findings(self, value: V, context: RuleContext, ruling: Ruling) -> Iterator[RuleFinding]:
        """Report deleted roles first."""
        gone = gone_roles(self.roles_of(value), context.server.role_ids)
        if gone:
            yield ruling.notes("rules-reason-roles-gone", count=len(gone))
        yield self.find(value, context, ruling)

    def check(self, value: V, level: Level) -> None:
        """Refuse more roles than a select can show."""
        if len(self.roles_of(value)) > MAX_ROLES:
            raise RuleSettingError("refusal-rules-too-many-roles", limit=MAX_ROLES)


def gone_roles(role_ids: tuple[int, ...], existing: frozenset[int] | None) -> tuple[int, ...]:
    """Return the deleted roles; none where the server's roles (``existing``) are unknown."""
    return tuple(role for role in role_ids if existing is not None and role not in existing)


def require_roles(role_ids: tuple[int, ...]) -> None:
    """Refuse an empty choice of roles.

    Raises:
        RuleSettingError: it is empty.
    """
    if not role_ids:
        raise RuleSettingError("refusal-rules-roles-not-chosen")


def roles_written(written: object, *names: str) -> tuple[str, tuple[int, ...]]:
    """Read a table with one list of roles, under one of these names.

    Raises:
        ValueError: it is something else.
    """
    ((name, role_ids),) = _ROLES.validate_json(json.dumps(written), strict=True).items()
    if name not in names:
        raise ValueError(name)
    return name, role_ids


def roles_value(role_ids: tuple[int, ...]) -> Phrase:
    """Return roles as a value for people."""
    if not role_ids:
        return phrase("rules-value-none")
    return phrase("rules-value-roles", roles=role_mentions(role_ids))
