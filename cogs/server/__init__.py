"""A server's settings, and who may change them.

Decisions and reasons: DESIGN.md, "Deciding".
"""

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
    MOST_REFUNDED,
    NO_LIMIT,
    SETTINGS_JSON,
    WARNING_PART,
    Budget,
    BudgetPeriod,
    Escalation,
    Limit,
    Limits,
    PingFor,
    RoleLimit,
    ServerSettings,
    Versioned,
    changed_fields,
)
from cogs.server.repository import put_versioned, read_settings
from cogs.server.service import ChangedMeanwhileError, ServerService

__all__ = [
    "HIGHEST_WEIGHT",
    "LONGEST_COOLDOWN_SECONDS",
    "MOST",
    "MOST_REFUNDED",
    "NO_LIMIT",
    "SETTINGS_JSON",
    "WARNING_PART",
    "Budget",
    "BudgetPeriod",
    "ChangedMeanwhileError",
    "Escalation",
    "Limit",
    "Limits",
    "NotHereError",
    "NotManagerError",
    "PingFor",
    "RoleLimit",
    "ServerService",
    "ServerSettings",
    "Versioned",
    "changed_fields",
    "put_versioned",
    "read_settings",
    "require_manager",
    "require_moderator",
]
