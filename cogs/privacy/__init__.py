"""What is kept of a person: exported, erased, and deleted when it is old.

Decisions and reasons: DESIGN.md, "Remembering".
"""

from cogs.privacy.erasure import (
    NOBODY_ID,
)
from cogs.privacy.retention import (
    Retention,
)

__all__ = [
    "NOBODY_ID",
    "Retention",
]
