"""Every cog, wired; the list of what Easel can do on Discord."""

from dataclasses import dataclass

import discord
from discord.ext import commands

from bot.catalog import Catalog
from bot.clock import Clock
from bot.community.community import Community
from bot.jobs.ledger import JobLedger
from bot.jobs.runner import Runner
from bot.locales import Words
from cogs.card import Cards
from cogs.entrance import Entrance
from cogs.imagine import ImagineCog
from cogs.refusals import Refusals
from cogs.results import ResultsCog


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What cogs are made of."""

    client: discord.Client
    catalog: Catalog
    community: Community
    runner: Runner
    ledger: JobLedger
    cards: Cards
    refusals: Refusals
    words: Words
    clock: Clock


def all_cogs(parts: Parts) -> list[commands.Cog]:
    """Make every cog, in the order in which Discord lists their commands."""
    entrance = Entrance(gate=parts.community.gate, runner=parts.runner, clock=parts.clock)
    return [
        ImagineCog(catalog=parts.catalog, entrance=entrance),
        ResultsCog(
            runner=parts.runner,
            ledger=parts.ledger,
            cards=parts.cards,
            refusals=parts.refusals,
            entrance=entrance,
        ),
    ]
