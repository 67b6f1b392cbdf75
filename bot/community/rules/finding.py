"""What one rule has to say about one person and one request."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.community.rules.inheritance import Spot
from bot.community.rules.phrase import Phrase, phrase
from bot.community.rules.refusals import RuleRefusedError
from bot.community.rules.rules import RuleName
from bot.errors import Fact


class Outcome(StrEnum):
    """How a rule ends."""

    PASSES = "passes"
    DENIES = "denies"
    EXEMPT = "exempt"
    """It would deny, but moderators are exempt from it."""
    NOTES = "notes"
    """It has something to say, and neither allows nor denies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One rule's part in a decision, with its reason."""

    rule: RuleName
    spot: Spot
    """Where the rule is set."""
    outcome: Outcome
    reason: Phrase
    """For whoever asks why; about the person, never to them."""
    refusal: type[RuleRefusedError] | None = None
    """What the person reads, filled with the reason's facts; set where the rule denies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What is true besides the person and the request."""

    now: float
    """Unix seconds."""
    last_asked_at: float | None = None
    """When the person's latest accepted request under the same ``slow_mode_key`` was."""
    role_ids: frozenset[int] | None = None
    """The roles the server has; None where nobody knows, and then none counts as gone."""
    models: Mapping[str, str] = field(default_factory=dict[str, str])
    """The models on offer: names for people by id, in the catalog's order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """Findings of one rule: what it is called, and where it is set."""

    rule: RuleName
    spot: Spot

    def passes(self, words_id: str, /, **facts: Fact) -> Finding:
        """Return that it allows, and why."""
        return self._finding(Outcome.PASSES, phrase(words_id, **facts))

    def notes(self, words_id: str, /, **facts: Fact) -> Finding:
        """Return what it has to say besides."""
        return self._finding(Outcome.NOTES, phrase(words_id, **facts))

    def denies(self, refusal: type[RuleRefusedError], words_id: str, /, **facts: Fact) -> Finding:
        """Return that it does not allow, and why."""
        return self._finding(Outcome.DENIES, phrase(words_id, **facts), refusal)

    def exempt(self) -> Finding:
        """Return that it would not allow, were the person no moderator."""
        return self._finding(Outcome.EXEMPT, phrase("rules-reason-exempt"))

    def _finding(
        self, outcome: Outcome, reason: Phrase, refusal: type[RuleRefusedError] | None = None
    ) -> Finding:
        return Finding(
            rule=self.rule, spot=self.spot, outcome=outcome, reason=reason, refusal=refusal
        )
