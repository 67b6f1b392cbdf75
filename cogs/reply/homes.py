"""Where a reply may be found by the bot's own rights: its channel, or where it had to go."""

from collections.abc import AsyncIterator

import discord

from bot.imagine.job import Reply


async def homes_of(
    client: discord.Client, reply: Reply
) -> AsyncIterator[discord.PartialMessageable | discord.DMChannel]:
    """Yield the channel, and the direct messages it went on in where that was not possible.

    What one member alone sees in a channel cannot be reached, but by its token; nor can what is
    somewhere the bot was only brought along to.
    """
    if not reply.is_private and not reply.is_guest:
        yield client.get_partial_messageable(reply.channel_id)
    try:
        direct = await client.create_dm(discord.Object(reply.user_id))
    except discord.Forbidden:
        return
    yield direct
