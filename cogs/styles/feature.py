"""/style, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.services import Services
from cogs.styles.cog import StylesCog


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cogs of /style and the styles of a server."""
    return [StylesCog(services)]
