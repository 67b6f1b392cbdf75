"""/history and /show, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.history.cog import HistoryCog
from cogs.history.service import HistoryService
from cogs.history.show import ResultViewer, ShowCog
from cogs.services import Services


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cogs of /history and /show."""
    history = HistoryService(database=services.database)
    viewer = ResultViewer(
        gate=services.showing_gate,
        copies=services.copies,
        pictures=services.pictures,
        stars=services.stars,
        cards=services.cards,
    )
    return [
        HistoryCog(services, history=history, viewer=viewer),
        ShowCog(services, history=history, viewer=viewer),
    ]
