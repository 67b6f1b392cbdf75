"""/policy, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.policy.cog import PolicyCog
from cogs.policy.deletions_cog import DeletionsCog
from cogs.policy.proposals import Proposals
from cogs.services import Services


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cogs of /policy."""
    proposals = Proposals(
        database=services.database,
        rules=services.rules,
        catalog=services.catalog,
        clock=services.clock,
    )
    return [PolicyCog(services, proposals=proposals), DeletionsCog(services)]
