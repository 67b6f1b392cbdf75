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
    is_about_place = True


class EphemeralOnlyError(RefusedError):
    """Discord shows to one person alone what is answered there."""

    words_id = "refusal-reach-alone"


class TooManyFollowUpsError(RefusedError):
    """Where the bot was only brought along, few messages may follow a press. Facts: ``most``."""

    words_id = "refusal-reach-several"


FOLLOW_UP_LIMIT = 5
"""So many messages may follow one interaction there (Discord, "Create Followup Message")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstallContexts:
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


def is_user_install(interaction: discord.Interaction) -> bool:
    """Whether somebody brought the bot along to where it was not added: a server, or among people.

    There it can answer by the interaction's token alone, and neither read nor post. Who brought it
    need not be who acts now: what it shows has buttons for everyone (Discord, "Authorizing
    Integration Owners Object").
    """
    if interaction.guild_id is None:
        return interaction.context.private_channel
    return not interaction.is_guild_integration()


def is_ephemeral_only(interaction: discord.Interaction) -> bool:
    """Whether Discord shows whatever is answered here to this person alone.

    So it is for those who may not use external apps, in servers that have not added the bot.
    """
    is_in_server = interaction.guild_id is not None
    may_show = interaction.permissions.use_external_apps
    return is_in_server and is_user_install(interaction) and not may_show


def require_audience(interaction: discord.Interaction) -> None:
    """Make sure that others would see what is published here.

    Raises:
        EphemeralOnlyError: Discord would show it to this person alone.
    """
    if is_ephemeral_only(interaction):
        raise EphemeralOnlyError


def require_room_to_follow(interaction: discord.Interaction, count: int) -> None:
    """Make sure that Discord takes so many messages after one press.

    Raises:
        TooManyFollowUpsError: it does not, because the bot was only brought along.
    """
    if count > FOLLOW_UP_LIMIT and is_user_install(interaction):
        raise TooManyFollowUpsError(most=FOLLOW_UP_LIMIT)
