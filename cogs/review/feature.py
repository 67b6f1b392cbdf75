"""The moderators' decisions about pictures, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.review.cog import ReviewCog
from cogs.services import Services


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cogs of reviews."""
    return [ReviewCog(services)]
