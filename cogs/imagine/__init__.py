"""/imagine, and the way that every request takes to become a job."""

from cogs.imagine.submission import (
    Entrance,
)

__all__ = [
    "Entrance",
]
