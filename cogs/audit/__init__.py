"""The audit log of a server, looked through and posted.

Decisions and reasons: DESIGN.md, "Remembering".
"""

from cogs.audit.audit_log import (
    AuditEvent,
    AuditLog,
    EventKind,
)
from cogs.audit.events import (
    EventQuery,
    find_events,
    forget_words,
    guilds_with_events,
    is_by_or_about,
    latest_facts,
)
from cogs.audit.requests import (
    RequestNotes,
)

__all__ = [
    "AuditEvent",
    "AuditLog",
    "EventKind",
    "EventQuery",
    "RequestNotes",
    "find_events",
    "forget_words",
    "guilds_with_events",
    "is_by_or_about",
    "latest_facts",
]
