"""Whether a person may have what they ask for, here and now, and why.

Moderators (who may manage messages there, or the server) are exempt from the rules that hold
people up: the wait of newcomers, quiet hours, slow mode, and reviews, which are theirs to decide.
Where roles may draw, so may they. Everything else holds for them as for anybody: "nobody", denied
roles, models, styles, numbers, sizes, pictures and privacy.
"""

from dataclasses import dataclass

from bot.imagine.requester import Requester
from cogs.policy.requests import Wish
from cogs.policy.rules import RULES
from cogs.policy.rules.age_restricted_relaxed import AGE_RESTRICTED_RELAXED
from cogs.policy.rules.filter_strictness import FILTER_STRICTNESS
from cogs.policy.rules.review import REVIEW
from cogs.policy.rules.rule import (
    Circumstances,
    EffectiveRules,
    Finding,
    Outcome,
    RuleRefusedError,
    Ruling,
    Submission,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What all the rules together say, one finding or more for each, in their order."""

    findings: tuple[Finding, ...]
    needs_review: bool
    """Whether the result waits for a moderator before anybody else sees it."""
    is_safety_relaxed: bool
    """Whether models may be less careful."""
    filter_strictness: int
    """How strict the prompt filter is here; 0 is off."""

    @property
    def denials(self) -> tuple[Finding, ...]:
        """What speaks against it; the first is what the person is told."""
        return tuple(one for one in self.findings if one.outcome is Outcome.DENIES)

    @property
    def is_allowed(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.denials

    @property
    def refusal(self) -> RuleRefusedError | None:
        """The first denial as what the person reads."""
        for denial in self.denials:
            if denial.refusal is not None:
                log_text = f"rule {denial.rule.tag}, set for the {denial.spot.scope}"
                return RuleRefusedError(denial.refusal, log_text, **denial.reason.facts)
        return None

    def require(self) -> None:
        """Go on only if nothing speaks against it.

        Raises:
            RuleRefusedError: something does.
        """
        refusal = self.refusal
        if refusal is not None:
            raise refusal


def decide(
    asker: Requester, wish: Wish | None, rules: EffectiveRules, circumstances: Circumstances
) -> Decision:
    """Hold a person and their request against what holds at their place.

    Without a request it says what is known before one is made.
    """
    submission = Submission(asker=asker, wish=wish, circumstances=circumstances)
    findings: list[Finding] = []
    for rule in RULES:
        setting = rules[rule]
        ruling = Ruling(rule=rule, spot=setting.spot)
        findings += rule.findings(setting.value, submission, ruling)
    relaxed = rules[AGE_RESTRICTED_RELAXED].value
    return Decision(
        findings=tuple(findings),
        needs_review=REVIEW.is_needed(rules[REVIEW].value, asker),
        is_safety_relaxed=AGE_RESTRICTED_RELAXED.is_relaxed(relaxed, asker),
        filter_strictness=rules[FILTER_STRICTNESS].value,
    )
