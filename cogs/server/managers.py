"""Who may decide for a server: its managers over settings, its moderators over pictures."""

import discord

from bot.errors import RefusedError
from cogs.server.service import ServerService


class NotHereError(RefusedError):
    """This is about a server, and was asked for in direct messages."""

    words_id = "refusal-not-in-direct-messages"


class NotManagerError(RefusedError):
    """Only those who manage the server may do that."""

    words_id = "refusal-not-manager"


class NotModeratorError(RefusedError):
    """Only moderators may do that."""

    words_id = "refusal-not-moderator"


async def require_manager(interaction: discord.Interaction, servers: ServerService) -> int:
    """Make sure that they may change the server's settings; return the server.

    Who has Discord's Manage Server, or a role that the server's settings name.

    Raises:
        NotHereError, NotManagerError: they may not.
    """
    guild_id = _guild_of(interaction)
    if not await _is_manager(interaction, servers, guild_id):
        raise NotManagerError
    return guild_id


async def require_moderator(interaction: discord.Interaction, servers: ServerService) -> int:
    """Make sure that they may decide about pictures here; return the server.

    Who has Discord's Manage Messages in this channel, and every manager.

    Raises:
        NotHereError, NotModeratorError: they may not.
    """
    guild_id = _guild_of(interaction)
    is_moderator = interaction.permissions.manage_messages
    if not is_moderator and not await _is_manager(interaction, servers, guild_id):
        raise NotModeratorError
    return guild_id


def _guild_of(interaction: discord.Interaction) -> int:
    if interaction.guild_id is None:
        raise NotHereError
    return interaction.guild_id


async def _is_manager(
    interaction: discord.Interaction, servers: ServerService, guild_id: int
) -> bool:
    if interaction.permissions.manage_guild:
        return True
    if not isinstance(interaction.user, discord.Member):
        return False
    named = (await servers.settings(guild_id)).value.manager_role_ids
    return any(role.id in named for role in interaction.user.roles)
