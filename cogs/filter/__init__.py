"""The prompt filter of a server, and appeals against it."""

from cogs.filter.change import (
    ImportMode,
    ListChange,
    import_of,
)
from cogs.filter.entries import (
    FilterEntry,
)
from cogs.filter.exchange import (
    starter_entries,
)
from cogs.filter.service import (
    FilterService,
)

__all__ = [
    "FilterEntry",
    "FilterService",
    "ImportMode",
    "ListChange",
    "import_of",
    "starter_entries",
]
