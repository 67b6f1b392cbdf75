"""What a member prefers for their own requests."""

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
