"""Reports, removals and blocks.

Decisions and reasons: DESIGN.md, "Deciding".
"""

from cogs.moderation.blocks_check import (
    BlocksCheck,
)
from cogs.moderation.model import (
    ReportKind,
    ReportState,
    SweepState,
)
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
    ReportRow,
    count_ordered,
    insert_reports,
)

__all__ = [
    "DIRECT_MESSAGES",
    "BlocksCheck",
    "BulkRemovals",
    "Followed",
    "JobPlace",
    "Orders",
    "RemovalScope",
    "ReportKind",
    "ReportRow",
    "ReportState",
    "SweepState",
    "ask_first",
    "count_ordered",
    "how_far",
    "insert_reports",
    "order_removal",
    "under_way",
]
