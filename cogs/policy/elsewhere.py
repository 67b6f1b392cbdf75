"""Where a member may draw who may not draw here: channels that they see, from memory alone."""

from dataclasses import replace

import discord

from bot.imagine.request import SubmittedRequest
from bot.imagine.requester import Place
from cogs.kit.interaction_context import NEEDED_IN_CHANNEL, missing_permissions
from cogs.policy.check import RulesCheck

MOST_NAMED = 3
MOST_LOOKED_AT = 100
"""Each is asked about with all rules, while a member waits."""
NEEDED_TO_ASK = discord.Permissions(
    view_channel=True, send_messages=True, use_application_commands=True
)


class Elsewhere:
    """Finds other channels of the server that take a request which this one does not."""

    def __init__(self, *, rules: RulesCheck) -> None:
        self._rules = rules

    async def channels(
        self, interaction: discord.Interaction, request: SubmittedRequest
    ) -> tuple[int, ...]:
        """Return the ids of a few that take the request of whoever asks."""
        if not isinstance(interaction.user, discord.Member):
            return ()
        return await self.channels_for(interaction.user, request, besides=interaction.channel_id)

    async def channels_for(
        self, member: discord.Member, request: SubmittedRequest, *, besides: int | None = None
    ) -> tuple[int, ...]:
        """Return the ids of a few for this member, in the order in which the server lists them."""
        guild = member.guild
        here = {request.requester.place.channel_id, besides}
        found: list[int] = []
        for channel in guild.text_channels[:MOST_LOOKED_AT]:
            theirs, ours = channel.permissions_for(member), channel.permissions_for(guild.me)
            is_open = not missing_permissions(theirs, NEEDED_TO_ASK)
            if channel.id in here or not is_open or missing_permissions(ours, NEEDED_IN_CHANNEL):
                continue
            place = Place(
                guild_id=guild.id,
                category_id=channel.category_id,
                channel_id=channel.id,
                is_age_restricted=channel.nsfw,
            )
            requester = replace(request.requester, place=place, is_moderator=theirs.manage_messages)
            if await self._rules.allows(replace(request, requester=requester)):
                found.append(channel.id)
            if len(found) == MOST_NAMED:
                break
        return tuple(found)
