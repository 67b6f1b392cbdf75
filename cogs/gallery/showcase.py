"""The showcase: a channel in which a server's pictures with enough stars are posted, each once."""

import logging
from datetime import UTC, datetime

import discord

from bot.first_answers import FirstAnswers
from bot.imagine.job import Copy, Job
from bot.jobs.ledger import JobLedger
from bot.message_links import message_link
from cogs.gallery.service import ShowcaseService, StarService
from cogs.gallery.showcase_ping import ShowcasePing
from cogs.kit.language import in_language
from cogs.kit.periodic import PeriodicTask, try_each
from cogs.kit.rest import ERRORS, is_refused, nonce_of
from cogs.preferences import Tell
from cogs.reply import (
    Cards,
    copies_of,
    delete_message,
    everybody_views,
    is_age_restricted,
    is_of,
    is_public,
    jump_link,
)
from cogs.results import Pictures, PicturesGoneError
from cogs.server import ServerService

logger = logging.getLogger(__name__)

_WHAT = "looking for what the showcase lacks"
LOOK_SECONDS = 60.0
"""How often what a killed process left undone is looked for."""
LOOKED_THROUGH = 50


class Showcase:
    """Posts copies and takes them away; a copy is on record before it is posted."""

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        client: discord.Client,
        first_answers: FirstAnswers,
        servers: ServerService,
        stars: StarService,
        showcases: ShowcaseService,
        ledger: JobLedger,
        pictures: Pictures,
        cards: Cards,
        ping: ShowcasePing,
    ) -> None:
        self._client = client
        self._servers = servers
        self._stars = stars
        self._showcases = showcases
        self._ledger = ledger
        self._pictures = pictures
        self._cards = cards
        self._ping = ping
        self._periodic = PeriodicTask(
            client,
            self.look,
            first_answers=first_answers,
            every_seconds=LOOK_SECONDS,
            what=_WHAT,
        )

    def start(self) -> None:
        """Begin to look for what was left undone."""
        self._periodic.start()

    async def close(self) -> None:
        """Leave what is undone to the next process."""
        await self._periodic.stop()

    async def consider(self, job: Job, stars: int) -> discord.TextChannel | None:
        """Post a result if it has enough stars; return the channel where it was posted now."""
        channel = await self._channel_for(job, stars)
        if channel is None:
            return None
        if not await self._showcases.claim(job.id, channel.guild.id, channel.id):
            return None
        return channel if await self._post(job, channel) else None

    async def take_away(self, job: Job) -> bool:
        """Delete a result's copy; may be done again. False where it is out of the bot's reach."""
        copy = await self._showcases.find(job.id)
        if copy is None:
            return True
        is_gone = True
        if copy.message_id is not None:
            is_gone = await delete_message(self._client, copy.channel_id, copy.message_id)
        # Last, so that a deletion that Discord did not take is known of when it is tried again.
        await self._showcases.forget(job.id)
        return is_gone

    async def copy_of(self, job: Job) -> Copy | None:
        """Return the message that shows a result in a showcase."""
        copy = await self._showcases.find(job.id)
        if copy is None or copy.message_id is None:
            return None
        return Copy(channel_id=copy.channel_id, message_id=copy.message_id)

    async def look(self) -> None:
        """Post what was reserved by a process that is gone."""
        await try_each(
            await self._showcases.left_undone(),
            lambda copy: self._finish(copy.job_id, copy.channel_id, shown_at=copy.shown_at),
            what=_WHAT,
        )

    async def _finish(self, job_id: str, channel_id: int, *, shown_at: float) -> None:
        job = await self._ledger.find(job_id)
        channel = self._client.get_channel(channel_id)
        if job is None or job.removed_at is not None:
            await self._showcases.forget(job_id)
        elif isinstance(channel, discord.TextChannel):
            await self._go_on(job, channel, shown_at=shown_at)

    async def _channel_for(self, job: Job, stars: int) -> discord.TextChannel | None:
        """Return where a result goes; nowhere is what only some may see in its own channel."""
        guild_id = job.reply.guild_id
        guild = None if guild_id is None else self._client.get_guild(guild_id)
        if guild is None or not is_public(job):
            return None
        settings = (await self._servers.settings(guild.id)).value
        channel = guild.get_channel(settings.showcase_channel_id or 0)
        if stars < settings.showcase_stars or not isinstance(channel, discord.TextChannel):
            return None
        was_restricted = (
            is_age_restricted(guild, job.reply.channel_id)
            or job.request.requester.place.is_age_restricted
        )
        if was_restricted and not channel.nsfw:
            return None
        is_for_some = not everybody_views(guild, job.reply.channel_id)
        return None if is_for_some and everybody_views(guild, channel.id) else channel

    async def _go_on(self, job: Job, channel: discord.TextChannel, *, shown_at: float) -> None:
        """Find the message that was posted just before the end, else post it."""
        after = discord.Object(discord.utils.time_snowflake(_date(shown_at)))
        try:
            async for message in channel.history(limit=LOOKED_THROUGH, after=after):
                if any(is_of(job, one.filename) for one in message.attachments):
                    await self._showcases.posted(job.id, message.id)
                    return
        except discord.HTTPException as error:
            if not is_refused(error):
                raise
            logger.info("channel %d: what is in it cannot be read", channel.id)
        await self._post(job, channel)

    async def _post(self, job: Job, channel: discord.TextChannel) -> bool:
        """Post a reserved copy; what cannot be posted may be tried again with the next star."""
        ways = await self._ping.ways(job)
        try:
            message_id = await self._send(job, channel, pings=Tell.PING in ways)
        except (PicturesGoneError, *ERRORS) as error:
            logger.warning("job %s was not posted in the showcase: %r", job.id, error)
            await self._showcases.forget(job.id)
            return False
        if await self._showcases.posted(job.id, message_id):
            link = message_link(channel.guild.id, channel.id, message_id)
            await self._ping.tell(job, ways, link)
            return True
        # The result was taken away meanwhile.
        await delete_message(self._client, channel.id, message_id)
        return False

    async def _send(self, job: Job, channel: discord.TextChannel, *, pings: bool) -> int:
        """Post a copy; it names who asked for it, and mentions them where that ``pings``."""
        if job.result_info is None:
            raise PicturesGoneError
        pictures = await self._pictures.of(job)
        files = await copies_of(pictures)
        said = in_language(job, str(channel.guild.preferred_locale))
        names = [file.filename for file in files]
        card = self._cards.showcased(
            said,
            job.result_info,
            names,
            link=jump_link(job),
            star_count=await self._stars.count(job.id),
        )
        people = [discord.Object(job.user_id)] if pings else []
        message = await channel.send(
            view=card.view,
            files=files,
            # Discord makes one message of two requests with the same nonce.
            nonce=nonce_of(f"star-{job.id}"),
            allowed_mentions=discord.AllowedMentions(everyone=False, roles=False, users=people),
        )
        return message.id


def _date(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
