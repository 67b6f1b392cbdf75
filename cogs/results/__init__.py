"""What members do with results: the buttons and the list on every card.

Decisions and reasons: DESIGN.md, "Accepting".
"""

from cogs.results.card_actions import Debounce
from cogs.results.lineage import child_of
from cogs.results.message_pictures import pictures_in
from cogs.results.pictures import (
    QUICK_SECONDS,
    Addresses,
    Pictures,
    PicturesGoneError,
    PicturesLateError,
)
from cogs.results.result_list import ResultList, Thumbnails, minute_of, shortened
from cogs.results.views import ResultForms, read_rewording

__all__ = [
    "QUICK_SECONDS",
    "Addresses",
    "Debounce",
    "Pictures",
    "PicturesGoneError",
    "PicturesLateError",
    "ResultForms",
    "ResultList",
    "Thumbnails",
    "child_of",
    "minute_of",
    "pictures_in",
    "read_rewording",
    "shortened",
]
