"""A person's own results: looked through, shown again, kept as favourites.

Decisions and reasons: DESIGN.md, "Delivering".
"""

from cogs.history.showing import (
    require_view,
)

__all__ = [
    "require_view",
]
