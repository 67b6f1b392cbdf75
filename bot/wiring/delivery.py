"""What edits the replies of a process that draws."""

import discord

from bot.clock import Clock
from bot.jobs.fingerprints import FingerprintIndex
from bot.locales import Words
from bot.wiring.community import Community
from bot.wiring.members import Members
from cogs.reply.card import Cards
from cogs.reply.completion_ping import CompletionPing
from cogs.reply.delivery import Delivery
from cogs.reply.delivery_guard import DeliveryGuard
from cogs.reply.replies import Replies
from cogs.reply.review_card import ReviewCards
from cogs.reply.review_desk import ReviewNotifier


def delivery_for(  # noqa: PLR0913 - all but one by name
    community: Community,
    members: Members,
    *,
    client: discord.Client,
    replies: Replies,
    cards: Cards,
    words: Words,
    fingerprints: FingerprintIndex,
    clock: Clock,
) -> Delivery:
    """Make the delivery of a process that draws: it asks a server's moderators where they want."""
    desk = ReviewNotifier(
        client=client,
        replies=replies,
        reviews=community.reviews,
        cards=ReviewCards(words=words),
    )
    guard = DeliveryGuard(client=client, gate=community.gate, clock=clock)
    return Delivery(
        replies=replies,
        cards=cards,
        clock=clock,
        guard=guard,
        desk=desk,
        fingerprints=fingerprints,
        completion_ping=CompletionPing(
            client=client,
            preferences=members.preferences,
            copies=members.copies,
            words=words,
            clock=clock,
        ),
    )
