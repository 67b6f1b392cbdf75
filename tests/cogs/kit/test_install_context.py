"""Where commands are offered, as Discord is told when they are published."""

import discord
import pytest
from discord import app_commands
from discord.ext import commands

from bot.app import EaselBot
from cogs.kit.install_context import InstallContexts, keep_in_servers
from cogs.kit.language import packaged_words
from tests.fakes.refusals import refusals_in

SERVER, DIRECT, ELSEWHERE = 0, 1, 2
"""Discord's contexts."""
BY_SERVER, BY_USER = 0, 1
"""Discord's installation types."""


class Offered(commands.Cog):
    """A command for everyone, and one that is about a server."""

    @app_commands.command(description="For everyone")
    async def everyones(self, interaction: discord.Interaction) -> None:
        """Do nothing."""

    @app_commands.command(description="About a server")
    @app_commands.guild_only()
    async def servers(self, interaction: discord.Interaction) -> None:
        """Do nothing."""


async def published(
    install_contexts: InstallContexts | None, name: str
) -> tuple[list[int], list[int]]:
    """The contexts and installation types of a command."""
    bot = EaselBot(refusals=refusals_in(packaged_words()), install_contexts=install_contexts)
    await bot.add_cog(Offered())
    keep_in_servers(bot.tree)
    command = bot.tree.get_command(name)
    assert isinstance(command, app_commands.Command)
    data = command.to_dict(bot.tree)
    return sorted(data["contexts"]), sorted(data["integration_types"])


@pytest.mark.parametrize(
    ("install_contexts", "contexts", "installs"),
    [
        (None, [SERVER, DIRECT], [BY_SERVER]),
        (InstallContexts(direct_messages=False), [SERVER], [BY_SERVER]),
        (InstallContexts(user_install=True), [SERVER, DIRECT, ELSEWHERE], [BY_SERVER, BY_USER]),
        (InstallContexts(direct_messages=False, user_install=True), [SERVER], [BY_SERVER, BY_USER]),
    ],
)
async def test_members_commands_are_offered_where_the_operator_allows(
    install_contexts: InstallContexts | None, contexts: list[int], installs: list[int]
) -> None:
    assert await published(install_contexts, "everyones") == (contexts, installs)


async def test_what_is_about_a_server_is_offered_only_where_it_has_the_bot() -> None:
    assert await published(InstallContexts(user_install=True), "servers") == ([SERVER], [BY_SERVER])
