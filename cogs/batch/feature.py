"""What follows a yes to several requests, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.batch.cog import ConfirmCog
from cogs.batch.running import Running
from cogs.batch.service import RunService
from cogs.services import Services


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cogs of the answers to a price or a list that was shown."""
    runs = RunService(database=services.database, drafts=services.drafts, clock=services.clock)
    running = Running(
        client=services.client,
        runs=runs,
        ledger=services.ledger,
        submission=services.submission,
        confirmations=services.confirmations,
        words=services.words,
        clock=services.clock,
    )
    return [ConfirmCog(services, runs=runs, running=running)]
