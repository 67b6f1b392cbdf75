"""How long new members wait before they may draw."""

from cogs.kit.times import moment_after
from cogs.policy.requests import moderates
from cogs.policy.rules.bases import DAY, HOUR, MINUTE, DurationRule
from cogs.policy.rules.rule import RuleContext, RuleFinding, Ruling


class NewcomerWaitRule(DurationRule):
    """Since joining the server; moderators do not wait."""

    tag = "newcomer_wait_seconds"
    maximum = 28 * DAY
    unit = DAY
    choices = (0, 10 * MINUTE, HOUR, DAY, 3 * DAY, 7 * DAY)

    def find(self, value: int, context: RuleContext, ruling: Ruling) -> RuleFinding:
        """Say when the wait ends; without the date of joining, there is no wait."""
        joined_at = context.requester.joined_at
        if not value:
            return ruling.passes("rules-reason-no-wait")
        if joined_at is None:
            return ruling.passes("rules-reason-joined-unknown")
        until = joined_at + value
        if context.now >= until:
            return ruling.passes("rules-reason-joined-long-ago")
        if moderates(context.requester):
            return ruling.exempt()
        return ruling.denies(
            "refusal-rules-newcomer", "rules-reason-newcomer", until=moment_after(until)
        )


NEWCOMER_WAIT = NewcomerWaitRule()
