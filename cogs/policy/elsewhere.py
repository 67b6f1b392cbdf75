"""Where a member may draw who may not draw here: channels that they see."""

from collections.abc import Sequence
from dataclasses import replace

import discord

from bot.imagine.request import SubmittedRequest
from bot.jobs.ledger import JobLedger
from cogs.kit.discord_reads import DiscordReads
from cogs.kit.interaction_context import (
    NEEDED_IN_CHANNEL,
    missing_permissions,
    requester_of_member,
)
from cogs.kit.rest import ERRORS, hard_timeout
from cogs.policy.check import RulesCheck

MOST_NAMED = 3
MOST_LOOKED_AT = 100
"""Each is asked about with all rules, while a member waits."""
ASK_SECONDS = 1.0
"""For all servers together that somebody in direct messages may be a member of."""
NEEDED_TO_ASK = discord.Permissions(
    view_channel=True, send_messages=True, use_application_commands=True
)

Candidate = tuple[discord.TextChannel, discord.Member]
"""A channel, and who may see it."""


class Elsewhere:
    """Finds channels that take a request which this place does not.

    In a server they are its others, from memory alone. In direct messages and groups they are
    those in which the person drew last: Discord tells no bot which servers it shares with somebody.
    """

    def __init__(self, *, rules: RulesCheck, ledger: JobLedger, reads: DiscordReads) -> None:
        self._rules = rules
        self._ledger = ledger
        self._reads = reads

    async def channels(
        self, interaction: discord.Interaction, request: SubmittedRequest
    ) -> tuple[int, ...]:
        """Return the ids of a few: in the server's order, or the latest first."""
        if interaction.guild_id is None:
            return await self._among(await self._drawn_in(interaction), request)
        if not isinstance(interaction.user, discord.Member):
            return ()
        return await self.channels_for(interaction.user, request, besides=interaction.channel_id)

    async def channels_for(
        self, member: discord.Member, request: SubmittedRequest, *, besides: int | None = None
    ) -> tuple[int, ...]:
        """Return the ids of a few for this member, in the order in which the server lists them."""
        here = {request.requester.place.channel_id, besides}
        channels = member.guild.text_channels[:MOST_LOOKED_AT]
        return await self._among(
            [(channel, member) for channel in channels if channel.id not in here], request
        )

    async def _among(
        self, candidates: Sequence[Candidate], request: SubmittedRequest
    ) -> tuple[int, ...]:
        found: list[int] = []
        for channel, member in candidates:
            if await self._may_draw(channel, member, request):
                found.append(channel.id)
            if len(found) == MOST_NAMED:
                break
        return tuple(found)

    async def _drawn_in(self, interaction: discord.Interaction) -> list[Candidate]:
        """Return the channels of servers in which a person drew last, where they still are."""
        try:
            looking = self._members_in(interaction)
            return await hard_timeout(looking, within_seconds=ASK_SECONDS)
        except TimeoutError:
            return []

    async def _members_in(self, interaction: discord.Interaction) -> list[Candidate]:
        ids = await self._ledger.channels_of(interaction.user.id)
        found = (interaction.client.get_channel(channel_id) for channel_id in ids)
        channels = [channel for channel in found if isinstance(channel, discord.TextChannel)]
        members: dict[discord.Guild, discord.Member | None] = {}
        for channel in channels:
            if channel.guild not in members and len(members) < MOST_NAMED:
                members[channel.guild] = await self._member(channel.guild, interaction.user.id)
        return [
            (channel, member)
            for channel in channels
            if (member := members.get(channel.guild)) is not None
        ]

    async def _may_draw(
        self, channel: discord.TextChannel, member: discord.Member, request: SubmittedRequest
    ) -> bool:
        theirs, ours = channel.permissions_for(member), channel.permissions_for(channel.guild.me)
        is_open = not missing_permissions(theirs, NEEDED_TO_ASK)
        if not is_open or missing_permissions(ours, NEEDED_IN_CHANNEL):
            return False
        requester = requester_of_member(member, channel)
        return await self._rules.allows(replace(request, requester=requester))

    async def _member(self, guild: discord.Guild, user_id: int) -> discord.Member | None:
        try:
            return await self._reads.member(guild, user_id)
        except ERRORS:
            return None
