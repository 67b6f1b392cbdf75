"""Whether a request may start from a picture that somebody brings in."""

from cogs.policy.rules.bases import SwitchRule
from cogs.policy.rules.rule import Finding, Ruling, Submission


class ImageInputRule(SwitchRule):
    """Going on from a picture that Easel drew is always possible."""

    tag = "image_input"

    def find(self, value: bool, submission: Submission, ruling: Ruling) -> Finding:
        wish = submission.wish
        if value:
            return ruling.passes("rules-reason-image-allowed")
        if wish is None:
            return ruling.depends()
        if not wish.has_image:
            return ruling.passes("rules-reason-no-image")
        return ruling.denies("refusal-rules-image", "rules-reason-image")


IMAGE_INPUT = ImageInputRule()
