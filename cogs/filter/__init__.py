"""The prompt filter of a server, and appeals against it.

Decisions and reasons: DESIGN.md, "Deciding".
"""

from cogs.filter.appeal import AppealState
from cogs.filter.base import NO_BASE_FILTER, load_base_filter
from cogs.filter.changes import (
    ChangedSinceError,
    ImportMode,
    ListChange,
    ListChangedError,
    import_of,
    undoing,
)
from cogs.filter.csv_file import COLUMNS as ENTRY_COLUMNS
from cogs.filter.csv_file import entry_of_cells
from cogs.filter.imports import take_packs
from cogs.filter.model import Action, FilterEntry, Hit, Kind, Strictness, require_room_for
from cogs.filter.packs import (
    PACKS,
    STARTER_PACKS,
    Pack,
    PackChangedError,
    PackStep,
    merged,
    pack_of,
)
from cogs.filter.service import FilterList, FilterService, filter_list, terms_list
from cogs.filter.texts import absent_texts_of, texts_of
from cogs.filter.trial_text import trial_lines
from cogs.filter.trials import FilterTrials, Trial

__all__ = [
    "ENTRY_COLUMNS",
    "NO_BASE_FILTER",
    "PACKS",
    "STARTER_PACKS",
    "Action",
    "AppealState",
    "ChangedSinceError",
    "FilterEntry",
    "FilterList",
    "FilterService",
    "FilterTrials",
    "Hit",
    "ImportMode",
    "Kind",
    "ListChange",
    "ListChangedError",
    "Pack",
    "PackChangedError",
    "PackStep",
    "Strictness",
    "Trial",
    "absent_texts_of",
    "entry_of_cells",
    "filter_list",
    "import_of",
    "load_base_filter",
    "merged",
    "pack_of",
    "require_room_for",
    "take_packs",
    "terms_list",
    "texts_of",
    "trial_lines",
    "undoing",
]
