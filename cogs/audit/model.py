"""What an audit log holds, and what it is searched by."""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

EVERYWHERE = 0
"""In place of a server: what the operator decides is on record for all of them together."""


class EventKind(StrEnum):
    """Everything that is logged; stored, and part of the ids of words."""

    ASKED = "asked"
    REFUSED = "refused"
    DELIVERED = "delivered"
    FAILED = "failed"
    CANCELED = "canceled"
    FILTER_LOGGED = "filter_logged"
    SAFETY_REPORTED = "safety_reported"
    REVIEW_ASKED = "review_asked"
    APPROVED = "approved"
    REJECTED = "rejected"
    REVIEW_EXPIRED = "review_expired"
    REPORTED = "reported"
    APPEALED = "appealed"
    REPORT_DISMISSED = "report_dismissed"
    APPEAL_ACCEPTED = "appeal_accepted"
    APPEAL_DISMISSED = "appeal_dismissed"
    REMOVED = "removed"
    WARNED = "warned"
    ESCALATED = "escalated"
    NOTED = "noted"
    NOTE_REMOVED = "note_removed"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    RULES_CHANGED = "rules_changed"
    SETTINGS_CHANGED = "settings_changed"
    LIMITS_CHANGED = "limits_changed"
    NAMED_DELETED = "named_deleted"
    """A role or channel is gone that rules or settings name."""
    FILTER_CHANGED = "filter_changed"
    STYLES_CHANGED = "styles_changed"
    WILDCARDS_CHANGED = "wildcards_changed"
    CONFIG_IMPORTED = "config_imported"
    CONFIG_UNDONE = "config_undone"
    """An import was taken back."""
    BUDGET_WARNED = "budget_warned"
    BUDGET_REACHED = "budget_reached"
    OUTAGE_TOLD = "outage_told"
    ERASED = "erased"
    SERVER_ALLOWED = "server_allowed"
    SERVER_DENIED = "server_denied"
    SERVER_FORGOTTEN = "server_forgotten"
    SERVER_LEFT = "server_left"
    MAINTENANCE_BEGUN = "maintenance_begun"
    MAINTENANCE_ENDED = "maintenance_ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEvent:
    """Something to log; all ids are Discord's, but for the job's."""

    guild_id: int
    kind: EventKind
    actor_id: int | None = None
    """Who did it; None: Easel itself."""
    user_id: int | None = None
    """Whom it is about."""
    channel_id: int | None = None
    job_id: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedEvent(AuditEvent):
    """An event on record."""

    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    happened_at: float
    """Unix seconds."""


class AuditTopic(StrEnum):
    """Kinds of events that moderators search together."""

    REQUESTS = "requests"
    REFUSED = "refused"
    REVIEWS = "reviews"
    REPORTS = "reports"
    MEASURES = "measures"
    SETTINGS = "settings"
    BUDGET = "budget"
    OTHER = "other"


KINDS: Mapping[AuditTopic, frozenset[EventKind]] = {
    AuditTopic.REQUESTS: frozenset(
        {EventKind.ASKED, EventKind.DELIVERED, EventKind.FAILED, EventKind.CANCELED}
    ),
    AuditTopic.REFUSED: frozenset(
        {EventKind.REFUSED, EventKind.FILTER_LOGGED, EventKind.SAFETY_REPORTED}
    ),
    AuditTopic.REVIEWS: frozenset(
        {
            EventKind.REVIEW_ASKED,
            EventKind.APPROVED,
            EventKind.REJECTED,
            EventKind.REVIEW_EXPIRED,
        }
    ),
    AuditTopic.REPORTS: frozenset(
        {
            EventKind.REPORTED,
            EventKind.REPORT_DISMISSED,
            EventKind.APPEALED,
            EventKind.APPEAL_ACCEPTED,
            EventKind.APPEAL_DISMISSED,
        }
    ),
    AuditTopic.MEASURES: frozenset(
        {
            EventKind.REMOVED,
            EventKind.WARNED,
            EventKind.ESCALATED,
            EventKind.NOTED,
            EventKind.NOTE_REMOVED,
            EventKind.BLOCKED,
            EventKind.UNBLOCKED,
        }
    ),
    AuditTopic.SETTINGS: frozenset(
        {
            EventKind.RULES_CHANGED,
            EventKind.SETTINGS_CHANGED,
            EventKind.LIMITS_CHANGED,
            EventKind.NAMED_DELETED,
            EventKind.FILTER_CHANGED,
            EventKind.STYLES_CHANGED,
            EventKind.WILDCARDS_CHANGED,
            EventKind.CONFIG_IMPORTED,
            EventKind.CONFIG_UNDONE,
        }
    ),
    AuditTopic.BUDGET: frozenset({EventKind.BUDGET_WARNED, EventKind.BUDGET_REACHED}),
    AuditTopic.OTHER: frozenset(
        {
            EventKind.OUTAGE_TOLD,
            EventKind.ERASED,
            EventKind.SERVER_ALLOWED,
            EventKind.SERVER_DENIED,
            EventKind.SERVER_FORGOTTEN,
            EventKind.SERVER_LEFT,
            EventKind.MAINTENANCE_BEGUN,
            EventKind.MAINTENANCE_ENDED,
        }
    ),
}
"""Each kind belongs to one topic."""


DECISIONS = (
    KINDS[AuditTopic.MEASURES]
    | KINDS[AuditTopic.SETTINGS]
    | {
        EventKind.APPROVED,
        EventKind.REJECTED,
        EventKind.REPORT_DISMISSED,
        EventKind.APPEAL_ACCEPTED,
        EventKind.APPEAL_DISMISSED,
    }
)
"""What somebody decides for others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventQuery:
    """Which part of a server's audit log; None matches everything. Times are Unix seconds."""

    guild_id: int
    topic: AuditTopic | None = None
    kinds: Collection[str] | None = None
    user_id: int | None = None
    """Who did it, or whom it is about."""
    channel_id: int | None = None
    """This channel with its threads, or this forum with its posts."""
    job_id: str | None = None
    since: float | None = None
    until: float | None = None
    decided_by: int | None = None
    """Who decided or changed it, for others."""
    text: str | None = None
    """What the words of a request, or what else is noted of an event, contain."""
