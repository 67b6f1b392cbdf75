"""What is drawn nowhere, whatever a server sets: sexual pictures of minors, undressed people.

Decisions and reasons: DESIGN.md, "Deciding".
"""

from cogs.safety.model import Finding
from cogs.safety.search import find

__all__ = ["Finding", "find"]
