"""How long a member waits between two requests in one channel."""

from cogs.kit.times import second_after
from cogs.policy.requests import moderates
from cogs.policy.rules.bases import HOUR, MINUTE, DurationRule
from cogs.policy.rules.rule import RuleContext, RuleFinding, Ruling


class SlowModeRule(DurationRule):
    """Since the latest accepted request with the same ``slow_mode_key``; moderators are exempt."""

    tag = "slow_mode_seconds"
    maximum = 6 * HOUR
    """The maximum of Discord's own slow mode ("rate_limit_per_user")."""
    unit = HOUR
    choices = (0, 30, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR)

    def find(self, value: int, context: RuleContext, ruling: Ruling) -> RuleFinding:
        last = context.last_request_at
        if not value:
            return ruling.passes("rules-reason-no-slow-mode")
        if last is None or context.now >= last + value:
            return ruling.passes("rules-reason-waited")
        if moderates(context.requester):
            return ruling.exempt()
        return ruling.denies(
            "refusal-rules-slow-mode", "rules-reason-slow-mode", until=second_after(last + value)
        )


SLOW_MODE = SlowModeRule()
