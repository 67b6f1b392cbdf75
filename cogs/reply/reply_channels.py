"""Where a reply may be found by the bot's own rights: its channel, or where it had to go."""

from collections.abc import AsyncIterator

import discord

from bot.imagine.job import Reply
from cogs.kit.rest import THREAD_ARCHIVED, is_refused


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
    except discord.HTTPException as error:
        if not is_refused(error):
            raise
        return
    yield direct


async def reopened(client: discord.Client, channel_id: int, error: discord.HTTPException) -> bool:
    """Open a thread again whose archive refused something; False where it did not, or stays shut.

    Raises:
        discord.HTTPException: Discord is away.
    """
    # The library forgets threads that are archived.
    may_be_thread = isinstance(client.get_channel(channel_id), discord.Thread | None)
    if error.code != THREAD_ARCHIVED or not may_be_thread:
        return False
    try:
        await client.http.edit_channel(channel_id, archived=False)
    except discord.HTTPException as refusal:
        if not is_refused(refusal):
            raise
        return False
    return True
