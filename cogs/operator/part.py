"""What every part of /operator shares: the group of commands, who may use it, how it answers."""

import discord
from discord import app_commands
from discord.ext import commands

from cogs.kit.language import text
from cogs.operator.owners import Owners
from cogs.services import Services

NOBODY = discord.AllowedMentions.none()


class OperatorPart(commands.Cog):
    """Answers those who run Easel; every command and press asks again who they are."""

    operator = app_commands.Group(
        name="operator",
        description=text("command-operator"),
        guild_only=True,
        # Discord shows it to administrators of servers alone. It cannot hide it in direct messages.
        default_permissions=discord.Permissions.none(),
    )

    def __init__(self, services: Services, *, owners: Owners) -> None:
        self._owners = owners
        self._client = services.client
        self._decisions = services.server_decisions
        self._words = services.words

    async def _say(
        self, interaction: discord.Interaction, words_id: str, **facts: str | int
    ) -> None:
        await interaction.response.send_message(
            self._words.say(words_id, interaction.locale.value, **facts),
            ephemeral=True,
            allowed_mentions=NOBODY,
        )

    async def _replace(self, interaction: discord.Interaction, view: discord.ui.LayoutView) -> None:
        await interaction.response.edit_message(view=view, allowed_mentions=NOBODY)
