"""What members do with results, made of the services."""

from collections.abc import Sequence
from random import Random

from discord.ext import commands

from cogs.results.actions import ResultActionsCog
from cogs.results.appearance import AppearanceService
from cogs.results.appearance_cog import AppearanceCog
from cogs.results.care import ResultCareCog, ResultSaver
from cogs.results.cog import ResultsCog
from cogs.results.context_menus import ContextMenusCog
from cogs.results.details import Details
from cogs.results.filling import FillingCog
from cogs.results.fingerprinting import Fingerprinting, FingerprintingCog
from cogs.results.message_pictures import ImageSelections
from cogs.results.pictures import Addresses
from cogs.results.repaint import Repainter
from cogs.results.versions import Versions
from cogs.services import Services


def build(services: Services) -> Sequence[commands.Cog]:
    """Make the cogs of the buttons and the list on every card, and the menus of messages."""
    pictures, words = services.pictures, services.words
    addresses = Addresses(client=services.client)
    details = Details(
        ledger=services.ledger, catalog=services.catalog, servers=services.servers, words=words
    )
    fingerprinting = Fingerprinting(services)
    versions = Versions(
        catalog=services.catalog,
        submission=services.submission,
        sources=services.option_sources,
        pictures=pictures,
        addresses=addresses,
        rules=services.rules,
        chance=Random(),  # noqa: S311 - no secret: seeds and wordings
    )
    return [
        ResultsCog(services, addresses=addresses),
        ResultActionsCog(services, versions=versions),
        FillingCog(services, versions=versions),
        ResultCareCog(
            services,
            details=details,
            saver=ResultSaver(pictures=pictures, cards=services.cards, words=words),
        ),
        AppearanceCog(
            services,
            appearance=AppearanceService(database=services.database, clock=services.clock),
            repainter=Repainter(
                client=services.client,
                cards=services.cards,
                showcase_copy=services.showcase.copy_of,
            ),
        ),
        ContextMenusCog(
            services,
            image_selection=ImageSelections(database=services.database, clock=services.clock),
            versions=versions,
            addresses=addresses,
            details=details,
            fingerprinting=fingerprinting,
        ),
        FingerprintingCog(services, fingerprinting),
    ]
