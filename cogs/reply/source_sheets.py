"""What a picture started from, small, for its card."""

import asyncio
import logging
from urllib.parse import urlsplit

from bot.clock import Clock
from bot.errors import OutputError
from bot.imagine.contact_sheet import contact_sheet
from bot.imagine.image import Image, off_the_loop
from bot.imagine.job import Job
from bot.imagine.ports import Downloads
from bot.imagine.request import SourceImage

logger = logging.getLogger(__name__)

PATIENCE_SECONDS = 2.0
"""How long a finished picture waits for the small ones; without them the card is complete, too."""
SMALL_SIDE = 240
_FULL, _SMALL = "cdn.discordapp.com", "media.discordapp.net"


class SourceSheets:
    """Makes one small picture of all that a job started from.

    They are fetched anew, so nothing of them has to be kept while it is drawn.
    """

    def __init__(self, *, downloads: Downloads, clock: Clock) -> None:
        self._downloads = downloads
        self._clock = clock

    async def of(self, job: Job) -> Image | None:
        """Return what a job started from; None where that is nothing, or cannot be had in time."""
        images = [one for one in job.request.images if job.reply.is_private or not one.is_private]
        if not images:
            return None
        give_up_at = self._clock.monotonic() + PATIENCE_SECONDS
        try:
            contents = await asyncio.gather(
                *(
                    self._downloads.fetch(small_address(image), give_up_at=give_up_at)
                    for image in images
                )
            )
        except OutputError as error:
            logger.info("job %s: what it started from is not shown: %s", job.id, error)
            return None
        return await off_the_loop(contact_sheet, contents)


def small_address(image: SourceImage) -> str:
    """Return where Discord makes a picture small for us, in place of an address of the whole file.

    Its own clients ask for sizes there; its documentation does not say that bots may.
    """
    address = urlsplit(image.url)
    width, height = image.width or 0, image.height or 0
    longest = max(width, height)
    if address.hostname != _FULL or longest <= SMALL_SIDE:
        return image.url
    sides = (max(1, side * SMALL_SIDE // longest) for side in (width, height))
    asked = "&format=webp&width={}&height={}".format(*sides)
    return address._replace(netloc=_SMALL, query=f"{address.query}{asked}").geturl()
