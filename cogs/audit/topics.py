"""What the audit log can be narrowed down to."""

from collections.abc import Mapping
from enum import StrEnum

from cogs.audit.audit_log import EventKind


class AuditTopic(StrEnum):
    """Events that are looked for together."""

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
    AuditTopic.REFUSED: frozenset({EventKind.REFUSED, EventKind.FILTER_LOGGED}),
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
        {EventKind.REMOVED, EventKind.WARNED, EventKind.BLOCKED, EventKind.UNBLOCKED}
    ),
    AuditTopic.SETTINGS: frozenset(
        {
            EventKind.RULES_CHANGED,
            EventKind.SETTINGS_CHANGED,
            EventKind.LIMITS_CHANGED,
            EventKind.FILTER_CHANGED,
            EventKind.STYLES_CHANGED,
        }
    ),
    AuditTopic.BUDGET: frozenset({EventKind.BUDGET_WARNED, EventKind.BUDGET_REACHED}),
    AuditTopic.OTHER: frozenset({EventKind.OUTAGE_TOLD, EventKind.ERASED}),
}
"""Each kind stands in one of them."""
