"""Several requests at once: asked about, confirmed, started one after the other.

Decisions and reasons: DESIGN.md, "Accepting".
"""

from cogs.batch.views import (
    Confirmations,
)

__all__ = [
    "Confirmations",
]
