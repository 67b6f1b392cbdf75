"""Several requests at once: asked about, confirmed, started one after the other."""

from cogs.batch.confirm import (
    Confirmations,
)

__all__ = [
    "Confirmations",
]
