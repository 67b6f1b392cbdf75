"""Roles that may not draw, whatever else is set."""

from collections.abc import Mapping

from pydantic import TypeAdapter

from cogs.policy.phrase import Phrase, role_mentions
from cogs.policy.requests import held_roles
from cogs.policy.rules.bases import RoleRule, roles_value
from cogs.policy.rules.rule import EffectiveRules, RuleContext, RuleFinding, Ruling, ServerFacts


class DeniedRolesRule(RoleRule[tuple[int, ...]]):
    """A value is role ids; it applies to moderators, too."""

    tag = "denied_roles"
    value_type = TypeAdapter(tuple[int, ...])
    default: tuple[int, ...] = ()
    choices = ((),)
    is_rechecked = True
    examples = '["@Guests 123456789012345678"]'

    def find(self, value: tuple[int, ...], context: RuleContext, ruling: Ruling) -> RuleFinding:
        held = tuple(role for role in value if role in held_roles(context.requester))
        if held:
            return ruling.denies(
                "refusal-rules-denied", "rules-reason-denied-role", roles=role_mentions(held)
            )
        return ruling.passes("rules-reason-no-denied-role")

    def depends_on_roles(self, value: tuple[int, ...]) -> bool:
        return bool(value)

    def lockout(
        self, value: tuple[int, ...], rules: EffectiveRules, server: ServerFacts
    ) -> str | None:
        """Everyone has the role whose id is the server's (Discord)."""
        return "rules-lockout-everyone-denied" if server.guild_id in value else None

    def roles_of(self, value: tuple[int, ...]) -> tuple[int, ...]:
        return value

    def with_roles(self, select: str, role_ids: tuple[int, ...]) -> tuple[int, ...]:
        return role_ids

    def display(self, value: tuple[int, ...], labels: Mapping[str, str]) -> Phrase:
        return roles_value(value)

    def audit_text(self, value: tuple[int, ...]) -> str:
        return " ".join(role_mentions(value))


DENIED_ROLES = DeniedRolesRule()
