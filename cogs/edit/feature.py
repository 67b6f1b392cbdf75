"""/edit and /blend, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.edit.cog import EditCog
from cogs.services import Services


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cogs of /edit and /blend."""
    return [EditCog(services)]
