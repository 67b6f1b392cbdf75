"""A sentence by its Fluent id, before it is put into a language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.errors import Fact
from bot.locales import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A Fluent id and the values for its placeables."""

    words_id: str
    facts: Mapping[str, Fact] = field(default_factory=dict[str, Fact])

    def said(self, words: Words, locale: str) -> str:
        """Return the sentence in a language."""
        return words.say(self.words_id, locale, **self.facts)


def phrase(words_id: str, /, **facts: Fact) -> Phrase:
    """Return a phrase with these facts."""
    return Phrase(words_id=words_id, facts=facts)
