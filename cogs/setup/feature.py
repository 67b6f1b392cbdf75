"""/setup, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.services import Services
from cogs.setup.cog import SetupCog


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cogs of /setup."""
    return [SetupCog(services)]
