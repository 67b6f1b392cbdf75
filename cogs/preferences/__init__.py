"""What a member prefers for their own requests.

Decisions and reasons: DESIGN.md, "Remembering".
"""

from cogs.preferences.service import (
    Preferences,
    PreferenceService,
    Tell,
)

__all__ = [
    "PreferenceService",
    "Preferences",
    "Tell",
]
