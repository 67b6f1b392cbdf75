"""Permission checks: managers change settings, moderators decide about pictures."""

import discord

from bot.errors import RefusedError
from cogs.server.service import ServerService


class NotHereError(RefusedError):
    """The command is for servers, and was used in direct messages."""

    words_id = "refusal-not-in-direct-messages"


class NotManagerError(RefusedError):
    """Only managers may do that."""

    words_id = "refusal-not-manager"


class NotModeratorError(RefusedError):
    """Only moderators may do that."""

    words_id = "refusal-not-moderator"


async def require_manager(interaction: discord.Interaction, servers: ServerService) -> int:
    """Return the server's id, if the user is one of its managers.

    Managers have Discord's Manage Server, or a role that the server's settings name.

    Raises:
        NotHereError: there is no server.
        NotManagerError: they are no manager.
    """
    guild_id = _guild_of(interaction)
    if not await _is_manager(interaction, servers, guild_id):
        raise NotManagerError
    return guild_id


async def require_moderator(interaction: discord.Interaction, servers: ServerService) -> int:
    """Return the server's id, if the user is a moderator in this channel.

    Moderators have Discord's Manage Messages in the channel; managers are moderators, too.

    Raises:
        NotHereError: there is no server.
        NotModeratorError: they are no moderator.
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
