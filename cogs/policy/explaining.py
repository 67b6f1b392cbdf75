"""What rules find, as lines of an explanation: where each is set, and how to change it."""

from collections.abc import Mapping

from bot.jobs.explanation import Explanation, Outcome
from bot.locales.phrase import Phrase, phrase
from cogs.policy.decision import refusal_of
from cogs.policy.rules.rule import EffectiveRules, RuleFinding
from cogs.policy.scope import Level, Scope

_HINDERING = frozenset({Outcome.DENIES, Outcome.EXEMPT})


def explained(
    finding: RuleFinding, rules: EffectiveRules, labels: Mapping[str, str]
) -> Explanation:
    """Return a finding as a line; ``labels`` are the models' labels by id.

    A rule that lets the request pass is told by its value, which says what else would pass.
    """
    is_hindering, rule = finding.outcome in _HINDERING, finding.rule
    reason = finding.reason
    if finding.outcome is Outcome.PASSES and rule.is_about_request:
        reason = rule.display(rules[rule].value, labels)
    return Explanation(
        name=rule.name,
        outcome=finding.outcome,
        reason=reason,
        refusal=refusal_of(finding),
        origin=None if is_hindering else origin_of(finding.scope),
        fix=source_of(finding.scope) if is_hindering else None,
        # What holds without anybody setting it is told as well, or the reason would be missing.
        is_set=is_hindering or rule.is_on_by_default or finding.scope.level is not Level.BUILT_IN,
    )


def source_of(scope: Scope) -> Phrase:
    """Return where a setting comes from, and how to change it."""
    if scope.level in (Level.BUILT_IN, Level.SERVER):
        return phrase(f"rules-source-{scope.level}")
    # In Discord a channel mention works for categories and threads, too.
    return phrase(f"rules-source-{scope.level}", place=f"<#{scope.place_id}>")


def origin_of(scope: Scope) -> Phrase | None:
    """Return the same in a few words, None for what is built in."""
    match scope.level:
        case Level.BUILT_IN:
            return None
        case Level.SERVER:
            return phrase("policy-from-server")
        case _:
            return phrase("policy-from-place", place=f"<#{scope.place_id}>")
