"""The option with which somebody names a channel, forum, thread or post of their server."""

import discord
from discord import app_commands

Chosen = app_commands.AppCommandChannel | app_commands.AppCommandThread


class PlaceTransformer(app_commands.Transformer):
    """Takes places where something can be asked for.

    discord.py's own forums may be media channels, which Discord's description of its API does not
    know.
    """

    @property
    def type(self) -> discord.AppCommandOptionType:
        """What kind of option it is."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """What can be chosen."""
        return [
            discord.ChannelType.text,
            discord.ChannelType.news,
            discord.ChannelType.forum,
            discord.ChannelType.voice,
            discord.ChannelType.public_thread,
            discord.ChannelType.private_thread,
            discord.ChannelType.news_thread,
        ]

    async def transform(self, _: discord.Interaction, value: Chosen, /) -> Chosen:
        """Return it as Discord sent it: it may be gone, or hidden from the bot."""
        return value
