"""The list of what waits for moderators, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.queue.cog import QueueCog
from cogs.services import Services


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cog of /reviews."""
    return [QueueCog(services)]
