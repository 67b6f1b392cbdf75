"""Whether models' safety settings are relaxed in age-restricted channels."""

from collections.abc import Mapping, Sequence

from bot.imagine.requester import Requester
from cogs.policy.phrase import Phrase, phrase
from cogs.policy.rules.bases import SwitchRule
from cogs.policy.rules.rule import RuleContext, RuleFinding, RuleSettingError, Ruling
from cogs.policy.scope import Level, Setting


class AgeRestrictedRelaxedRule(SwitchRule):
    """Only the server can allow it; categories and channels can take it back."""

    tag = "age_restricted_relaxed"
    default = False
    choices = (False, True)

    def find(self, value: bool, context: RuleContext, ruling: Ruling) -> RuleFinding:
        if not value:
            return ruling.notes("rules-reason-careful")
        if not context.requester.place.is_age_restricted:
            return ruling.notes("rules-reason-not-age-restricted")
        return ruling.notes("rules-reason-relaxed")

    def is_relaxed(self, value: bool, requester: Requester) -> bool:
        """Whether safety settings are relaxed at the requester's place."""
        return value and requester.place.is_age_restricted

    def inherited(self, settings: Sequence[Setting[bool]]) -> Setting[bool]:
        """Use the nearest setting only where the server allows it."""
        servers = (one for one in settings if one.scope.level is Level.SERVER)
        server = next(servers, Setting(value=self.default))
        return settings[0] if server.value else server

    def choices_at(self, level: Level) -> tuple[bool, ...]:
        """Offer categories and channels to take it back."""
        return self.choices if level is Level.SERVER else (False,)

    def can_be_set_at(self, level: Level) -> bool:
        """Discord marks channels as age-restricted, not threads."""
        return level is not Level.THREAD

    def check(self, value: bool, level: Level) -> None:
        """Only the server can allow it."""
        if value and level is not Level.SERVER:
            raise RuleSettingError("refusal-rules-server-decides")

    def display(self, value: bool, labels: Mapping[str, str]) -> Phrase:
        return phrase("rules-value-relaxed" if value else "rules-value-careful")


AGE_RESTRICTED_RELAXED = AgeRestrictedRelaxedRule()
