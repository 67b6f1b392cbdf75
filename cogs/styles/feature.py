"""/style, /wildcard and /my, made of the services."""

from collections.abc import Sequence

from discord.ext import commands

from cogs.services import Services
from cogs.styles.cog import StylesCog
from cogs.styles.desk import WordsDesk
from cogs.styles.my_cog import MyCog
from cogs.styles.wildcards_cog import WildcardsCog


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cogs of styles and lists, of a server and of members."""
    desk = WordsDesk(services)
    return [StylesCog(services, desk=desk), WildcardsCog(desk=desk), MyCog(desk=desk)]
