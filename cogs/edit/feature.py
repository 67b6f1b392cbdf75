"""/edit and /blend, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.edit.cog import BlendCog, EditCog
from cogs.services import Services


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cogs of /edit and /blend, where there is a model for them."""
    catalog = services.catalog
    edits = [EditCog(services)] if catalog.editors else []
    blends = [BlendCog(services)] if catalog.blenders else []
    return [*edits, *blends]
