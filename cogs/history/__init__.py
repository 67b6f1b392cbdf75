"""A person's own results: looked through, shown again, kept as favourites."""

from cogs.history.showing import (
    require_view,
)

__all__ = [
    "require_view",
]
