"""Who may look at what was drawn in which channel."""

import discord

from bot.imagine.job import Job


def is_public(job: Job) -> bool:
    """Whether a result is there for others than its requester."""
    return not job.reply.is_private or job.published_message_id is not None


def may_view(interaction: discord.Interaction, channel_id: int) -> bool:
    """Whether this person may see a channel of this server, as far as Discord has told."""
    if channel_id == interaction.channel_id:
        return True
    channel, member = _channel(interaction.guild, channel_id), interaction.user
    if channel is None or not isinstance(member, discord.Member):
        return False
    if isinstance(channel, discord.Thread) and (channel.is_private() or channel.parent is None):
        return False
    return channel.permissions_for(member).view_channel


def everybody_views(guild: discord.Guild, channel_id: int) -> bool:
    """Whether a channel is there for everybody in its server."""
    channel = _channel(guild, channel_id)
    if isinstance(channel, discord.Thread):
        return not channel.is_private() and everybody_views(guild, channel.parent_id)
    return channel is not None and channel.permissions_for(guild.default_role).view_channel


def is_age_restricted(guild: discord.Guild | None, channel_id: int) -> bool:
    """Whether Discord asks for people's age in front of a channel; a thread is as its channel."""
    channel = _channel(guild, channel_id)
    parent = channel.parent if isinstance(channel, discord.Thread) else channel
    return bool(getattr(parent, "nsfw", False))


def _channel(
    guild: discord.Guild | None, channel_id: int
) -> discord.abc.GuildChannel | discord.Thread | None:
    return None if guild is None else guild.get_channel_or_thread(channel_id)
