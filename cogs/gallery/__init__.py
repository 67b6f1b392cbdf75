"""What a server likes best: stars, the gallery and the showcase."""

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
