"""What a member prefers for their own requests."""

from cogs.preferences.service import (
    PreferenceBook,
    Preferences,
    Tell,
)

__all__ = [
    "PreferenceBook",
    "Preferences",
    "Tell",
]
