"""The command tree: every error of a command ends in words."""

import discord
from discord import app_commands

from cogs.refusals import Refusals


class CommandTree(app_commands.CommandTree[discord.Client]):
    """Hands what commands raise to the refusals; autocomplete just offers nothing."""

    refusals: Refusals

    async def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        """Let every command through, in the language of its person."""
        if interaction.type is discord.InteractionType.application_command:
            await self.refusals.settle_language(interaction)
        return True

    async def on_error(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        """Say what went wrong."""
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        await self.refusals.say(interaction, cause)
