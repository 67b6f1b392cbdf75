"""What members keep and show: history, favourites, gallery and showcase, put together."""

from dataclasses import dataclass

import discord
from discord.ext import commands

from bot.catalog import Catalog
from bot.clock import Clock
from bot.jobs.ledger import JobLedger
from bot.locales import Words
from bot.wiring.community import Community
from bot.wiring.members import Members
from cogs.gallery.cog import GalleryCog, GalleryParts
from cogs.gallery.showcase import Showcase, ShowcaseParts
from cogs.history.cog import HistoryCog, HistoryParts
from cogs.history.show import ResultViewer, ResultViewerParts, ShowCog
from cogs.reply.card import Cards
from cogs.results.result_list import Thumbnails
from cogs.results.tools import ResultTools


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepingParts:
    """What these are made of."""

    client: discord.Client
    catalog: Catalog
    community: Community
    members: Members
    ledger: JobLedger
    tools: ResultTools
    cards: Cards
    words: Words
    clock: Clock


def keeping_cogs(parts: KeepingParts) -> list[commands.Cog]:
    """Make the cogs; what is taken away is taken out of all they keep."""
    members, tools, ledger = parts.members, parts.tools, parts.ledger
    thumbnails = Thumbnails(client=parts.client, pictures=tools.pictures, clock=parts.clock)
    showing = ResultViewer(
        ResultViewerParts(
            client=parts.client,
            gate=parts.community.showing,
            copies=members.copies,
            pictures=tools.pictures,
            cards=parts.cards,
        )
    )
    showcase = Showcase(
        ShowcaseParts(
            client=parts.client,
            servers=parts.community.servers,
            showcases=members.showcases,
            ledger=ledger,
            pictures=tools.pictures,
            cards=parts.cards,
            words=parts.words,
        )
    )
    tools.removal.copies.extend(
        (
            showing.take_away,
            showcase.take_away,
            lambda job: members.stars.forget(job.id),
            lambda job: members.favourites.forget(job.id),
        )
    )
    return [
        HistoryCog(
            HistoryParts(
                history=members.history,
                favourites=members.favourites,
                ledger=ledger,
                catalog=parts.catalog,
                thumbnails=thumbnails,
                forms=tools.forms,
                showing=showing,
                words=parts.words,
            )
        ),
        ShowCog(history=members.history, ledger=ledger, showing=showing),
        GalleryCog(
            GalleryParts(
                stars=members.stars,
                servers=parts.community.servers,
                blocks=parts.community.blocks_check,
                ledger=ledger,
                thumbnails=thumbnails,
                showcase=showcase,
                debounce=tools.debounce,
                words=parts.words,
            )
        ),
    ]
