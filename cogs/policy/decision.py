"""Whether a person may have what they ask for, and why.

Moderators (who may manage messages there, or the server) are exempt from the rules that slow people
down: the wait of newcomers, quiet hours, slow mode, and reviews, which moderators decide. Where
roles may draw, moderators may too. Everything else applies to them as to anybody: "nobody", denied
roles, models, styles, numbers, sizes, pictures and privacy.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.imagine.requester import Requester
from bot.jobs.explanation import Outcome
from cogs.policy.rules import RULES
from cogs.policy.rules.age_restricted_relaxed import AGE_RESTRICTED_RELAXED
from cogs.policy.rules.filter_strictness import FILTER_STRICTNESS
from cogs.policy.rules.models import MODELS
from cogs.policy.rules.review import REVIEW
from cogs.policy.rules.rule import (
    EffectiveRules,
    Rule,
    RuleContext,
    RuleFinding,
    RuleRefusedError,
    Ruling,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The findings of all rules, in the order of ``RULES``; each rule has at least one."""

    findings: tuple[RuleFinding, ...]
    needs_review: bool
    """Whether a moderator has to approve the result first."""
    is_safety_relaxed: bool
    """Whether the models' safety settings are relaxed."""
    filter_strictness: int
    """The prompt filter's strictness, 0 (off) to 3."""

    @property
    def denials(self) -> tuple[RuleFinding, ...]:
        """The findings that refuse; the person reads the first."""
        return tuple(one for one in self.findings if one.outcome is Outcome.DENIES)

    @property
    def is_allowed(self) -> bool:
        """Whether no rule refuses."""
        return not self.denials

    @property
    def refusal(self) -> RuleRefusedError | None:
        """The first denial as an error, None where no rule refuses."""
        return _first_refusal(self.findings)


def decide(context: RuleContext, rules: EffectiveRules) -> Decision:
    """Apply the rules of a place to a person and their request, if there is one."""
    findings: list[RuleFinding] = []
    for rule in RULES:
        setting = rules[rule]
        ruling = Ruling(rule=rule, scope=setting.scope)
        findings += rule.findings(setting.value, context, ruling)
    return Decision(
        findings=tuple(findings),
        needs_review=needs_review(context.requester, rules, context.server.role_ids),
        is_safety_relaxed=is_safety_relaxed(context.requester, rules),
        filter_strictness=rules[FILTER_STRICTNESS].value,
    )


def require(context: RuleContext, rules: EffectiveRules, checked: Iterable[Rule[Any]]) -> None:
    """Apply some rules of a place, in their order, up to the first denial.

    Raises:
        RuleRefusedError: a rule refuses.
    """
    for rule in checked:
        setting = rules[rule]
        ruling = Ruling(rule=rule, scope=setting.scope)
        refusal = _first_refusal(rule.findings(setting.value, context, ruling))
        if refusal is not None:
            raise refusal


def needs_review(
    requester: Requester, rules: EffectiveRules, existing: frozenset[int] | None = None
) -> bool:
    """Whether a moderator has to approve their results first; ``existing``: the server's roles."""
    return REVIEW.is_needed(rules[REVIEW].value, requester, existing)


def is_safety_relaxed(requester: Requester, rules: EffectiveRules) -> bool:
    """Whether the models' safety settings are relaxed where they are."""
    return AGE_RESTRICTED_RELAXED.is_relaxed(rules[AGE_RESTRICTED_RELAXED].value, requester)


def refusal_of(finding: RuleFinding) -> RuleRefusedError | None:
    """Return a denial as an error, None for any other finding."""
    if finding.outcome is not Outcome.DENIES or finding.refusal is None:
        return None
    log_text = f"rule {finding.rule.tag}, set for the {finding.scope.level}"
    error = RuleRefusedError(finding.refusal, log_text, **finding.reason.facts)
    # Any rule may be another one in another channel.
    error.is_about_place = True
    error.is_about_model = finding.rule is MODELS and "models" in error.facts
    return error


def _first_refusal(findings: Iterable[RuleFinding]) -> RuleRefusedError | None:
    refusals = (refusal_of(one) for one in findings)
    return next((one for one in refusals if one is not None), None)
