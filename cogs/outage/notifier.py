"""Messages about an outage: the cause to the operator, a notice in each channel that waits."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, Coroutine

import discord

from bot.errors import BotError
from bot.imagine.job import Job
from bot.locales import Markdown, Words
from bot.log import about_nothing
from cogs.kit.rest import ERRORS, readable
from cogs.kit.times import clock, clock_after
from cogs.outage.model import Outage
from cogs.outage.service import OutageService

logger = logging.getLogger(__name__)

SEND_SECONDS = 30.0
"""For one message, Discord's rate limits included."""


class OutageNotifier:
    """Fills ``cogs.outage.watch.Notifier``; a message that Discord refuses is dropped."""

    def __init__(self, *, client: discord.Client, outages: OutageService, words: Words) -> None:
        self._client = client
        self._outages = outages
        self._words = words
        self._told: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    @contextlib.asynccontextmanager
    async def open(self) -> AsyncGenerator[None]:
        """Send while inside; on leaving, cancel what is still being sent."""
        try:
            yield
        finally:
            for task in self._tasks:
                task.cancel()
            if self._tasks:
                await asyncio.wait(self._tasks)

    def begun(self, outage: Outage) -> None:
        """Tell the operator why, in direct messages."""
        self._begin(self._tell_operator(outage), "tell-operator")

    def held(self, job: Job, outage: Outage) -> None:
        """Tell the channel of a waiting request, once for each channel.

        Only where the bot may post by itself and the reply is public; the reply says it anyway.
        """
        channel_id = job.reply.channel_id
        is_shared = not job.reply.is_private and not job.reply.is_guest
        if job.reply.guild_id is None or not is_shared or channel_id in self._told:
            return
        self._told.add(channel_id)
        self._begin(self._tell_channel(job, job.reply.guild_id, outage), f"tell-{channel_id}")

    def over(self, outage: Outage) -> None:
        """Delete the messages in channels."""
        logger.debug("the outage since %.0f is taken back", outage.since)
        # Messages that are being sent must arrive first, or they would stay.
        self._begin(self._take_back(list(self._tasks)), "take-outage-back")
        self._told.clear()

    def unlisted(self, setting: str) -> None:
        """Tell the operator, in direct messages, how a finished picture can be fetched."""
        words = self._words.say("outage-operator-unlisted", setting=Markdown(setting))
        self._begin(self._tell_owner(words), "tell-operator-unlisted")

    def spent(self, goes_on_at: float) -> None:
        """Tell the operator that nothing more is drawn today, and until when (Unix seconds)."""
        logger.warning("MAX_USD_PER_DAY is reached: nothing more is drawn today")
        words = self._words.say("outage-operator-spent", when=clock_after(goes_on_at))
        self._begin(self._tell_owner(words), "tell-operator-spent")

    async def _tell_operator(self, outage: Outage) -> None:
        cause = self._words.say(f"outage-cause-{outage.cause}")
        since = clock(outage.since)
        await self._tell_owner(self._words.say("outage-operator", cause=cause, since=since))

    async def _tell_owner(self, words: str) -> None:
        info = await self._client.application_info()
        owner = info.owner if info.team is None else info.team.owner
        if owner is None:
            return
        user = await self._client.fetch_user(owner.id)
        await user.send(words, allowed_mentions=discord.AllowedMentions.none())

    async def _tell_channel(self, job: Job, guild_id: int, outage: Outage) -> None:
        channel_id = job.reply.channel_id
        if not await self._outages.claim_notice(channel_id):
            return
        message = await self._client.get_partial_messageable(channel_id).send(
            self._words.say("outage-notice", job.reply.locale, since=clock(outage.since)),
            allowed_mentions=discord.AllowedMentions.none(),
            silent=True,
        )
        await self._outages.told(guild_id, channel_id, message.id)

    async def _take_back(self, before: list[asyncio.Task[None]]) -> None:
        if before:
            await asyncio.wait(before)
        for channel_id, message_id in await self._outages.take_notices():
            channel = self._client.get_partial_messageable(channel_id)
            try:
                await channel.get_partial_message(message_id).delete()
            except ERRORS as error:
                # Somebody deleted it, or the channel: nothing is left to take back.
                logger.info("the notice in channel %d is not taken back: %s", channel_id, error)

    def _begin(self, telling: Coroutine[None, None, None], name: str) -> None:
        task = asyncio.create_task(self._tell(telling), name=name, context=about_nothing())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _tell(self, telling: Coroutine[None, None, None]) -> None:
        try:
            with readable():
                async with asyncio.timeout(SEND_SECONDS):
                    await telling
        except (BotError, *ERRORS) as error:
            logger.warning("nobody was told: %r", error)
