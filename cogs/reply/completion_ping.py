"""Telling people that something is ready which they waited long for, if they want to be told.

Discord tells nobody that a reply was edited.
"""

import asyncio
import logging

import discord

from bot.clock import Clock
from bot.errors import BotError
from bot.imagine.job import Copy, Job
from bot.locales import Words
from bot.message_links import message_link
from cogs.kit.language import in_language
from cogs.kit.rest import ERRORS, nonce_of, readable
from cogs.preferences import PreferenceService, Tell
from cogs.reply.copies import CopyService

logger = logging.getLogger(__name__)

SLOW_SECONDS = 60.0
"""Who waited less is probably still looking."""
PATIENCE_SECONDS = 10.0
"""The result is there; it is not held up for longer by what is a courtesy."""

_WORDS = {
    (Tell.PING, True): "preferences-told",
    (Tell.PING, False): "preferences-told-failed",
    (Tell.DIRECT, True): "preferences-told-direct",
    (Tell.DIRECT, False): "preferences-told-direct-failed",
}


async def write_notice(
    client: discord.Client, copies: CopyService, job: Job, said: str, *, about: str
) -> None:
    """Tell a job's requester something in a direct message, which goes when the result does.

    ``about`` is what it tells: the same twice becomes one message.

    Raises:
        BotError, discord.DiscordException: it cannot be written or kept.
    """
    channel = await client.create_dm(discord.Object(job.user_id))
    sent = await channel.send(
        said,
        # Discord makes one message of two requests with the same nonce.
        nonce=nonce_of(f"{about}-{job.id}"),
        allowed_mentions=discord.AllowedMentions.none(),
    )
    await _keep_notice(copies, job, sent)


async def _keep_notice(copies: CopyService, job: Job, sent: discord.Message) -> None:
    if not await copies.add_notice(job.id, Copy(channel_id=sent.channel.id, message_id=sent.id)):
        await sent.delete()


class CompletionPing:
    """Tells the requester alone, once, in the ways they chose."""

    def __init__(
        self,
        *,
        client: discord.Client,
        preferences: PreferenceService,
        copies: CopyService,
        words: Words,
        clock: Clock,
    ) -> None:
        self._client = client
        self._preferences = preferences
        self._copies = copies
        self._words = words
        self._clock = clock

    async def tell(self, job: Job, message_id: int | None, *, is_picture: bool) -> None:
        """Tell that the reply has its last word; whatever goes wrong is for the log."""
        is_slow = self._clock.time() - job.created_at >= SLOW_SECONDS
        # A reply that had to move to a new message names the person there already.
        if not is_slow or message_id is None or message_id != job.reply.message_id:
            return
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                theirs = await self._preferences.of(job.user_id)
                for tell in self._ways(job, theirs.tells):
                    # What others read as well is in the language of the result.
                    chosen = theirs.language if tell is Tell.DIRECT else None
                    told = in_language(job, chosen or job.reply.locale)
                    with readable():
                        await self._tell(tell, told, message_id, is_picture=is_picture)
        except (BotError, *ERRORS) as error:
            logger.info("job %s: person %d could not be told: %r", job.id, job.user_id, error)

    @staticmethod
    def _ways(job: Job, tells: tuple[Tell, ...]) -> list[Tell]:
        if job.reply.is_guest:
            # There the bot posts nothing by itself.
            return [Tell.DIRECT] if tells else []
        if job.reply.guild_id is None:
            # It is in their direct messages anyway: one message is enough.
            return [Tell.PING] if tells else []
        # Nothing can answer a message that one person alone sees.
        return [tell for tell in tells if tell is not Tell.PING or not job.reply.is_private]

    async def _tell(self, tell: Tell, job: Job, message_id: int, *, is_picture: bool) -> None:
        reply = job.reply
        link = message_link(reply.guild_id, reply.channel_id, message_id)
        said = self._words.say(
            _WORDS[tell, is_picture],
            reply.locale,
            person=str(job.user_id),
            link=link,
        )
        if tell is Tell.DIRECT:
            await write_notice(self._client, self._copies, job, said, about=tell)
            return
        sent = await self._client.get_partial_messageable(reply.channel_id).send(
            said,
            nonce=nonce_of(f"{tell}-{job.id}"),
            reference=discord.MessageReference(
                message_id=message_id,
                channel_id=reply.channel_id,
                guild_id=reply.guild_id,
                fail_if_not_exists=False,
            ),
            allowed_mentions=discord.AllowedMentions(
                everyone=False, roles=False, users=[discord.Object(job.user_id)], replied_user=False
            ),
        )
        await _keep_notice(self._copies, job, sent)
