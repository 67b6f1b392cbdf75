"""/config, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.config.cog import ConfigCog
from cogs.config.service import ConfigService
from cogs.services import Services


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cogs of /config."""
    configs = ConfigService(
        database=services.database,
        servers=services.servers,
        rules=services.rules,
        filters=services.filter,
        styles=services.styles,
        wildcards=services.wildcards,
        audit_log=services.audit_log,
        clock=services.clock,
    )
    return [ConfigCog(services, configs=configs)]
