"""Styles: a server's own words around a prompt, under a name."""

from cogs.styles.service import (
    StyleService,
)

__all__ = [
    "StyleService",
]
