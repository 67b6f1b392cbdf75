"""Tells a server's moderators of what is drawn nowhere: who asked for it, where, in which words."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator

import discord
from discord import ui

from bot.clock import Clock
from bot.errors import BotError
from bot.imagine.requester import Requester
from bot.locales import FALLBACK, Words
from bot.locales.markdown import covered
from cogs.audit import AuditEvent, AuditLog, EventKind, EventQuery
from cogs.cases import alert_of, post_to_moderators
from cogs.kit.panels import panel
from cogs.kit.rest import ERRORS
from cogs.safety.model import Finding
from cogs.server import ServerService

logger = logging.getLogger(__name__)

QUIET_SECONDS = 3600.0
"""One message about a person in this time; the audit log has every refusal."""
SEND_SECONDS = 30.0
"""For one message, Discord's rate limits included."""


class SafetyReports:
    """Posts beside the refusal, which waits for nothing; nothing in a message lets it through."""

    def __init__(
        self,
        *,
        client: discord.Client,
        servers: ServerService,
        audit_log: AuditLog,
        words: Words,
        clock: Clock,
    ) -> None:
        self._client = client
        self._servers = servers
        self._audit_log = audit_log
        self._words = words
        self._clock = clock
        self._tasks: dict[tuple[int, int], asyncio.Task[None]] = {}

    @contextlib.asynccontextmanager
    async def open(self) -> AsyncGenerator["SafetyReports"]:
        """Post while inside; on leaving, cancel what is still being posted."""
        try:
            yield self
        finally:
            tasks = list(self._tasks.values())
            for task in tasks:
                task.cancel()
            if tasks:
                await asyncio.wait(tasks)

    def begin(self, requester: Requester, words: str, finding: Finding) -> None:
        """Report a request; where there are no moderators, a line in the log has ids alone."""
        place, user_id = requester.place, requester.user_id
        if place.guild_id is None:
            _log(finding, user_id, place.channel_id)
            return
        key = place.guild_id, user_id
        if key in self._tasks:
            return
        task = asyncio.create_task(
            self._report(place.guild_id, requester, words, finding), name=f"safety-{user_id}"
        )
        self._tasks[key] = task
        task.add_done_callback(lambda _: self._tasks.pop(key, None))

    async def _report(
        self, guild_id: int, requester: Requester, words: str, finding: Finding
    ) -> None:
        try:
            async with asyncio.timeout(SEND_SECONDS):
                if not await self._was_told(guild_id, requester.user_id):
                    await self._post(guild_id, requester, words, finding)
        except (BotError, *ERRORS) as error:
            logger.warning("server %d: a report is not posted: %r", guild_id, error)

    async def _was_told(self, guild_id: int, user_id: int) -> bool:
        query = EventQuery(
            guild_id=guild_id,
            kinds=(EventKind.SAFETY_REPORTED,),
            user_id=user_id,
            since=self._clock.time() - QUIET_SECONDS,
        )
        return bool(await self._audit_log.find(query, limit=1))

    async def _post(
        self, guild_id: int, requester: Requester, words: str, finding: Finding
    ) -> None:
        channel_id = requester.place.thread_id or requester.place.channel_id
        view = self._view(guild_id, requester.user_id, channel_id, words, finding)
        settings = (await self._servers.settings(guild_id)).value
        alert = alert_of(settings, guild_id, is_urgent=True)
        notice = await post_to_moderators(
            self._client,
            guild_id,
            settings,
            lambda channel, _: channel.send(
                view=alert.above(view), allowed_mentions=alert.mentions
            ),
            # Nobody tries again later.
            passes_on=lambda _: True,
        )
        if notice is None:
            _log(finding, requester.user_id, channel_id)
            return
        await self._audit_log.add(
            AuditEvent(
                guild_id=guild_id,
                kind=EventKind.SAFETY_REPORTED,
                user_id=requester.user_id,
                channel_id=channel_id,
            )
        )

    def _view(
        self, guild_id: int, user_id: int, channel_id: int, words: str, finding: Finding
    ) -> ui.LayoutView:
        guild = self._client.get_guild(guild_id)
        locale = FALLBACK if guild is None else guild.preferred_locale.value
        whose = self._words.say(
            "filter-appeal-whose", locale, person=f"<@{user_id}>", channel=f"<#{channel_id}>"
        )
        title = self._words.say(f"safety-report-{finding}", locale)
        hint = self._words.say("safety-report-hint", locale)
        return panel(
            ui.TextDisplay[ui.LayoutView](f"{title}\n{whose}"),
            ui.TextDisplay(covered(words)),
            ui.TextDisplay(f"-# {hint}"),
        )


def _log(finding: Finding, user_id: int, channel_id: int) -> None:
    """Log what no moderators hear of, by ids alone: people's words do not go to the log."""
    logger.warning("refused everywhere (%s): person %d, channel %d", finding, user_id, channel_id)
