"""How long a member waits between two requests in one channel."""

from cogs.policy.phrase import moment_said
from cogs.policy.roles import moderates
from cogs.policy.rules.bases import HOUR, MINUTE, DurationRule
from cogs.policy.rules.rule import Finding, Ruling, Submission


class SlowModeRule(DurationRule):
    """Since the latest accepted request under the same ``slow_mode_key``; not for moderators."""

    tag = "slow_mode_seconds"
    maximum = 6 * HOUR
    """As much as Discord's own slow mode ("rate_limit_per_user", 21,600 s)."""
    unit = HOUR
    choices = (0, 30, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR)

    def find(self, value: int, submission: Submission, ruling: Ruling) -> Finding:
        last = submission.circumstances.last_asked_at
        if not value:
            return ruling.passes("rules-reason-no-slow-mode")
        if last is None or submission.circumstances.now >= last + value:
            return ruling.passes("rules-reason-waited")
        if moderates(submission.asker):
            return ruling.exempt()
        return ruling.denies(
            "refusal-rules-slow-mode", "rules-reason-slow-mode", until=moment_said(last + value)
        )


SLOW_MODE = SlowModeRule()
