"""Which channels a person can see, from memory alone."""

from collections.abc import Callable

import discord


def channels_of(interaction: discord.Interaction) -> Callable[[int], bool]:
    """Return what says of a channel's or thread's id whether this person can see it."""
    guild, member = interaction.guild, interaction.user
    known: dict[int, bool] = {}

    def may_see(channel_id: int) -> bool:
        if channel_id not in known:
            channel = guild and guild.get_channel_or_thread(channel_id)
            known[channel_id] = (
                isinstance(channel, discord.abc.GuildChannel | discord.Thread)
                and isinstance(member, discord.Member)
                and channel.permissions_for(member).view_channel
                # Whoever manages threads may read private ones.
                and not (
                    isinstance(channel, discord.Thread)
                    and channel.is_private()
                    and not channel.permissions_for(member).manage_threads
                )
            )
        return known[channel_id]

    return may_see
