"""Whether a result may be visible only to the person who asked for it."""

from cogs.policy.requests import RequestSummary
from cogs.policy.rules.bases import AllowRule


class PrivateRule(AllowRule):
    """Private results."""

    tag = "private"
    subject = "private"

    def is_in(self, request: RequestSummary) -> bool:
        return request.is_private


PRIVATE = PrivateRule()
