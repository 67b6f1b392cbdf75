"""What rules put into their sentences: roles, as Discord shows them."""

from bot.locales.phrase import Phrase, phrase

__all__ = ["Phrase", "phrase", "role_mentions"]


def role_mentions(role_ids: tuple[int, ...]) -> tuple[str, ...]:
    """Return mentions of roles, which Discord shows by name; messages ping nobody."""
    return tuple(f"<@&{role_id}>" for role_id in role_ids)
