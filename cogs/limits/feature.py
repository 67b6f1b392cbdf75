"""/usage, /limits and /budget, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.limits.budget import BudgetService
from cogs.limits.budget_cog import BudgetCog
from cogs.limits.cog import LimitsCog
from cogs.limits.money import cheapest_picture
from cogs.limits.usage import UsageService
from cogs.limits.usage_cog import UsageCog
from cogs.services import Services


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cogs of /usage, /limits and /budget."""
    bulk, clock = services.database.bulk, services.clock
    usage = UsageService(
        database=bulk,
        servers=services.servers,
        operator=services.operator.limits,
        clock=clock,
        cheapest_micros=cheapest_picture(services.catalog),
    )
    return [
        UsageCog(services, usage=usage),
        LimitsCog(services),
        BudgetCog(services, book=BudgetService(database=bulk, clock=clock)),
    ]
