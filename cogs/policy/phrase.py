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


def role_mentions(role_ids: tuple[int, ...]) -> tuple[str, ...]:
    """Return mentions of roles, which Discord shows by name; messages ping nobody."""
    return tuple(f"<@&{role_id}>" for role_id in role_ids)


def relative_time(at: float) -> str:
    """Return a Discord timestamp, shown as "in 5 minutes" in each reader's language."""
    # Rounded up, so that the wait is over when Discord says so.
    return f"<t:{-int(-at // 1)}:R>"
