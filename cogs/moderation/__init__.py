"""Reports, removals and blocks.

Decisions and reasons: DESIGN.md, "Deciding".
"""

from cogs.moderation.block import Block, BlockPage, BlockTime
from cogs.moderation.block_card import BlockCards, read_form
from cogs.moderation.blocking import BlockBotError, Blocking
from cogs.moderation.blocks_check import (
    BlocksCheck,
)
from cogs.moderation.blocks_service import BlockService
from cogs.moderation.model import DONE, Decision, RemovalProgress, RemovalState
from cogs.moderation.orders import (
    Orders,
)
from cogs.moderation.progress import (
    Followed,
    ask_first,
    how_far,
    under_way,
)
from cogs.moderation.removal_press import MOST_HOURS, RemoveAllConfirm, RemoveAllDecline
from cogs.moderation.removals import (
    DIRECT_MESSAGES,
    BulkRemovals,
    RemovalScope,
    order_removal,
)
from cogs.moderation.repository import (
    JobPlace,
    count_ordered,
)

__all__ = [
    "DIRECT_MESSAGES",
    "DONE",
    "MOST_HOURS",
    "Block",
    "BlockBotError",
    "BlockCards",
    "BlockPage",
    "BlockService",
    "BlockTime",
    "Blocking",
    "BlocksCheck",
    "BulkRemovals",
    "Decision",
    "Followed",
    "JobPlace",
    "Orders",
    "RemovalProgress",
    "RemovalScope",
    "RemovalState",
    "RemoveAllConfirm",
    "RemoveAllDecline",
    "ask_first",
    "count_ordered",
    "how_far",
    "order_removal",
    "read_form",
    "under_way",
]
