"""What moderators decide, whatever it is about: shown to them, decided once, carried out once.

Reviews, reports, appeals and ordered removals are cases. Each has a table and states of its own;
what all of them need is here. A process that carries a decision out holds a lease on the case, so
that another one goes on where it was killed.

Decisions and reasons: DESIGN.md, "Deciding".
"""

from cogs.cases.leases import Leases
from cogs.cases.model import Case, Notice
from cogs.cases.notices import Alert, alert_of, post_to_moderators
from cogs.cases.repository import (
    CaseTable,
    change_case,
    get_case,
    insert_case,
)

__all__ = [
    "Alert",
    "Case",
    "CaseTable",
    "Leases",
    "Notice",
    "alert_of",
    "change_case",
    "get_case",
    "insert_case",
    "post_to_moderators",
]
