"""Whether a person may have what they ask for, here and now, and why.

Moderators (who may manage messages there, or the server) are exempt from the rules that hold
people up: the wait of newcomers, quiet hours, slow mode, and reviews, which are theirs to decide.
Where roles may draw, so may they. Everything else holds for them as for anybody: "nobody", denied
roles, models, styles, numbers, sizes, pictures and privacy.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.community.rules.asker_findings import asker_findings, gone_roles
from bot.community.rules.finding import Circumstances, Finding, Outcome, Ruling
from bot.community.rules.inheritance import EffectiveRules, Setting
from bot.community.rules.refusals import RuleRefusedError
from bot.community.rules.rules import Reviewed, ReviewMode, RuleName
from bot.community.rules.standing import held_roles, moderates
from bot.community.rules.wish import Wish
from bot.community.rules.wish_findings import wish_findings
from bot.imagine.asker import Asker


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
                log_text = f"rule {denial.rule}, set for the {denial.spot.scope}"
                return denial.refusal(log_text, **denial.reason.facts)
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
    asker: Asker, wish: Wish | None, rules: EffectiveRules, circumstances: Circumstances
) -> Decision:
    """Hold a person and their request against what holds at their place.

    Without a request it says what is known before one is made.
    """
    is_relaxed = rules.age_restricted_relaxed.value and asker.place.is_age_restricted
    review = rules.review.value
    needs_review = not moderates(asker) and _is_reviewed(asker, review)
    findings = (
        *asker_findings(asker, rules, circumstances),
        *wish_findings(wish, rules, circumstances),
        _relaxation(asker, rules.age_restricted_relaxed),
        Ruling(rule=RuleName.FILTER_STRICTNESS, spot=rules.filter_strictness.spot).notes(
            "rules-reason-filter" if rules.filter_strictness.value else "rules-reason-no-filter"
        ),
        *_review(asker, rules.review, circumstances),
    )
    return Decision(
        findings=findings,
        needs_review=needs_review,
        is_safety_relaxed=is_relaxed,
        filter_strictness=rules.filter_strictness.value,
    )


def _is_reviewed(asker: Asker, review: ReviewMode) -> bool:
    has_role = not held_roles(asker).isdisjoint(review.role_ids)
    match review.kind:
        case Reviewed.NOBODY:
            return False
        case Reviewed.EVERYONE:
            return True
        case Reviewed.ROLES:
            return has_role
        case Reviewed.EXCEPT_ROLES:
            return not has_role


def _relaxation(asker: Asker, setting: Setting[bool]) -> Finding:
    ruling = Ruling(rule=RuleName.AGE_RESTRICTED_RELAXED, spot=setting.spot)
    if not setting.value:
        return ruling.notes("rules-reason-careful")
    if not asker.place.is_age_restricted:
        return ruling.notes("rules-reason-not-age-restricted")
    return ruling.notes("rules-reason-relaxed")


def _review(
    asker: Asker, setting: Setting[ReviewMode], circumstances: Circumstances
) -> Iterator[Finding]:
    ruling = Ruling(rule=RuleName.REVIEW, spot=setting.spot)
    gone = gone_roles(setting.value.role_ids, circumstances.role_ids)
    if gone:
        yield ruling.notes("rules-reason-roles-gone", count=len(gone))
    if not _is_reviewed(asker, setting.value):
        yield ruling.notes("rules-reason-no-review")
    elif moderates(asker):
        yield ruling.exempt()
    else:
        yield ruling.notes("rules-reason-review")
