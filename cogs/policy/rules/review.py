"""Whose pictures wait for a moderator's approval."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from pydantic import TypeAdapter

from bot.imagine.requester import Requester
from cogs.policy.phrase import Phrase, phrase, role_mentions
from cogs.policy.requests import held_roles, moderates
from cogs.policy.rules.bases import RoleRule, gone_roles, require_roles, roles_value, roles_written
from cogs.policy.rules.rule import RuleContext, RuleFinding, Ruling
from cogs.policy.scope import Level


class Reviewed(StrEnum):
    """Whose pictures wait for a moderator's approval."""

    NOBODY = "nobody"
    EVERYONE = "everyone"
    ROLES = "roles"
    """Members with one of the roles."""
    EXCEPT_ROLES = "except-roles"
    """Members with none of the roles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewMode:
    """Whose pictures wait for approval, with the roles where it depends on roles."""

    kind: Reviewed
    role_ids: tuple[int, ...] = ()


_NOBODY = ReviewMode(kind=Reviewed.NOBODY)


class ReviewRule(RoleRule[ReviewMode]):
    """Moderators decide reviews, so their own pictures need none."""

    tag = "review"
    value_type = TypeAdapter(ReviewMode)
    default = _NOBODY
    choices = (_NOBODY, ReviewMode(kind=Reviewed.EVERYONE))
    selects = ("roles", "except")
    examples = '"everyone" / { roles = ["@New 123456789012345678"] }'

    def find(self, value: ReviewMode, context: RuleContext, ruling: Ruling) -> RuleFinding:
        if not _is_meant(value, context.requester, context.server.role_ids):
            return ruling.notes("rules-reason-no-review")
        if moderates(context.requester):
            return ruling.exempt()
        return ruling.notes("rules-reason-review")

    def is_needed(
        self, value: ReviewMode, requester: Requester, existing: frozenset[int] | None = None
    ) -> bool:
        """Whether a requester's pictures wait for approval; ``existing`` are the server's roles."""
        return _is_meant(value, requester, existing) and not moderates(requester)

    def check(self, value: ReviewMode, level: Level) -> None:
        if value.kind in (Reviewed.ROLES, Reviewed.EXCEPT_ROLES):
            require_roles(value.role_ids)
        super().check(value, level)

    def roles_of(self, value: ReviewMode) -> tuple[int, ...]:
        return value.role_ids

    def with_roles(self, select: str, role_ids: tuple[int, ...]) -> ReviewMode:
        kind = Reviewed.EXCEPT_ROLES if select == "except" else Reviewed.ROLES
        return ReviewMode(kind=kind, role_ids=role_ids)

    def chosen_in(self, select: str, value: ReviewMode) -> tuple[int, ...]:
        """Only the select of the value's kind shows roles."""
        is_except = value.kind is Reviewed.EXCEPT_ROLES
        return value.role_ids if is_except is (select == "except") else ()

    def written(self, value: ReviewMode) -> object:
        if value.kind is Reviewed.ROLES:
            return {"roles": list(value.role_ids)}
        if value.kind is Reviewed.EXCEPT_ROLES:
            return {"except_roles": list(value.role_ids)}
        return value.kind.value

    def read_written(self, written: object) -> ReviewMode:
        """Read a kind, or a table of roles."""
        if isinstance(written, dict):
            name, role_ids = roles_written(cast("object", written), "roles", "except_roles")
            kind = Reviewed.ROLES if name == "roles" else Reviewed.EXCEPT_ROLES
            return ReviewMode(kind=kind, role_ids=role_ids)
        return super().read_written({"kind": written})

    def display(self, value: ReviewMode, labels: Mapping[str, str]) -> Phrase:
        if value.kind is Reviewed.ROLES:
            return roles_value(value.role_ids)
        if value.kind is Reviewed.EXCEPT_ROLES:
            return phrase("rules-value-except-roles", roles=role_mentions(value.role_ids))
        return phrase(f"rules-value-{value.kind}")

    def audit_text(self, value: ReviewMode) -> str:
        return " ".join((value.kind.value, *role_mentions(value.role_ids)))


def _is_meant(
    mode: ReviewMode, requester: Requester, existing: frozenset[int] | None = None
) -> bool:
    has_role = not held_roles(requester).isdisjoint(mode.role_ids)
    match mode.kind:
        case Reviewed.NOBODY:
            return False
        case Reviewed.EVERYONE:
            return True
        case Reviewed.ROLES:
            # With all of its roles deleted, nothing shall be shown that somebody wanted to see.
            are_gone = len(gone_roles(mode.role_ids, existing)) == len(mode.role_ids)
            return has_role or are_gone
        case Reviewed.EXCEPT_ROLES:
            return not has_role


REVIEW = ReviewRule()
