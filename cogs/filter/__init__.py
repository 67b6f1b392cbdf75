"""The prompt filter of a server, and appeals against it.

Decisions and reasons: DESIGN.md, "Deciding".
"""

from cogs.filter.changes import (
    ImportMode,
    ListChange,
    import_of,
)
from cogs.filter.csv_file import starter_entries
from cogs.filter.model import FilterEntry
from cogs.filter.service import FilterService

__all__ = [
    "FilterEntry",
    "FilterService",
    "ImportMode",
    "ListChange",
    "import_of",
    "starter_entries",
]
