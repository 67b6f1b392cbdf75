"""What Discord's own permissions put in a member's way."""

import discord

from bot.errors import Fact
from cogs.kit.interaction_context import NEEDED_IN_THREAD, Postable, missing_permissions, needed_in
from cogs.policy.phrase import Phrase
from cogs.policy.target import Target


def hurdles_at(
    interaction: discord.Interaction, member: discord.Member, target: Target
) -> list[Phrase]:
    """Return what Discord's own permissions put in a member's way at a place."""
    guild = interaction.guild
    channel = None if guild is None else guild.get_channel(target.place.channel_id)
    if not isinstance(channel, Postable):
        return []
    given, found = channel.permissions_for(member), list[Phrase]()
    if not given.view_channel:
        found.append(Phrase(words_id="policy-hurdle-unseen"))
    elif not given.use_application_commands:
        found.append(Phrase(words_id="policy-hurdle-commands"))
    bot_given = channel.permissions_for(channel.guild.me)
    is_thread = target.place.thread_id is not None
    needed = NEEDED_IN_THREAD if is_thread else needed_in(channel)
    missing = missing_permissions(bot_given, needed)
    if missing:
        facts: dict[str, Fact] = {"permissions": missing}
        found.append(Phrase(words_id="policy-hurdle-bot", facts=facts))
    return found
