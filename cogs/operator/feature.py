"""/operator, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.audit import AuditService
from cogs.operator.cog import OperatorCog
from cogs.operator.owners import Owners
from cogs.services import Services


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cog of /operator."""
    owners = Owners(client=services.client, clock=services.clock)
    audit = AuditService(database=services.database.bulk, clock=services.clock)
    return [OperatorCog(services, owners=owners, audit=audit)]
