"""What happens to pictures and people afterwards: reports, removals and blocks, put together."""

import discord
from discord.ext import commands

from bot.clock import Clock
from bot.jobs.ledger import JobLedger
from bot.jobs.runner import Runner
from bot.locales import Words
from bot.wiring.community import Community
from bot.wiring.members import Members
from cogs.kit.language import PreferredLanguages
from cogs.moderation.block_card import BlockCards
from cogs.moderation.blocking import Blocking
from cogs.moderation.blocks import BlocksCog
from cogs.moderation.card import ReportCards
from cogs.moderation.cog import ReportParts, ReportsCog
from cogs.moderation.desk import ReportNotifier
from cogs.moderation.orders import OrderParts, Orders
from cogs.moderation.reporting import ReportingCog
from cogs.moderation.sweep import SweepCog
from cogs.privacy.cog import PrivacyCog
from cogs.privacy.tidy import TidyCog
from cogs.privacy.tidying import Tidying
from cogs.reply.removal import Removal


def aftercare_cogs(  # noqa: PLR0913 - all by name
    *,
    client: discord.Client,
    community: Community,
    members: Members,
    runner: Runner,
    ledger: JobLedger,
    removal: Removal,
    words: Words,
    clock: Clock,
) -> list[commands.Cog]:
    """Make the cogs that report, decide about reports, remove and block."""
    servers, reports, blocks = community.servers, community.reports, community.blocks
    language = PreferredLanguages(preferences=members.preferences, words=words)
    cards, block_cards = ReportCards(words=words), BlockCards(words=words)
    blocking = Blocking(blocks=blocks, servers=servers, ledger=ledger, runner=runner)
    desk = ReportNotifier(client=client, servers=servers, reports=reports, cards=cards)
    orders = Orders(
        OrderParts(
            client=client,
            ledger=ledger,
            reports=reports,
            removal=removal,
            blocking=blocking,
            desk=desk,
            cards=cards,
            language=language,
            clock=clock,
        )
    )
    tidying = Tidying(
        removals=community.removals,
        erasures=members.erasures,
        orders=orders,
        words=words,
        clock=clock,
    )
    return [
        TidyCog(removals=community.removals, tidying=tidying, words=words, clock=clock),
        PrivacyCog(
            client=client,
            records=members.records,
            erasures=members.erasures,
            retention=community.retention,
            tidying=tidying,
            words=words,
        ),
        ReportingCog(
            ledger=ledger,
            reports=reports,
            blocks_check=community.blocks_check,
            desk=desk,
            cards=cards,
            words=words,
        ),
        ReportsCog(
            ReportParts(
                ledger=ledger,
                reports=reports,
                blocks=blocks,
                blocking=blocking,
                servers=servers,
                orders=orders,
                desk=desk,
                cards=cards,
                block_cards=block_cards,
                language=language,
            )
        ),
        SweepCog(
            removals=community.removals,
            servers=servers,
            blocking=blocking,
            orders=orders,
            words=words,
            clock=clock,
        ),
        BlocksCog(
            blocks=blocks,
            blocking=blocking,
            servers=servers,
            cards=block_cards,
            words=words,
        ),
    ]
