"""Words under names, a server's and members' own: styles, and lists that prompts pick from.

Decisions and reasons: DESIGN.md, "Deciding".
"""

from cogs.styles.model import NamedWords
from cogs.styles.service import (
    OwnStyleService,
    OwnWildcardService,
    StyleService,
    WildcardService,
    WordsService,
)

__all__ = [
    "NamedWords",
    "OwnStyleService",
    "OwnWildcardService",
    "StyleService",
    "WildcardService",
    "WordsService",
]
