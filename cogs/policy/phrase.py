"""A sentence before it is put into somebody's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.errors import Fact
from bot.locales import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A Fluent id, and what its sentence is filled with."""

    words_id: str
    facts: Mapping[str, Fact] = field(default_factory=dict[str, Fact])

    def said(self, words: Words, locale: str) -> str:
        """Return it in words."""
        return words.say(self.words_id, locale, **self.facts)


def phrase(words_id: str, /, **facts: Fact) -> Phrase:
    """Return a phrase with these facts."""
    return Phrase(words_id=words_id, facts=facts)


def roles_said(role_ids: tuple[int, ...]) -> tuple[str, ...]:
    """Return roles as Discord shows them by name; sent without pinging anybody."""
    return tuple(f"<@&{role_id}>" for role_id in role_ids)


def moment_said(at: float) -> str:
    """Return a time as each reader's own Discord shows it ("in 5 minutes")."""
    # Rounded up, so that it is true when it is over.
    return f"<t:{-int(-at // 1)}:R>"
