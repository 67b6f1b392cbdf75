"""How long new members wait before they may draw."""

from cogs.policy.phrase import moment_said
from cogs.policy.roles import moderates
from cogs.policy.rules.bases import DAY, HOUR, MINUTE, DurationRule
from cogs.policy.rules.rule import Finding, Ruling, Submission


class NewcomerWaitRule(DurationRule):
    """Since joining the server; moderators do not wait."""

    tag = "newcomer_wait_seconds"
    maximum = 28 * DAY
    unit = DAY
    choices = (0, 10 * MINUTE, HOUR, DAY, 3 * DAY, 7 * DAY)

    def find(self, value: int, submission: Submission, ruling: Ruling) -> Finding:
        """Say when the wait ends; where Discord does not say when it began, there is none."""
        joined_at = submission.asker.joined_at
        if not value:
            return ruling.passes("rules-reason-no-wait")
        if joined_at is None:
            return ruling.passes("rules-reason-joined-unknown")
        until = joined_at + value
        if submission.circumstances.now >= until:
            return ruling.passes("rules-reason-joined-long-ago")
        if moderates(submission.asker):
            return ruling.exempt()
        return ruling.denies(
            "refusal-rules-newcomer", "rules-reason-newcomer", until=moment_said(until)
        )


NEWCOMER_WAIT = NewcomerWaitRule()
