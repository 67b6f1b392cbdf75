"""The prompt filter of a server, and appeals against it.

Decisions and reasons: DESIGN.md, "Deciding".
"""

from cogs.filter.appeal import AppealState
from cogs.filter.base import NO_BASE_FILTER, load_base_filter
from cogs.filter.changes import (
    ImportMode,
    ListChange,
    import_of,
)
from cogs.filter.imports import take_packs
from cogs.filter.model import Action, FilterEntry, Hit, Kind, Strictness
from cogs.filter.packs import STARTER_PACKS
from cogs.filter.service import FilterList, FilterService, filter_list
from cogs.filter.texts import absent_texts_of, texts_of
from cogs.filter.trial_text import trial_lines
from cogs.filter.trials import FilterTrials, Trial

__all__ = [
    "NO_BASE_FILTER",
    "STARTER_PACKS",
    "Action",
    "AppealState",
    "FilterEntry",
    "FilterList",
    "FilterService",
    "FilterTrials",
    "Hit",
    "ImportMode",
    "Kind",
    "ListChange",
    "Strictness",
    "Trial",
    "absent_texts_of",
    "filter_list",
    "import_of",
    "load_base_filter",
    "take_packs",
    "texts_of",
    "trial_lines",
]
