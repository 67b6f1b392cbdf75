"""/audit and the log channel, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.audit.cog import AuditCog
from cogs.audit.service import AuditService
from cogs.services import Services


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cogs of /audit and the log channel."""
    audit = AuditService(database=services.database.bulk, clock=services.clock)
    return [AuditCog(services, audit=audit)]
