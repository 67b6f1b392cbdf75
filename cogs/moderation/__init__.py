"""Reports, removals and blocks.

Decisions and reasons: DESIGN.md, "Deciding".
"""

from cogs.moderation.blocks_check import (
    BlocksCheck,
)
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
    "BlocksCheck",
    "BulkRemovals",
    "Decision",
    "Followed",
    "JobPlace",
    "Orders",
    "RemovalProgress",
    "RemovalScope",
    "RemovalState",
    "ask_first",
    "count_ordered",
    "how_far",
    "order_removal",
    "under_way",
]
