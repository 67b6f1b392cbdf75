"""/preferences, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.preferences.cog import PreferencesCog
from cogs.services import Services


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cogs of /preferences."""
    return [PreferencesCog(services)]
