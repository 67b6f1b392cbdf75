"""What moderators know of members, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.members.cog import MembersCog
from cogs.members.escalation_cog import EscalationCog
from cogs.services import Services


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cogs of /member and /escalation."""
    return [MembersCog(services), EscalationCog(services)]
