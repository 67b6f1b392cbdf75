"""Rules that may name roles."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from bot.community.rules.inheritance import Scope
from bot.community.rules.phrase import Phrase, phrase, roles_said
from bot.community.rules.refusals import RuleSettingError
from bot.community.rules.rule import Finding, Rule, Ruling, Submission, V

MAX_ROLES = 25
"""As many as a select menu of Discord offers at once."""


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
