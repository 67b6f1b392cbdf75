"""What several features do with results, made once and shared by them."""

from dataclasses import dataclass
from random import Random

import discord
from discord.ext import commands

from bot.catalog import Catalog
from bot.clock import Clock
from bot.jobs.ledger import JobLedger
from bot.locales import Words
from cogs.imagine import Submission
from cogs.kit.refusals import Refusals
from cogs.reply import Cards, Removal
from cogs.results.actions import ResultActionsCog
from cogs.results.card_actions import Debounce
from cogs.results.care import ResultCareCog, ResultSaver
from cogs.results.details import Details
from cogs.results.pictures import Addresses, Pictures
from cogs.results.versions import Versions
from cogs.results.views import ResultChoices, ResultForms
from cogs.server import ServerService


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultTools:
    """Finds, varies, tells, saves and removes results; for the cogs that show some."""

    pictures: Pictures
    addresses: Addresses
    versions: Versions
    details: Details
    saving: ResultSaver
    removal: Removal
    cards: Cards
    debounce: Debounce
    forms: ResultForms
    choices: ResultChoices

    @classmethod
    def on(  # noqa: PLR0913 - all by name
        cls,
        *,
        client: discord.Client,
        catalog: Catalog,
        submission: Submission,
        ledger: JobLedger,
        servers: ServerService,
        removal: Removal,
        cards: Cards,
        words: Words,
        clock: Clock,
    ) -> "ResultTools":
        """Put the tools together."""
        pictures, addresses = Pictures(client=client, clock=clock), Addresses(client=client)
        return cls(
            pictures=pictures,
            addresses=addresses,
            versions=Versions(
                catalog=catalog,
                submission=submission,
                pictures=pictures,
                addresses=addresses,
                chance=Random(),  # noqa: S311 - no secret: seeds and wordings
            ),
            details=Details(ledger=ledger, catalog=catalog, servers=servers, words=words),
            saving=ResultSaver(pictures=pictures, cards=cards, words=words),
            removal=removal,
            cards=cards,
            debounce=Debounce(clock=clock),
            forms=ResultForms(catalog=catalog, words=words),
            choices=ResultChoices(words=words),
        )

    def cogs(self, *, catalog: Catalog, refusals: Refusals, words: Words) -> list[commands.Cog]:
        """Make the cogs that draw from results, and tell, save and delete them."""
        return [
            ResultActionsCog(
                catalog=catalog,
                versions=self.versions,
                forms=self.forms,
                choices=self.choices,
                refusals=refusals,
            ),
            ResultCareCog(
                details=self.details,
                saving=self.saving,
                removal=self.removal,
                cards=self.cards,
                words=words,
            ),
        ]
