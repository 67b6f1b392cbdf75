"""What a member prefers for their own requests."""

from cogs.preferences.service import (
    PreferenceService,
    Preferences,
    Tell,
)

__all__ = [
    "PreferenceService",
    "Preferences",
    "Tell",
]
