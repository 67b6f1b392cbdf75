"""/my: styles and lists of one's own, for every server and direct message, seen by nobody else."""

import discord
from discord import app_commands
from discord.ext import commands

from cogs.kit.language import text
from cogs.styles.cog import Name, Text
from cogs.styles.desk import WordsDesk
from cogs.styles.model import Kind
from cogs.styles.wildcards_cog import MARKED


class MyCog(commands.Cog):
    """Shows and changes what is a member's own."""

    my = app_commands.Group(name="my", description=text("command-my"))
    style = app_commands.Group(name="style", description=text("command-my-style"), parent=my)
    wildcard = app_commands.Group(
        name="wildcard", description=text("command-my-wildcard"), parent=my
    )

    def __init__(self, *, desk: WordsDesk) -> None:
        self._desk = desk

    @style.command(name="list", description=text("command-my-style-list"))
    async def show_styles(self, interaction: discord.Interaction) -> None:
        """Show one's own styles."""
        await self._desk.show(interaction, Kind.OWN_STYLE)

    @style.command(name="add", description=text("command-my-style-add"))
    @app_commands.describe(
        name=text("command-my-style-add-name"), words=text("command-style-add-text")
    )
    @app_commands.rename(words="text")
    async def add_style(
        self, interaction: discord.Interaction, name: Name, words: Text | None = None
    ) -> None:
        """Save a style; without its words, open the form for them."""
        await self._desk.add(interaction, Kind.OWN_STYLE, name, words)

    @style.command(name="edit", description=text("command-my-style-edit"))
    @app_commands.describe(name=text("command-my-style-name"))
    async def edit_style(self, interaction: discord.Interaction, name: Name) -> None:
        """Open the form with the words of a style there is."""
        await self._desk.edit(interaction, Kind.OWN_STYLE, name)

    @style.command(name="remove", description=text("command-my-style-remove"))
    @app_commands.describe(name=text("command-my-style-name"))
    async def remove_style(self, interaction: discord.Interaction, name: Name) -> None:
        """Remove a style."""
        await self._desk.remove(interaction, Kind.OWN_STYLE, name)

    @wildcard.command(name="list", description=text("command-my-wildcard-list"))
    @app_commands.describe(name=text("command-wildcards-name"))
    async def show_wildcards(
        self, interaction: discord.Interaction, name: MARKED | None = None
    ) -> None:
        """Show one's own lists, or all entries of one."""
        await self._desk.show(interaction, Kind.OWN_WILDCARD, name=name)

    @wildcard.command(name="add", description=text("command-my-wildcard-add"))
    @app_commands.describe(name=text("command-wildcard-add-name"))
    async def add_wildcard(self, interaction: discord.Interaction, name: MARKED) -> None:
        """Open the form for a list's entries."""
        await self._desk.add(interaction, Kind.OWN_WILDCARD, name)

    @wildcard.command(name="edit", description=text("command-wildcard-edit"))
    @app_commands.describe(name=text("command-wildcard-name"))
    async def edit_wildcard(self, interaction: discord.Interaction, name: MARKED) -> None:
        """Open the form with the entries of a list there is."""
        await self._desk.edit(interaction, Kind.OWN_WILDCARD, name)

    @wildcard.command(name="remove", description=text("command-wildcard-remove"))
    @app_commands.describe(name=text("command-wildcard-name"))
    async def remove_wildcard(self, interaction: discord.Interaction, name: MARKED) -> None:
        """Remove a list."""
        await self._desk.remove(interaction, Kind.OWN_WILDCARD, name)

    @add_style.autocomplete("name")
    @edit_style.autocomplete("name")
    @remove_style.autocomplete("name")
    async def _styles(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return await self._desk.choices(interaction, Kind.OWN_STYLE, typed)

    @show_wildcards.autocomplete("name")
    @add_wildcard.autocomplete("name")
    @edit_wildcard.autocomplete("name")
    @remove_wildcard.autocomplete("name")
    async def _wildcards(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return await self._desk.choices(interaction, Kind.OWN_WILDCARD, typed)
