"""The channel in which a server's audit log is posted as it grows."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import discord

from bot.clock import Clock
from bot.errors import BotError
from bot.locales import Words
from bot.log import about_nothing, level_of
from cogs.audit.audit_log import AuditLog
from cogs.audit.lines import AuditLines
from cogs.audit.model import LoggedEvent
from cogs.audit.service import POSTED_AT_ONCE, AuditService, UnpostedEvents
from cogs.kit.rest import ERRORS, readable
from cogs.server import ServerService

logger = logging.getLogger(__name__)

GROUP_SECONDS = 4.0
"""One message for all that happens meanwhile."""
SEARCH_SECONDS = 30.0
"""How often all servers are looked at: what other processes note is not heard of here."""
POST_SECONDS = 20.0
MESSAGE_CHARACTERS = 2_000
MOST_LAST = 5
"""Messages in a channel that is given up, before its last line."""


class LogChannels:
    """Posts what is new, grouped, at least once; each server is seen to by the gateway it is on."""

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        client: discord.Client,
        audit: AuditService,
        servers: ServerService,
        audit_log: AuditLog,
        words: Words,
        lines: AuditLines,
        clock: Clock,
    ) -> None:
        self._client = client
        self._audit = audit
        self._servers = servers
        self._words = words
        self._lines = lines
        self._clock = clock
        self._grown: set[int] = set()
        self._is_kept = False
        self._posting: asyncio.Task[None] | None = None
        self._looking = asyncio.Lock()
        self._news = audit_log.news

    async def keep(self) -> None:
        """Post until cancelled."""
        await self._client.wait_until_ready()
        self._is_kept = True
        try:
            with self._news.heard(self._grow):
                while True:
                    await self.look()
                    for guild_id in tuple(self._grown):
                        self._grow(guild_id)
                    await asyncio.sleep(SEARCH_SECONDS)
        finally:
            self._is_kept = False
            if self._posting is not None:
                self._posting.cancel()
                await asyncio.wait([self._posting])

    async def look(self, *, searches_all: bool = True) -> None:
        """Post once what is new in the servers of this process."""
        async with self._looking:
            grown, self._grown = self._grown, set()
            try:
                self._news.to_log = frozenset(await self._audit.guilds_to_log())
            except BotError as error:
                self._grown |= grown
                logger.log(level_of(error), "the audit log is posted later: %s", error)
                return
            for guild_id in self._news.to_log if searches_all else self._news.to_log & grown:
                guild = self._client.get_guild(guild_id)
                if guild is not None:
                    await self._look_at(guild)

    @asynccontextmanager
    async def moving(
        self, guild: discord.Guild, before: int | None, after: int | None, *, by: int
    ) -> AsyncGenerator[None]:
        """Post what is left before the channel is changed, and then who did it as the last line."""
        if before == after:
            yield
            return
        if before is not None:
            await self.finish(guild, before)
        if after is not None:
            await self._audit.post_from_now(guild.id)
        yield
        if before is not None:
            await self.say(guild, before, self._last_line(by, after, str(guild.preferred_locale)))

    async def finish(self, guild: discord.Guild, channel_id: int) -> None:
        """Post there what is left, as far as it can be posted now."""
        if self.problem(guild, channel_id) is not None:
            return
        try:
            async with self._looking, asyncio.timeout(POST_SECONDS):
                for _ in range(MOST_LAST):
                    if await self._post(guild, channel_id):
                        return
        except (BotError, *ERRORS) as error:
            logger.log(level_of(error), "server %d: the last events: %r", guild.id, error)

    async def say(self, guild: discord.Guild, channel_id: int, line: str) -> None:
        """Post one line there; where that is not possible any more, nobody reads it."""
        if self.problem(guild, channel_id) is not None:
            return
        try:
            async with asyncio.timeout(POST_SECONDS):
                await self._client.get_partial_messageable(channel_id).send(
                    line, allowed_mentions=discord.AllowedMentions.none(), silent=True
                )
        except ERRORS as error:
            logger.info("server %d: the last line: %r", guild.id, error)

    def _last_line(self, by: int, after: int | None, locale: str) -> str:
        """Say, in a channel where nothing follows, who chose another one, or none."""
        person = f"<@{by}>"
        if after is None:
            return self._words.say("audit-log-ended", locale, person=person)
        return self._words.say("audit-log-moved", locale, person=person, channel=f"<#{after}>")

    def problem(self, guild: discord.Guild, channel_id: int) -> str | None:
        """Return the words for why nothing can be posted there; None where it can."""
        channel = guild.get_channel_or_thread(channel_id)
        if channel is None:
            return "audit-log-gone"
        may = channel.permissions_for(guild.me)
        may_send = (
            may.send_messages_in_threads
            if isinstance(channel, discord.Thread)
            else may.send_messages
        )
        return None if may.view_channel and may_send else "audit-log-forbidden"

    def _grow(self, guild_id: int) -> None:
        self._grown.add(guild_id)
        if self._is_kept and (self._posting is None or self._posting.done()):
            self._posting = asyncio.create_task(
                self._post_soon(), name="log-channels-post", context=about_nothing()
            )

    async def _post_soon(self) -> None:
        # Again where one message did not hold all, or something was too fresh to be sure of.
        while self._grown:
            await self._clock.sleep(GROUP_SECONDS)
            await self.look(searches_all=False)

    async def _look_at(self, guild: discord.Guild) -> None:
        try:
            channel_id = (await self._servers.settings(guild.id)).value.log_channel_id
            if channel_id is None or self.problem(guild, channel_id) is not None:
                # /audit says so; what is missing follows once it can be posted.
                return
            async with asyncio.timeout(POST_SECONDS):
                is_all = await self._post(guild, channel_id)
            if not is_all:
                self._grown.add(guild.id)
        except (BotError, *ERRORS) as error:
            logger.log(
                level_of(error), "the audit log of server %d is posted later: %r", guild.id, error
            )

    async def _post(self, guild: discord.Guild, channel_id: int) -> bool:
        """Post one message; tell whether that was all there is."""
        unposted = await self._audit.unposted(guild.id)
        if unposted is None:
            return False
        if not unposted.entries:
            return True
        text, last, is_all = self._text(unposted, str(guild.preferred_locale))
        with readable():
            await self._client.get_partial_messageable(channel_id).send(
                text,
                allowed_mentions=discord.AllowedMentions.none(),
                suppress_embeds=True,
                silent=True,
            )
        await self._audit.posted(guild.id, last)
        return is_all

    def _text(self, unposted: UnpostedEvents, locale: str) -> tuple[str, LoggedEvent, bool]:
        """Return as many lines as one message holds, and the last event of them."""
        lines: list[str] = []
        if unposted.skipped:
            lines.append(self._words.say("audit-log-skipped", locale, count=unposted.skipped))
        last = unposted.entries[0].event
        for entry in unposted.entries:
            line = self._lines.line(entry, locale)
            if lines and len("\n".join([*lines, line])) > MESSAGE_CHARACTERS:
                return "\n".join(lines), last, False
            lines.append(line[:MESSAGE_CHARACTERS])
            last = entry.event
        return "\n".join(lines), last, len(unposted.entries) < POSTED_AT_ONCE
