"""/filter and appeals against it, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.filter.appeals_cog import AppealsCog
from cogs.filter.cog import FilterCog
from cogs.filter.imports import Imports
from cogs.services import Services


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cogs of /filter and appeals."""
    imports = Imports(
        database=services.database.bulk, filters=services.filter, clock=services.clock
    )
    return [FilterCog(services, imports=imports), AppealsCog(services)]
