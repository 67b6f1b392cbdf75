"""What a server likes best: stars, the gallery and the showcase.

Decisions and reasons: DESIGN.md, "Delivering".
"""

from cogs.gallery.stars_repository import (
    count_again,
)
from cogs.gallery.viewing import (
    is_public,
    may_view,
)

__all__ = [
    "count_again",
    "is_public",
    "may_view",
]
