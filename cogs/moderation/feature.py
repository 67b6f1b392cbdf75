"""Reports, removals and blocks, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.moderation.blocks import BlocksCog
from cogs.moderation.cog import ReportsCog
from cogs.moderation.remove_all import RemoveAllCog
from cogs.moderation.reporting import ReportingCog
from cogs.services import Services


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cogs of /report, /reports, /remove-all and /block."""
    return [
        ReportingCog(services),
        ReportsCog(services),
        RemoveAllCog(services),
        BlocksCog(services),
    ]
