"""What moderators know of members, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.members.cog import MembersCog
from cogs.services import Services


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cog of /member."""
    return [MembersCog(services)]
