"""What rules put into their sentences: roles and moments, as Discord shows them."""

from bot.locales.phrase import Phrase, phrase

__all__ = ["Phrase", "phrase", "relative_time", "role_mentions"]


def role_mentions(role_ids: tuple[int, ...]) -> tuple[str, ...]:
    """Return mentions of roles, which Discord shows by name; messages ping nobody."""
    return tuple(f"<@&{role_id}>" for role_id in role_ids)


def relative_time(at: float) -> str:
    """Return a Discord timestamp, shown as "in 5 minutes" in each reader's language."""
    # Rounded up, so that the wait is over when Discord says so.
    return f"<t:{-int(-at // 1)}:R>"
