"""A member's attached picture, on its way into a prediction's input."""

import asyncio
import base64
from collections.abc import Mapping
from urllib.parse import urlsplit

from bot.clock import Clock
from bot.errors import OutputError, SourceImageUnreadableError
from bot.imagine.image import as_input
from bot.imagine.ports import Downloads
from bot.imagine.request import InputValue, SourceImage

PUBLIC_HOSTS = frozenset({"cdn.discordapp.com", "media.discordapp.net"})
"""Where the prediction service can fetch an attachment by itself."""

MAX_DATA_BYTES = 1_000_000 * 3 // 4
"""So that the data URL stays within 1 MB: larger ones die at Replicate without a word."""

FETCH_SECONDS = 30.0


class SourceImages:
    """Gives the service a picture by its address, or in person where it could not fetch it."""

    def __init__(self, *, downloads: Downloads, clock: Clock) -> None:
        self._downloads = downloads
        self._clock = clock

    async def input_for(self, image: SourceImage) -> Mapping[str, InputValue]:
        """Return the part of ``input`` that carries the picture.

        Raises:
            SourceImageUnreadableError: it is gone, or no picture.
        """
        address = urlsplit(image.url)
        is_public = address.scheme == "https" and address.hostname in PUBLIC_HOSTS
        value = image.url if is_public else await self._data_url(image.url)
        return {image.parameter: [value] if image.is_list else value}

    async def _data_url(self, url: str) -> str:
        give_up_at = self._clock.monotonic() + FETCH_SECONDS
        try:
            content = await self._downloads.fetch(url, give_up_at=give_up_at)
        except OutputError as error:
            raise SourceImageUnreadableError(str(error)) from error
        picture = await asyncio.to_thread(as_input, content, MAX_DATA_BYTES)
        return f"data:{picture.media_type};base64,{base64.b64encode(picture.content).decode()}"
