"""/imagine, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.imagine.cog import ImagineCog
from cogs.services import Services


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cogs of /imagine."""
    return [ImagineCog(services)]
