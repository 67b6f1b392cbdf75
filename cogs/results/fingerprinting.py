"""Looking at pictures after they were delivered, so that a saved copy is recognised."""

import asyncio
import functools
import logging

import discord

from bot.errors import OutputError, OutputUnreachableError
from bot.jobs.fingerprints import FingerprintIndex, PictureRow, Unhashed, looks_of
from cogs.kit.periodic import PeriodicCog, try_once
from cogs.kit.rest import hard_timeout
from cogs.results.pictures import PicturesGoneError
from cogs.services import Services

logger = logging.getLogger(__name__)

LOOK_SECONDS = 15.0
REST_SECONDS = 60.0
"""What was delivered within this time is looked at only when somebody asks: more may be coming."""
MOST_IN_A_ROW, PAUSE_SECONDS = 20, 0.5
"""How many jobs one look takes on while nothing is drawn, and how long it rests after each."""
CATCH_UP_SECONDS = 6.0
"""How long somebody who asks waits for what nobody has looked at; twice that for the last job."""
FETCH_SECONDS = 20.0
SMALL_SIDE = 256
"""Discord makes a picture this small for us: a hundredth of the bytes, and looks the same."""
MOST_BYTES = 25_000_000

_WHAT = "looking at pictures"


class Fingerprinting:
    """Looks at pictures where they lie on Discord: when there is time, and when somebody asks.

    One job at a time, so it takes the memory of one small picture.
    """

    def __init__(self, services: Services) -> None:
        self._index: FingerprintIndex = services.fingerprints
        self._ledger = services.ledger
        self._pictures = services.pictures
        self._attachments = services.attachments
        self._runner = services.runner
        self._clock = services.clock
        self._first_answers = services.first_answers
        self._one_at_a_time = asyncio.Lock()

    async def look(self) -> None:
        """Look at some of what waits; at one job alone while others are drawn."""
        for _ in range(MOST_IN_A_ROW):
            if not await self._look_at_next(after_seconds=REST_SECONDS) or self._runner.under_way:
                return
            await self._clock.sleep(PAUSE_SECONDS)

    async def catch_up(self, guild_id: int) -> int:
        """Look at what waits of a server, as far as there is time; return how many jobs are left.

        The latest first: they are asked about most.
        """
        try:
            looking = self._look_at_all(guild_id)
            await hard_timeout(looking, within_seconds=2 * CATCH_UP_SECONDS)
        except TimeoutError:
            logger.info("server %d: not all pictures could be looked at in time", guild_id)
        return await self._index.left(guild_id)

    async def _look_at_all(self, guild_id: int) -> None:
        give_up_at = self._clock.monotonic() + CATCH_UP_SECONDS
        while self._clock.monotonic() < give_up_at:
            if not await self._look_at_next(guild_id=guild_id):
                return

    async def _look_at_next(
        self, *, after_seconds: float = 0.0, guild_id: int | None = None
    ) -> bool:
        await self._first_answers.give_way()
        async with self._one_at_a_time:
            taken = await self._index.take(after_seconds=after_seconds, guild_id=guild_id)
            if taken is None:
                return False
            # What cannot be reached now is due again later.
            await try_once(functools.partial(self._look_at, taken), what=_WHAT)
            return True

    async def _look_at(self, taken: Unhashed) -> None:
        job = await self._ledger.find(taken.job_id)
        if job is None:
            return
        try:
            attachments = await self._pictures.of(job)
        except PicturesGoneError:
            attachments = []
        found = [
            PictureRow(
                job_id=job.id,
                position=position,
                filename=attachment.filename,
                width=attachment.width or 0,
                height=attachment.height or 0,
                hash=looks,
            )
            for position, attachment in enumerate(attachments)
            if (looks := await self._looks_of(attachment)) is not None
        ]
        await self._index.record(taken, found)

    async def _looks_of(self, attachment: discord.Attachment) -> int | None:
        """Return a picture's fingerprint; None where there is nothing that can be looked at.

        Raises:
            OutputUnreachableError: there may be later.
        """
        for address in addresses_of(attachment):
            give_up_at = self._clock.monotonic() + FETCH_SECONDS
            try:
                content = await self._attachments.fetch(
                    address, give_up_at=give_up_at, max_bytes=MOST_BYTES
                )
                return await looks_of(content)
            except OutputUnreachableError:
                raise
            except OutputError as error:
                logger.info("a picture on Discord cannot be looked at: %s", error)
        return None


def addresses_of(attachment: discord.Attachment) -> list[str]:
    """Return where a picture lies: made small by Discord where it is large, then as it is.

    Discord's own clients ask its proxy for sizes; its documentation does not say that bots may.
    """
    width, height = attachment.width or 0, attachment.height or 0
    longest = max(width, height)
    if longest <= SMALL_SIDE:
        return [attachment.url]
    small = "&".join(
        f"{name}={max(1, side * SMALL_SIDE // longest)}"
        for name, side in (("width", width), ("height", height))
    )
    begins = "&" if "?" in attachment.proxy_url else "?"
    return [f"{attachment.proxy_url}{begins}format=webp&{small}", attachment.url]


class FingerprintingCog(PeriodicCog):
    """Lets pictures be looked at again and again, while the bot runs."""

    def __init__(self, services: Services, fingerprinting: Fingerprinting) -> None:
        super().__init__(
            services.client,
            fingerprinting.look,
            first_answers=services.first_answers,
            every_seconds=LOOK_SECONDS,
            what=_WHAT,
        )
        self.look = fingerprinting.look
