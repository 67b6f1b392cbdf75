"""Whether a result may be for whoever asked for it alone."""

from cogs.policy.rules.bases import SwitchRule
from cogs.policy.rules.rule import Finding, Ruling, Submission


class PrivateRule(SwitchRule):
    """Results that one person sees."""

    tag = "private"

    def find(self, value: bool, submission: Submission, ruling: Ruling) -> Finding:
        wish = submission.wish
        if value:
            return ruling.passes("rules-reason-private-allowed")
        if wish is None:
            return ruling.depends()
        if not wish.is_private:
            return ruling.passes("rules-reason-public")
        return ruling.denies("refusal-rules-private", "rules-reason-private")


PRIVATE = PrivateRule()
