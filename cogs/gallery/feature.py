"""/gallery and the showcase, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.gallery.cog import GalleryCog
from cogs.services import Services


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cogs of /gallery, stars and the showcase."""
    return [GalleryCog(services)]
