"""Whether a request may start from an uploaded picture."""

from cogs.policy.requests import RequestSummary
from cogs.policy.rules.bases import AllowRule


class ImageInputRule(AllowRule):
    """Continuing from a picture that Easel drew is always allowed."""

    tag = "image_input"
    subject = "image"

    def is_in(self, request: RequestSummary) -> bool:
        return request.has_image


IMAGE_INPUT = ImageInputRule()
