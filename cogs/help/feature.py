"""/help and /models, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.help.cog import HelpCog
from cogs.help.views import HelpViews
from cogs.imagine import Planner
from cogs.services import Services


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cog of /help and /models."""
    planner = Planner(catalog=services.catalog, sources=services.option_sources)
    views = HelpViews(catalog=services.catalog, words=services.words)
    return [HelpCog(services, planner=planner, views=views)]
