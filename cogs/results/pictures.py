"""The pictures of a finished job, found again on Discord: that is where they are kept."""

import contextlib
import logging

import discord

from bot.clock import Clock
from bot.errors import RefusedError
from bot.imagine.job import Job
from cogs.kit.rest import hard_timeout
from cogs.reply import has_token, homes_of, is_of, message_by_token, webhook_of

logger = logging.getLogger(__name__)

QUICK_SECONDS = 1.5
"""Discord waits 3 s for an answer; what comes later than this cannot be part of it."""


class PicturesGoneError(RefusedError):
    """The message with the pictures is gone, or cannot be read any more."""

    words_id = "refusal-pictures-gone"


class PicturesLateError(RefusedError):
    """Discord did not hand the pictures over in time."""

    words_id = "refusal-show-later"


class Pictures:
    """Reads a job's message anew: the addresses in an old one end after a day."""

    def __init__(self, *, client: discord.Client, clock: Clock) -> None:
        self._client = client
        self._clock = clock

    async def of(
        self, job: Job, message: discord.Message | None = None
    ) -> list[discord.Attachment]:
        """Return the pictures in their order; ``message`` where a press just brought it along.

        Raises:
            PicturesGoneError: there are none (any more).
        """
        if job.removed_at is not None:
            raise PicturesGoneError
        brought = [] if message is None else _pictures_on(message, job)
        if brought:
            return brought
        found = await self._message(job)
        pictures = [] if found is None else _pictures_on(found, job)
        if not pictures:
            raise PicturesGoneError
        return pictures

    async def soon(
        self, job: Job, message: discord.Message | None = None
    ) -> list[discord.Attachment]:
        """Return the same while an interaction waits for its answer.

        Raises:
            PicturesGoneError: there are none (any more).
            PicturesLateError: Discord is slow to tell.
        """
        try:
            return await hard_timeout(self.of(job, message), within_seconds=QUICK_SECONDS)
        except TimeoutError as error:
            raise PicturesLateError from error

    async def _message(self, job: Job) -> discord.Message | None:
        """The public copy, else the reply: by its token where the bot itself cannot read it."""
        reply = job.reply
        if job.published_message_id is not None:
            channel = self._client.get_partial_messageable(reply.channel_id)
            with contextlib.suppress(discord.NotFound, discord.Forbidden):
                return await channel.fetch_message(job.published_message_id)
        by_token = reply.is_private or reply.is_guest
        if by_token and has_token(reply, self._clock):
            webhook = webhook_of(reply, self._client)
            with contextlib.suppress(discord.NotFound, discord.Forbidden):
                return await webhook.fetch_message(message_by_token(reply))
        if reply.message_id is not None:
            async for home in homes_of(self._client, reply):
                with contextlib.suppress(discord.NotFound, discord.Forbidden):
                    return await home.fetch_message(reply.message_id)
        logger.info("job %s: its message cannot be read", job.id)
        return None


def _pictures_on(message: discord.Message, job: Job) -> list[discord.Attachment]:
    return [one for one in message.attachments if is_of(job, one.filename)]
