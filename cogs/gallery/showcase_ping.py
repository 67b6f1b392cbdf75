"""Telling people that a picture of theirs reached a showcase, if they want to be told."""

import asyncio
import logging
import math
from collections import OrderedDict

import discord

from bot.clock import Clock
from bot.errors import BotError
from bot.imagine.job import Job
from bot.locales import Words
from cogs.kit.rest import ERRORS, readable
from cogs.preferences import PreferenceService, Tell
from cogs.reply import CopyService, write_notice

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 600.0
"""A person is told once in it: many pictures may reach a new showcase in one evening."""
PATIENCE_SECONDS = 10.0
MOST_PEOPLE = 1_000


class ShowcasePing:
    """Tells whoever asked for a picture, once, in the ways they chose in /preferences."""

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
        self._told_at: OrderedDict[int, float] = OrderedDict()

    async def ways(self, job: Job) -> tuple[Tell, ...]:
        """Return how to tell of this picture; nothing where they were told just before."""
        told_at = self._told_at.get(job.user_id, -math.inf)
        if self._clock.monotonic() - told_at < PAUSE_SECONDS:
            return ()
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                return (await self._preferences.of(job.user_id)).tells
        except (BotError, TimeoutError) as error:
            logger.info("job %s: person %d is not told: %r", job.id, job.user_id, error)
            return ()

    async def tell(self, job: Job, ways: tuple[Tell, ...], link: str) -> None:
        """Note that a copy told them, and write a direct message where they chose one.

        Whatever goes wrong is for the log.
        """
        if ways:
            self._told_at[job.user_id] = self._clock.monotonic()
            self._told_at.move_to_end(job.user_id)
            if len(self._told_at) > MOST_PEOPLE:
                self._told_at.popitem(last=False)
        if Tell.DIRECT not in ways:
            return
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await self._write(job, link)
        except (BotError, *ERRORS) as error:
            logger.info("job %s: person %d could not be told: %r", job.id, job.user_id, error)

    async def _write(self, job: Job, link: str) -> None:
        language = (await self._preferences.of(job.user_id)).language
        said = self._words.say("gallery-told-direct", language or job.reply.locale, link=link)
        with readable():
            await write_notice(self._client, self._copies, job, said, about="shown")
