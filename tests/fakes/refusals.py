"""Refusals where nobody chose a language, so that no database has to be there."""

from bot.locales import Words
from cogs.kit.language import PreferredLanguages
from cogs.kit.refusals import Refusals
from cogs.preferences import Preferences, PreferenceService


class NoPreferences(PreferenceService):
    """Nobody ever said what they prefer."""

    def __init__(self) -> None:
        """Need no database."""

    async def of(self, user_id: int) -> Preferences:
        return Preferences()


def refusals_in(words: Words) -> Refusals:
    """What says refusals, in the language of each person's Discord."""
    return Refusals(
        words=words, language=PreferredLanguages(preferences=NoPreferences(), words=words)
    )
