"""The reply of a job: its cards, how it is reached, and what is shown when.

Decisions and reasons: DESIGN.md, "Delivering".
"""

from cogs.reply.buttons import (
    ANYBODY,
    CardAction,
    CardActions,
    CardPress,
    action_of,
    job_button,
    on_action,
    on_action_form,
    star_label,
)
from cogs.reply.card import (
    ALT_CHARACTERS,
    DONE,
    FAILED,
    WORKING,
    Cards,
    alt_of,
    is_of,
    is_source,
    quoted,
)
from cogs.reply.completion_ping import write_notice
from cogs.reply.copies import CopyService, require_room
from cogs.reply.delivery import Delivery
from cogs.reply.delivery_guard import DeliveryGuard
from cogs.reply.removal import Removal, RemovedError, delete_message
from cogs.reply.replies import copies_of
from cogs.reply.reply_channels import (
    ORIGINAL,
    channels_of_reply,
    has_token,
    jump_link,
    message_by_token,
    webhook_of,
)
from cogs.reply.review_card import REASON_FIELD, ReviewAct, ReviewCards, ReviewPress, UsualReason
from cogs.reply.rights import (
    JobUnknownError,
    PrivateError,
    allowed_users,
    everybody_views,
    is_age_restricted,
    is_public,
    may_view,
    recorded,
    require_allowed,
    require_drawn,
    require_there,
    require_view,
    stays_private,
)

__all__ = [
    "ALT_CHARACTERS",
    "ANYBODY",
    "DONE",
    "FAILED",
    "ORIGINAL",
    "REASON_FIELD",
    "WORKING",
    "CardAction",
    "CardActions",
    "CardPress",
    "Cards",
    "CopyService",
    "Delivery",
    "DeliveryGuard",
    "JobUnknownError",
    "PrivateError",
    "Removal",
    "RemovedError",
    "ReviewAct",
    "ReviewCards",
    "ReviewPress",
    "UsualReason",
    "action_of",
    "allowed_users",
    "alt_of",
    "channels_of_reply",
    "copies_of",
    "delete_message",
    "everybody_views",
    "has_token",
    "is_age_restricted",
    "is_of",
    "is_public",
    "is_source",
    "job_button",
    "jump_link",
    "may_view",
    "message_by_token",
    "on_action",
    "on_action_form",
    "quoted",
    "recorded",
    "require_allowed",
    "require_drawn",
    "require_room",
    "require_there",
    "require_view",
    "star_label",
    "stays_private",
    "webhook_of",
    "write_notice",
]
