"""What a server likes best: stars, the gallery and the showcase.

Decisions and reasons: DESIGN.md, "Delivering".
"""

from cogs.gallery.repository import count_again
from cogs.gallery.service import StarService

__all__ = ["StarService", "count_again"]
