"""/tidy and /privacy, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.privacy.cog import PrivacyCog
from cogs.privacy.erasure import ErasureService
from cogs.privacy.export import ExportService
from cogs.privacy.take_along import TakeAlong
from cogs.privacy.tidy import TidyCog, Tidying
from cogs.services import Services


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cogs of /tidy and /privacy."""
    bulk, clock = services.database.bulk, services.clock
    erasures = ErasureService(
        personal=services.personal, database=bulk, audit_log=services.audit_log, clock=clock
    )
    tidying = Tidying(
        removals=services.removals,
        erasures=erasures,
        orders=services.orders,
        words=services.words,
        clock=clock,
    )
    records = ExportService(personal=services.personal, database=bulk, clock=clock)
    return [
        TidyCog(services, tidying=tidying),
        PrivacyCog(
            services,
            records=records,
            erasures=erasures,
            tidying=tidying,
            take_along=TakeAlong(services, records=records),
        ),
    ]
