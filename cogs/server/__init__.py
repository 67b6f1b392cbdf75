"""What a server has set, and who may change it.

Decisions and reasons: DESIGN.md, "Deciding".
"""

from cogs.server.budget import (
    WARNING_PART,
    Budget,
    BudgetPeriod,
)
from cogs.server.managers import (
    NotHereError,
    NotManagerError,
    require_manager,
    require_moderator,
)
from cogs.server.model import (
    HIGHEST_WEIGHT,
    LONGEST_COOLDOWN_SECONDS,
    MOST,
    NO_LIMIT,
    Limit,
    Limits,
    RoleLimit,
)
from cogs.server.moderators_channel import (
    post_to_moderators,
)
from cogs.server.repository import (
    Document,
    forget_place,
    put_place_rules,
    rules_of_places,
)
from cogs.server.service import (
    ChangedMeanwhileError,
    ServerService,
    ServerSettings,
    Versioned,
    read_settings,
)

__all__ = [
    "HIGHEST_WEIGHT",
    "LONGEST_COOLDOWN_SECONDS",
    "MOST",
    "NO_LIMIT",
    "WARNING_PART",
    "Budget",
    "BudgetPeriod",
    "ChangedMeanwhileError",
    "Document",
    "Limit",
    "Limits",
    "NotHereError",
    "NotManagerError",
    "RoleLimit",
    "ServerService",
    "ServerSettings",
    "Versioned",
    "forget_place",
    "post_to_moderators",
    "put_place_rules",
    "read_settings",
    "require_manager",
    "require_moderator",
    "rules_of_places",
]
