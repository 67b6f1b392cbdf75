"""Builds the batch feature from the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.batch.cog import BatchCog
from cogs.batch.runner import BatchRunner
from cogs.batch.service import BatchService
from cogs.services import Services


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cog that answers the question about a price or several requests."""
    batches = BatchService(database=services.database, drafts=services.drafts, clock=services.clock)
    runner = BatchRunner(
        client=services.client,
        batches=batches,
        ledger=services.ledger,
        submission=services.submission,
        confirmations=services.confirmations,
        catalog=services.catalog,
        words=services.words,
        clock=services.clock,
    )
    return [BatchCog(services, batches=batches, runner=runner)]
