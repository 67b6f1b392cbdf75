"""/audit and the log channel, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.audit.cog import AuditCog
from cogs.audit.log_channel import LogChannels
from cogs.audit.service import AuditService
from cogs.services import Services


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cogs of /audit and the log channel."""
    audit_log, clock = services.audit_log, services.clock
    audit = AuditService(database=services.database.bulk, clock=clock)
    logs = LogChannels(
        client=services.client,
        audit=audit,
        servers=services.servers,
        audit_log=audit_log,
        words=services.words,
        clock=clock,
    )
    return [AuditCog(services, audit=audit, logs=logs)]
