"""Laying reports before the moderators: one notice for each picture, that grows and then ends."""

import asyncio
import logging
from weakref import WeakValueDictionary

import discord

from bot.imagine.job import Job
from cogs.cases import Notice, alert_of, post_to_moderators
from cogs.kit.language import for_moderators
from cogs.kit.rest import ERRORS, nonce_of
from cogs.moderation.card import ReportCards
from cogs.moderation.model import ReportCase
from cogs.moderation.service import ReportService
from cogs.server import ServerService

logger = logging.getLogger(__name__)


class ReportNotifier:
    """Writes to the review channel, or to the log channel where nobody else reads it.

    What cannot be written is in the queue all the same.
    """

    def __init__(
        self,
        *,
        client: discord.Client,
        servers: ServerService,
        reports: ReportService,
        cards: ReportCards,
    ) -> None:
        self._client = client
        self._servers = servers
        self._reports = reports
        self._cards = cards
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def tell(self, job: Job, *, is_anew: bool = False) -> None:
        """Make the moderators' notice say what waits for them, and post it where there is none.

        ``is_anew``: it became urgent, so it is posted again, below what came after it.
        """
        async with self._locks.setdefault(job.id, asyncio.Lock()):
            case = await self._reports.open_case(job.id)
            if case is None:
                return
            pictures = await self.pictures(case)
            if case.notice is not None:
                served = await for_moderators(self._client, job)
                if is_anew:
                    await self._delete(case.notice)
                elif await self._edit(case.notice, self._cards.notice(case, served, pictures)):
                    return
            await self._post(case, job, pictures)

    async def decided(
        self, case: ReportCase, job: Job, *, was_told: bool = True, is_gone: bool = True
    ) -> None:
        """Make the notice say what became of it."""
        async with self._locks.setdefault(job.id, asyncio.Lock()):
            if case.notice is not None:
                served = await for_moderators(self._client, job)
                view = self._cards.decided(case, served, was_told=was_told, is_gone=is_gone)
                await self._edit(case.notice, view)

    async def pictures(self, case: ReportCase) -> list[str]:
        """Return the addresses of the pictures, good for a day; none where they cannot be read."""
        channel = self._client.get_partial_messageable(case.reports[0].channel_id)
        try:
            message = await channel.fetch_message(case.reports[0].message_id)
        except ERRORS as error:
            logger.info("the picture of job %s cannot be read: %s", case.job_id, error)
            return []
        return [attachment.url for attachment in message.attachments]

    async def _post(self, case: ReportCase, job: Job, pictures: list[str]) -> None:
        served = await for_moderators(self._client, job)
        settings = (await self._servers.settings(case.guild_id)).value
        alert = alert_of(settings, case.guild_id, is_urgent=case.is_urgent)
        notice = await post_to_moderators(
            self._client,
            case.guild_id,
            settings,
            lambda channel, is_fallback: channel.send(
                view=alert.above(
                    self._cards.notice(case, served, pictures, is_fallback=is_fallback)
                ),
                # Discord makes one message of two with the same nonce: a repetition is none.
                nonce=nonce_of(f"report-{job.id}-{len(case.reports)}"),
                allowed_mentions=alert.mentions,
            ),
            # Nobody tries again later.
            passes_on=lambda _: True,
        )
        if notice is not None:
            await self._reports.told(case, notice)

    async def _delete(self, notice: Notice) -> None:
        channel = self._client.get_partial_messageable(notice.channel_id)
        try:
            await channel.get_partial_message(notice.message_id).delete()
        except ERRORS as error:
            # A button that is left says what was decided, to whoever presses it.
            logger.info("notice %d stays: %s", notice.message_id, error)

    async def _edit(self, notice: Notice, view: discord.ui.LayoutView) -> bool:
        """Change a notice; False where it is gone."""
        channel = self._client.get_partial_messageable(notice.channel_id)
        try:
            await channel.get_partial_message(notice.message_id).edit(
                view=view, allowed_mentions=discord.AllowedMentions.none()
            )
        except (discord.NotFound, discord.Forbidden) as error:
            logger.info("notice %d is gone: %s", notice.message_id, error)
            return False
        except ERRORS as error:
            # A button that is left says what was decided, to whoever presses it.
            logger.info("notice %d stays as it is: %s", notice.message_id, error)
        return True
