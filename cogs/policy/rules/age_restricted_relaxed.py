"""Whether models may be less careful in channels that Discord marks as age-restricted."""

from collections.abc import Mapping, Sequence

from bot.imagine.requester import Requester
from cogs.policy.phrase import Phrase, phrase
from cogs.policy.rules.bases import SwitchRule
from cogs.policy.rules.rule import Finding, RuleSettingError, Ruling, Submission
from cogs.policy.scope import Scope, Setting


class AgeRestrictedRelaxedRule(SwitchRule):
    """Only the server as a whole can allow it; nearer places can only take that back."""

    tag = "age_restricted_relaxed"
    default = False
    choices = (False, True)

    def find(self, value: bool, submission: Submission, ruling: Ruling) -> Finding:
        if not value:
            return ruling.notes("rules-reason-careful")
        if not submission.asker.place.is_age_restricted:
            return ruling.notes("rules-reason-not-age-restricted")
        return ruling.notes("rules-reason-relaxed")

    def is_relaxed(self, value: bool, asker: Requester) -> bool:
        """Whether models may be less careful where somebody asks."""
        return value and asker.place.is_age_restricted

    def inherited(self, settings: Sequence[Setting[bool]]) -> Setting[bool]:
        """Take the nearest only where the server allows it."""
        servers = (one for one in settings if one.spot.scope is Scope.SERVER)
        server = next(servers, Setting(value=self.default))
        return settings[0] if server.value else server

    def choices_at(self, scope: Scope) -> tuple[bool, ...]:
        """Offer places to take it back."""
        return self.choices if scope is Scope.SERVER else (False,)

    def can_be_set_at(self, scope: Scope) -> bool:
        """Discord marks channels, not threads."""
        return scope is not Scope.THREAD

    def check(self, value: bool, scope: Scope) -> None:
        """No place but the server can allow it."""
        if value and scope is not Scope.SERVER:
            raise RuleSettingError("refusal-rules-server-decides")

    def said(self, value: bool, labels: Mapping[str, str]) -> Phrase:
        return phrase("rules-value-relaxed" if value else "rules-value-careful")


AGE_RESTRICTED_RELAXED = AgeRestrictedRelaxedRule()
