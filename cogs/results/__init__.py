"""What members do with results: the buttons and the list on every card.

Decisions and reasons: DESIGN.md, "Accepting".
"""

from cogs.results.debounce import (
    Debounce,
)
from cogs.results.forms import (
    ResultForms,
)
from cogs.results.more_list import (
    ResultList,
    shortened,
)
from cogs.results.pictures import (
    QUICK_SECONDS,
    Pictures,
    PicturesGoneError,
    PicturesLateError,
)
from cogs.results.thumbnails import (
    Thumbnails,
)

__all__ = [
    "QUICK_SECONDS",
    "Debounce",
    "Pictures",
    "PicturesGoneError",
    "PicturesLateError",
    "ResultForms",
    "ResultList",
    "Thumbnails",
    "shortened",
]
