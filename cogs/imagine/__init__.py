"""/imagine, and the way that every request takes to become a job."""

from cogs.imagine.submission import (
    Submission,
)

__all__ = [
    "Submission",
]
