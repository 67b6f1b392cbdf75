"""Channels that are for moderators alone."""

import discord


async def is_hidden(client: discord.Client, channel_id: int, guild_id: int) -> bool:
    """Ask Discord whether the channel itself keeps everyone out; roles are not added up.

    Raises:
        discord.HTTPException: Discord does not tell.
    """
    channel = await client.fetch_channel(channel_id)
    if not isinstance(channel, discord.abc.GuildChannel):
        return False
    everyone = discord.Object(guild_id, type=discord.Role)
    return channel.overwrites_for(everyone).view_channel is False
