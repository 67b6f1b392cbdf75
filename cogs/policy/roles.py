"""What a person is in the eyes of the rules: their roles, and whether they moderate."""

from bot.imagine.requester import Requester


def moderates(asker: Requester) -> bool:
    """Whether some rules make an exception for them."""
    return asker.is_moderator or asker.is_manager


def held_roles(asker: Requester) -> frozenset[int]:
    """Return their roles with the one that everyone has: its id is the server's (Discord)."""
    guild_id = asker.place.guild_id
    return frozenset(asker.role_ids if guild_id is None else (*asker.role_ids, guild_id))


def slow_mode_key(asker: Requester) -> tuple[int, int]:
    """Return the person and the place in which their requests are counted for slow mode.

    As with Discord's own slow mode, a thread counts for itself.
    """
    return asker.user_id, asker.place.thread_id or asker.place.channel_id
