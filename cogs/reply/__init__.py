"""The reply of a job: its cards, how it is reached, and what is shown when.

Decisions and reasons: DESIGN.md, "Delivering".
"""

from cogs.reply.ancestry import (
    jump_link,
    lineage_note,
)
from cogs.reply.buttons import (
    CANCEL,
    DELETE,
    DETAILS,
    FAVOURITE,
    KEEP,
    MORE,
    PUBLISH,
    REMOVE,
    REPHRASE,
    REPORT,
    REROLL,
    RETRY,
    SAVE,
    STAR,
    STRONG,
    SUBTLE,
    UPSCALE,
    USE,
    CardAction,
    CardPress,
    action_of,
    job_button,
    on_action,
    on_action_form,
)
from cogs.reply.card import (
    DONE,
    FAILED,
    WORKING,
    Cards,
    alt_of,
    is_of,
    quoted,
)
from cogs.reply.copies import (
    CopyService,
    require_room,
)
from cogs.reply.delivery import (
    Delivery,
)
from cogs.reply.delivery_guard import (
    Standing,
)
from cogs.reply.removal import (
    Removal,
    RemovedError,
    delete_message,
)
from cogs.reply.replies import (
    ORIGINAL,
    has_token,
    message_by_token,
    webhook_of,
)
from cogs.reply.reply_channels import (
    homes_of,
)
from cogs.reply.review_card import (
    REASON_FIELD,
    ReviewAct,
    ReviewCards,
    ReviewPress,
    UsualReason,
)
from cogs.reply.rights import (
    JobUnknownError,
    PrivateError,
    is_private,
    recorded,
    require_drawn,
    require_one_of,
    require_there,
)
from cogs.reply.uploads import (
    copies_of,
)

__all__ = [
    "CANCEL",
    "DELETE",
    "DETAILS",
    "DONE",
    "FAILED",
    "FAVOURITE",
    "KEEP",
    "MORE",
    "ORIGINAL",
    "PUBLISH",
    "REASON_FIELD",
    "REMOVE",
    "REPHRASE",
    "REPORT",
    "REROLL",
    "RETRY",
    "SAVE",
    "STAR",
    "STRONG",
    "SUBTLE",
    "UPSCALE",
    "USE",
    "WORKING",
    "CardAction",
    "CardPress",
    "Cards",
    "CopyService",
    "Delivery",
    "JobUnknownError",
    "PrivateError",
    "Removal",
    "RemovedError",
    "ReviewAct",
    "ReviewCards",
    "ReviewPress",
    "Standing",
    "UsualReason",
    "action_of",
    "alt_of",
    "copies_of",
    "delete_message",
    "has_token",
    "homes_of",
    "is_of",
    "is_private",
    "job_button",
    "jump_link",
    "lineage_note",
    "message_by_token",
    "on_action",
    "on_action_form",
    "quoted",
    "recorded",
    "require_drawn",
    "require_one_of",
    "require_room",
    "require_there",
    "webhook_of",
]
