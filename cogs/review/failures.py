"""Why a drawn picture is not shown, and why a moderator's decision is not taken."""

from bot.errors import Failure, ImagineError, RefusedError


class NotShownError(ImagineError):
    """A picture was drawn, and must not be shown; it counts, for the provider made it."""


class ReviewUnreachableError(NotShownError):
    """Moderators have to look first, and there is no channel of theirs to post to."""

    words_id = "failure-review-unreachable"
    can_retry = True


class ReviewRejectedError(NotShownError):
    """A moderator said no, without a reason."""

    words_id = "failure-review-rejected"


class ReviewRejectedBecauseError(NotShownError):
    """A moderator said no. Facts: ``reason``."""

    words_id = "failure-review-rejected-because"


class ReviewExpiredError(NotShownError):
    """Nobody decided in time."""

    words_id = "failure-review-expired"
    can_retry = True


class ReviewLostError(NotShownError):
    """The moderators' message is gone, and the picture with it."""

    words_id = "failure-review-lost"
    can_retry = True


class NoLongerAllowedError(NotShownError):
    """The rules or a block came between. Facts: ``person``."""

    words_id = "failure-review-no-longer-allowed"


class MemberGoneError(NotShownError):
    """They have left the server. Facts: ``person``."""

    words_id = "failure-review-member-gone"


class BotMayNotPostError(NotShownError):
    """The bot may not post pictures there any more. Facts: ``permissions``."""

    words_id = "failure-review-bot-permission"
    can_retry = True


class DecidedError(RefusedError):
    """Another moderator was quicker. Facts: ``person``."""

    words_id = "refusal-review-decided"


class ReviewOverError(RefusedError):
    """There is nothing to decide any more: it expired, or its picture is gone."""

    words_id = "refusal-review-over"


class OwnPictureError(RefusedError):
    """Nobody decides about their own picture, unless they manage the server."""

    words_id = "refusal-review-own"


def rejected(reason: str) -> Failure:
    """Return what the person is told; ``reason`` is shown as given."""
    if not reason:
        return ReviewRejectedError().failure
    return ReviewRejectedBecauseError(reason=reason).failure
