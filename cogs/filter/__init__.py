"""The prompt filter of a server, and appeals against it.

Decisions and reasons: DESIGN.md, "Deciding".
"""

from cogs.filter.appeal import AppealState
from cogs.filter.changes import (
    ImportMode,
    ListChange,
    import_of,
)
from cogs.filter.model import Action, FilterEntry, Hit, Kind, Strictness
from cogs.filter.packs import starter_entries
from cogs.filter.service import FilterList, FilterService, filter_list
from cogs.filter.texts import absent_texts_of, texts_of

__all__ = [
    "Action",
    "AppealState",
    "FilterEntry",
    "FilterList",
    "FilterService",
    "Hit",
    "ImportMode",
    "Kind",
    "ListChange",
    "Strictness",
    "absent_texts_of",
    "filter_list",
    "import_of",
    "starter_entries",
    "texts_of",
]
