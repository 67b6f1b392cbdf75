"""The first picture of each result in a list, at an address that is good now."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import discord

from bot.clock import Clock
from bot.imagine.job import Job
from cogs.pictures import Pictures, PicturesGoneError
from cogs.replies import AWAY

logger = logging.getLogger(__name__)

GOOD_SECONDS = 30 * 60.0
"""How long an address is kept: it is good for a day, and a list is looked through in minutes."""
FETCH_SECONDS = 5.0
MOST_KEPT = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Thumbnail:
    """A picture to be shown small."""

    url: str
    is_covered: bool = False
    """Whether it is hidden until it is clicked."""


class Thumbnails:
    """Asks Discord for the messages with the pictures, and not for the same one again at once."""

    def __init__(self, *, pictures: Pictures, clock: Clock) -> None:
        self._pictures = pictures
        self._clock = clock
        self._kept: dict[str, tuple[float, Thumbnail | None]] = {}

    async def of(self, jobs: Sequence[Job]) -> Mapping[str, Thumbnail]:
        """Return what there is, by the jobs' ids; what is out of reach is left out."""
        found = await asyncio.gather(*(self._of(job) for job in jobs))
        return {job.id: one for job, one in zip(jobs, found, strict=True) if one is not None}

    async def _of(self, job: Job) -> Thumbnail | None:
        now = self._clock.time()
        at, kept = self._kept.get(job.id, (0.0, None))
        if now - at < GOOD_SECONDS:
            return kept
        try:
            async with asyncio.timeout(FETCH_SECONDS):
                pictures = await self._pictures.of(job)
        except PicturesGoneError:
            found = None
        except (discord.HTTPException, *AWAY) as error:
            logger.info("job %s: no thumbnail: %r", job.id, error)
            return None
        else:
            first = pictures[0]
            found = Thumbnail(url=first.url, is_covered=first.is_spoiler())
        if len(self._kept) >= MOST_KEPT:
            # The oldest goes: a dictionary keeps the order in which things came.
            del self._kept[next(iter(self._kept))]
        self._kept.pop(job.id, None)
        self._kept[job.id] = (now, found)
        return found
