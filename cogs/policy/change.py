"""A change of the rules: what differs, how it is noted, and whom it would lock out."""

from typing import Any

from cogs.policy.model import Rules
from cogs.policy.phrase import Phrase, phrase
from cogs.policy.rules import RULES
from cogs.policy.rules.rule import EffectiveRules, Rule, ServerFacts


def differing(before: Rules, after: Rules) -> list[Rule[Any]]:
    """Return the rules that one place sets differently, in their order."""
    return [rule for rule in RULES if before[rule] != after[rule]]


def changed_rules(before: Rules, after: Rules) -> dict[str, str]:
    """Return each changed rule as "before → after", for the audit log; in nobody's language."""
    return {
        rule.tag: f"{_noted(rule, before)} → {_noted(rule, after)}"
        for rule in differing(before, after)
    }


def _noted(rule: Rule[Any], rules: Rules) -> str:
    value = rules[rule]
    return "–" if value is None else rule.noted(value)  # noqa: RUF001 - a dash, for nothing


def lockout_warnings(
    before: EffectiveRules, after: EffectiveRules, server: ServerFacts
) -> tuple[Phrase, ...]:
    """Return why nobody but moderators, or nobody at all, could draw at a place after a change.

    What was so before is no warning of this change.
    """
    known = set(_lockouts(before, server))
    return tuple(phrase(one) for one in _lockouts(after, server) if one not in known)


def _lockouts(rules: EffectiveRules, server: ServerFacts) -> list[str]:
    found = (rule.lockout(rules[rule].value, rules, server) for rule in RULES)
    return [words_id for words_id in found if words_id is not None]
