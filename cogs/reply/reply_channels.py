"""Where a reply is found: its link, its channels, and edits by its interaction's token."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any, TypeVar, cast
from weakref import WeakValueDictionary

import discord

from bot.clock import Clock
from bot.imagine.job import Job, Reply
from bot.message_links import message_link
from cogs.kit.rest import THREAD_ARCHIVED, is_refused

TOKEN_MARGIN_SECONDS = 10.0
"""Leave a token alone shortly before it ends: the edit must still arrive in time."""


def jump_link(job: Job) -> str | None:
    """Return the address of a result that others can open; None where there is none."""
    reply = job.reply
    message_id = job.published_message_id if reply.is_private else reply.message_id
    if message_id is None or job.removed_at is not None:
        return None
    return message_link(reply.guild_id, reply.channel_id, message_id)


async def channels_of_reply(
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


T = TypeVar("T")


# The route takes "@original" as the message's id; discord.py's signature knows only numbers.
ORIGINAL = cast("int", "@original")


def message_by_token(reply: Reply) -> int:
    """Return the id under which a reply's token reaches its message."""
    return reply.message_id or 0 if reply.is_followup else ORIGINAL


def has_token(reply: Reply, clock: Clock) -> bool:
    """Whether a reply's token still opens a way to it."""
    return clock.time() < reply.token_expires_at - TOKEN_MARGIN_SECONDS


def has_message_by_token(reply: Reply, clock: Clock) -> bool:
    """Whether its message can be reached by it: of one that followed, the id must be known."""
    is_known = not reply.is_followup or reply.message_id is not None
    return is_known and has_token(reply, clock)


def webhook_of(reply: Reply, client: discord.Client) -> discord.Webhook:
    """Return what edits and follows up the interaction of a reply, in any process."""
    webhook = discord.Webhook.partial(reply.application_id, reply.token, client=client)
    # discord.py takes it for a channel's, which cannot say anything to one person alone.
    webhook.type = discord.WebhookType.application
    return webhook


class TokenLines:
    """One line for each token; several replies may share one."""

    def __init__(self) -> None:
        self._lines: WeakValueDictionary[str, _Line] = WeakValueDictionary()

    async def send(
        self, token: str, request: Callable[[], Coroutine[Any, Any, T]], *, is_last: bool
    ) -> T:
        """Wait for the turn and send a request; ``is_last`` goes before those that are not."""
        line = self._lines.get(token)
        if line is None:
            line = self._lines[token] = _Line()
        await line.wait(is_last=is_last)
        try:
            return await request()
        finally:
            line.free()


class _Line:
    """Who waits for one token."""

    def __init__(self) -> None:
        self._is_taken = False
        self._last: deque[asyncio.Future[None]] = deque()
        self._others: deque[asyncio.Future[None]] = deque()

    async def wait(self, *, is_last: bool) -> None:
        if not self._is_taken:
            self._is_taken = True
            return
        turn = asyncio.get_running_loop().create_future()
        queue = self._last if is_last else self._others
        queue.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn in queue:
                queue.remove(turn)
            else:
                # It came in the same moment.
                self.free()
            raise

    def free(self) -> None:
        """Give the turn to the next, or to nobody."""
        for queue in (self._last, self._others):
            while queue:
                turn = queue.popleft()
                if not turn.done():
                    turn.set_result(None)
                    return
        self._is_taken = False
