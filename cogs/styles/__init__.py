"""Styles: a server's own words around a prompt, under a name.

Decisions and reasons: DESIGN.md, "Deciding".
"""

from cogs.styles.service import StyleService

__all__ = [
    "StyleService",
]
