"""How long somebody waits between requests after a filter refused several in a day."""

from cogs.kit.times import second_after
from cogs.policy.requests import moderates
from cogs.policy.rules.bases import HOUR, MINUTE, DurationRule
from cogs.policy.rules.rule import RuleContext, RuleFinding, Ruling

FIRST_REFUSALS = 3
"""From so many in 24 hours on, their person waits."""


class RefusedWaitRule(DurationRule):
    """The wait doubles with each further refusal, up to an hour; moderators are exempt.

    It counts from the latest refusal or accepted request, so requests come slower, whatever the
    next one says; it ends by itself as refusals become older than a day. Outside of servers, where
    nobody sets rules, the default holds.
    """

    tag = "refused_wait_seconds"
    default = MINUTE
    maximum = HOUR
    unit = MINUTE
    choices = (0, 30, MINUTE, 5 * MINUTE, 15 * MINUTE)
    is_on_by_default = True

    def find(self, value: int, context: RuleContext, ruling: Ruling) -> RuleFinding:
        lately = context.refused_lately
        if not value:
            return ruling.passes("rules-reason-no-refused-wait")
        if lately.count < FIRST_REFUSALS:
            return ruling.passes("rules-reason-refused-little", count=lately.count)
        wait = min(value * 2 ** (lately.count - FIRST_REFUSALS), max(value, HOUR))
        until = lately.last_at + wait
        if context.now >= until:
            return ruling.passes("rules-reason-waited-refused", count=lately.count)
        if moderates(context.requester):
            return ruling.exempt()
        return ruling.denies(
            "refusal-rules-refused-wait",
            "rules-reason-refused-wait",
            count=lately.count,
            until=second_after(until),
        )


REFUSED_WAIT = RefusedWaitRule()
