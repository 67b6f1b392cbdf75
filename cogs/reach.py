"""Where commands are offered: in servers always, elsewhere as the operator allows."""

from dataclasses import dataclass
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import RefusedError


class DirectMessagesOffError(RefusedError):
    """The operator does not want anything to be drawn in direct messages."""

    words_id = "refusal-reach-direct"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What the operator allows besides servers that have the bot."""

    direct_messages: bool = True
    user_install: bool = False
    """Members may install it for themselves, and take it along to every server."""

    @property
    def contexts(self) -> app_commands.AppCommandContext:
        """Where commands are offered that say nothing else."""
        direct = self.direct_messages
        return app_commands.AppCommandContext(
            guild=True, dm_channel=direct, private_channel=direct and self.user_install
        )

    @property
    def installs(self) -> app_commands.AppInstallationType:
        """For whom commands are offered that say nothing else."""
        return app_commands.AppInstallationType(guild=True, user=self.user_install)


def keep_in_servers(tree: app_commands.CommandTree[Any]) -> None:
    """Offer what is about a server only where that server has the bot.

    Who takes the bot along decides nothing about servers that have not asked for it.
    """
    for kind in discord.AppCommandType:
        for command in tree.get_commands(type=kind):
            if command.guild_only:
                # What is left open here would be taken from what the tree allows.
                command.allowed_contexts = app_commands.AppCommandContext(
                    guild=True, dm_channel=False, private_channel=False
                )
                command.allowed_installs = app_commands.AppInstallationType(guild=True, user=False)


def require_in_reach(interaction: discord.Interaction) -> None:
    """Make sure that something may be drawn here: buttons are older than settings.

    Raises:
        DirectMessagesOffError: only in servers.
    """
    client = interaction.client
    if interaction.guild_id is not None or not isinstance(client, commands.Bot):
        return
    if client.tree.allowed_contexts.dm_channel is False:
        raise DirectMessagesOffError


def is_guest(interaction: discord.Interaction) -> bool:
    """Whether somebody brought the bot along into a server that has not installed it.

    There it can answer by the interaction's token alone, and neither read nor post (Discord,
    "Installation Context").
    """
    is_in_server = interaction.guild_id is not None
    return (
        is_in_server
        and interaction.is_user_integration()
        and not interaction.is_guild_integration()
    )
