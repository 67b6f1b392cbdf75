"""Messages to Easel, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.imagine import Planner
from cogs.messages.cog import MessagesCog
from cogs.messages.service import Offers
from cogs.messages.views import OfferViews
from cogs.services import Services


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cog of messages to Easel."""
    planner = Planner(catalog=services.catalog, sources=services.option_sources)
    return [
        MessagesCog(
            services,
            planner=planner,
            offers=Offers(database=services.database, clock=services.clock),
            views=OfferViews(catalog=services.catalog, words=services.words),
        )
    ]
