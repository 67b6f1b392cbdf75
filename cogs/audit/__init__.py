"""The trail of a server, looked through and posted."""

from cogs.audit.events import (
    EventQuery,
    find_events,
    guilds_with_events,
    is_by_or_about,
    latest_facts,
)
from cogs.audit.requests import (
    RequestNotes,
)
from cogs.audit.trail import (
    EventKind,
    Happening,
    Trail,
)

__all__ = [
    "EventKind",
    "EventQuery",
    "Happening",
    "RequestNotes",
    "Trail",
    "find_events",
    "guilds_with_events",
    "is_by_or_about",
    "latest_facts",
]
