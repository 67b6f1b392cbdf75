"""Who may draw."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from pydantic import TypeAdapter

from bot.imagine.requester import Requester
from cogs.policy.phrase import Phrase, phrase, role_mentions
from cogs.policy.requests import held_roles, moderates
from cogs.policy.rules.bases import RoleRule, gone_roles, require_roles, roles_value, roles_written
from cogs.policy.rules.denied_roles import DENIED_ROLES
from cogs.policy.rules.rule import EffectiveRules, RuleContext, RuleFinding, Ruling, ServerFacts
from cogs.policy.scope import Level


class Who(StrEnum):
    """Who may draw."""

    EVERYONE = "everyone"
    ROLES = "roles"
    """Members with one of the roles; moderators too."""
    MODERATORS = "moderators"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Who may draw, with the roles where it is roles."""

    kind: Who
    role_ids: tuple[int, ...] = ()


EVERYONE = Audience(kind=Who.EVERYONE)


class WhoRule(RoleRule[Audience]):
    """Where roles may draw, moderators may, too; "nobody" applies to them as well."""

    tag = "who"
    value_type = TypeAdapter(Audience)
    default = EVERYONE
    choices = (EVERYONE, Audience(kind=Who.MODERATORS), Audience(kind=Who.NOBODY))
    is_rechecked = True
    examples = '"everyone" / { roles = ["@Artists 123456789012345678"] }'

    def find(self, value: Audience, context: RuleContext, ruling: Ruling) -> RuleFinding:
        requester = context.requester
        match value.kind:
            case Who.EVERYONE:
                return ruling.passes("rules-reason-everyone")
            case Who.NOBODY:
                return ruling.denies("refusal-rules-nobody", "rules-reason-nobody")
            case Who.MODERATORS if moderates(requester):
                return ruling.passes("rules-reason-moderator")
            case Who.MODERATORS:
                return ruling.denies("refusal-rules-moderators", "rules-reason-no-moderator")
            case Who.ROLES:
                gone = gone_roles(value.role_ids, context.server.role_ids)
                left = tuple(role for role in value.role_ids if role not in gone)
                return _among_roles(requester, left, ruling)

    def depends_on_roles(self, value: Audience) -> bool:
        return value.kind in {Who.MODERATORS, Who.ROLES}

    def check(self, value: Audience, level: Level) -> None:
        if value.kind is Who.ROLES:
            require_roles(value.role_ids)
        super().check(value, level)

    def lockout(self, value: Audience, rules: EffectiveRules, server: ServerFacts) -> str | None:
        """Nobody is left where all roles are deleted or denied."""
        if value.kind is Who.NOBODY:
            return "rules-lockout-nobody"
        if value.kind is not Who.ROLES:
            return None
        left = set(value.role_ids) - set(gone_roles(value.role_ids, server.role_ids))
        if not left:
            return "rules-lockout-roles-gone"
        is_denied = left <= set(rules[DENIED_ROLES].value)
        return "rules-lockout-roles-denied" if is_denied else None

    def roles_of(self, value: Audience) -> tuple[int, ...]:
        return value.role_ids

    def with_roles(self, select: str, role_ids: tuple[int, ...]) -> Audience:
        return Audience(kind=Who.ROLES, role_ids=role_ids)

    def written(self, value: Audience) -> object:
        return {"roles": list(value.role_ids)} if value.kind is Who.ROLES else value.kind.value

    def read_written(self, written: object) -> Audience:
        """Read a kind, or a table of roles."""
        if isinstance(written, dict):
            _, role_ids = roles_written(cast("object", written), "roles")
            return Audience(kind=Who.ROLES, role_ids=role_ids)
        return super().read_written({"kind": written})

    def display(self, value: Audience, labels: Mapping[str, str]) -> Phrase:
        if value.kind is Who.ROLES:
            return roles_value(value.role_ids)
        return phrase(f"rules-value-{value.kind}")

    def audit_text(self, value: Audience) -> str:
        return " ".join((value.kind.value, *role_mentions(value.role_ids)))


def _among_roles(requester: Requester, role_ids: tuple[int, ...], ruling: Ruling) -> RuleFinding:
    held = tuple(role for role in role_ids if role in held_roles(requester))
    if held:
        return ruling.passes("rules-reason-has-roles", roles=role_mentions(held))
    if moderates(requester):
        return ruling.passes("rules-reason-moderator")
    if not role_ids:
        return ruling.denies("refusal-rules-roles-gone", "rules-reason-all-roles-gone")
    return ruling.denies(
        "refusal-rules-roles", "rules-reason-lacks-roles", roles=role_mentions(role_ids)
    )


WHO = WhoRule()
