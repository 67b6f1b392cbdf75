"""The audit log of a server: written where things happen, read, exported and posted.

Decisions and reasons: DESIGN.md, "Remembering".
"""

from cogs.audit.audit_log import AuditLog, RequestNotes
from cogs.audit.model import EVERYWHERE, AuditEvent, EventKind, EventQuery
from cogs.audit.repository import (
    find_events,
    forget_words,
    guilds_with_events,
    is_by_or_about,
    latest_facts,
)
from cogs.audit.service import AuditEntry, AuditService

__all__ = [
    "EVERYWHERE",
    "AuditEntry",
    "AuditEvent",
    "AuditLog",
    "AuditService",
    "EventKind",
    "EventQuery",
    "RequestNotes",
    "find_events",
    "forget_words",
    "guilds_with_events",
    "is_by_or_about",
    "latest_facts",
]
