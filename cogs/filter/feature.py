"""/filter and appeals against it, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.filter.appeals_cog import AppealsCog
from cogs.filter.cog import FilterCog
from cogs.filter.imports import Imports
from cogs.filter.pack_views import PackPanels
from cogs.filter.packs_cog import PacksCog
from cogs.filter.undo import Undos
from cogs.filter.views import FilterPanels
from cogs.services import Services


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cogs of /filter and appeals."""
    # Lists are long: they are read and written beside what people wait for.
    bulk, filters, clock = services.database.bulk, services.filter, services.clock
    imports = Imports(database=bulk, filters=filters, clock=clock)
    # In one transaction with the list's change, so on the same connection.
    undos = Undos(database=services.database, filters=filters, clock=clock)
    panels = FilterPanels(words=services.words)
    answers = services.filter_answers
    packs = PacksCog(
        filters=filters,
        imports=imports,
        servers=services.servers,
        answers=answers,
        panels=PackPanels(words=services.words),
    )
    cog = FilterCog(
        services, imports=imports, undos=undos, answers=answers, panels=panels, packs=packs
    )
    return [cog, packs, AppealsCog(services, answers=answers)]
