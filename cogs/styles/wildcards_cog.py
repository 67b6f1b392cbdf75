"""/wildcard: managers define lists; /wildcards: every member may see what prompts can pick from."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.catalog.wildcards import MAX_WILDCARD_NAME_LENGTH
from cogs.kit.language import text
from cogs.styles.desk import WordsDesk
from cogs.styles.model import Kind

MARKED = app_commands.Range[str, 1, MAX_WILDCARD_NAME_LENGTH + 4]
"""A list's name, perhaps with the underscores of its mark."""


class WildcardsCog(commands.Cog):
    """Shows and changes a server's lists."""

    wildcard = app_commands.Group(
        name="wildcard",
        description=text("command-wildcard"),
        guild_only=True,
        default_permissions=discord.Permissions(manage_guild=True),
    )

    def __init__(self, *, desk: WordsDesk) -> None:
        self._desk = desk

    @app_commands.command(description=text("command-wildcards"))
    @app_commands.describe(name=text("command-wildcards-name"))
    async def wildcards(self, interaction: discord.Interaction, name: MARKED | None = None) -> None:
        """Show the lists there are, or all entries of one."""
        await self._desk.show(interaction, Kind.OWN_WILDCARD, Kind.WILDCARD, name=name)

    @wildcard.command(name="list", description=text("command-wildcard-list"))
    @app_commands.describe(name=text("command-wildcards-name"))
    async def show(self, interaction: discord.Interaction, name: MARKED | None = None) -> None:
        """Show the server's lists, or all entries of one."""
        await self._desk.show(interaction, Kind.WILDCARD, name=name)

    @wildcard.command(description=text("command-wildcard-add"))
    @app_commands.describe(name=text("command-wildcard-add-name"))
    async def add(self, interaction: discord.Interaction, name: MARKED) -> None:
        """Open the form for a list's entries."""
        await self._desk.add(interaction, Kind.WILDCARD, name)

    @wildcard.command(description=text("command-wildcard-edit"))
    @app_commands.describe(name=text("command-wildcard-name"))
    async def edit(self, interaction: discord.Interaction, name: MARKED) -> None:
        """Open the form with the entries of a list there is."""
        await self._desk.edit(interaction, Kind.WILDCARD, name)

    @wildcard.command(description=text("command-wildcard-remove"))
    @app_commands.describe(name=text("command-wildcard-name"))
    async def remove(self, interaction: discord.Interaction, name: MARKED) -> None:
        """Remove a list."""
        await self._desk.remove(interaction, Kind.WILDCARD, name)

    @wildcards.autocomplete("name")
    async def _all_names(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return await self._desk.choices(interaction, Kind.OWN_WILDCARD, typed, Kind.WILDCARD)

    @show.autocomplete("name")
    @add.autocomplete("name")
    @edit.autocomplete("name")
    @remove.autocomplete("name")
    async def _names(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return await self._desk.choices(interaction, Kind.WILDCARD, typed)
