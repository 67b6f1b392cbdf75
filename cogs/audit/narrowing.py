"""The options that say which part of the trail a command is about."""

from collections.abc import Callable
from typing import TypeVar

import discord
from discord import app_commands

from bot.community.audit.topics import AuditTopic
from cogs.words import text

Command = TypeVar("Command", bound=Callable[..., object])
Chosen = app_commands.AppCommandChannel | app_commands.AppCommandThread


def narrowing(command: Command) -> Command:
    """Describe these options of a command."""
    described = app_commands.describe(
        person=text("command-audit-person"),
        channel=text("command-audit-channel"),
        what=text("command-audit-what"),
        since_days=text("command-audit-since_days"),
        until_days=text("command-audit-until_days"),
    )
    topics = [
        app_commands.Choice(name=text(f"command-audit-topic-{topic}"), value=topic.value)
        for topic in AuditTopic
    ]
    return described(app_commands.choices(what=topics)(command))


class _PlaceTransformer(app_commands.Transformer):
    """Takes where something can be asked for: discord.py's forums may be media channels, too.

    Discord's description of its API does not know these.
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


PlaceOption = app_commands.Transform[Chosen, _PlaceTransformer]
