"""All cogs, and all kinds of custom ids, as the code defines them."""

import importlib
import sys
from collections.abc import Iterator

from discord.ext import commands

from cogs.kit.router import Press

# Every cog, so that each is a known subclass.
importlib.import_module("bot.wiring.features")


def all_cogs() -> Iterator[type[commands.Cog]]:
    """Those that are made, and not the parts some are made of."""
    below = list(commands.Cog.__subclasses__())
    seen: set[type[commands.Cog]] = set()
    while below:
        cog = below.pop()
        if cog in seen:
            continue
        seen.add(cog)
        below += cog.__subclasses__()
        if cog.__module__.startswith("cogs.") and not cog.__subclasses__():
            yield cog


def kinds() -> list[type[Press]]:
    """All that are defined in ``cogs/``."""
    return sorted(
        {
            member
            for name, module in sys.modules.items()
            if name.startswith("cogs.")
            for member in vars(module).values()
            if isinstance(member, type) and issubclass(member, Press) and member is not Press
        },
        key=lambda kind: kind.tag,
    )
