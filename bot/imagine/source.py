"""A member's attached pictures, on their way into a prediction's input."""

import asyncio
import base64
from collections.abc import Mapping
from urllib.parse import SplitResult, parse_qs, urlsplit

from bot.clock import Clock
from bot.errors import OutputError, SourceImageUnreadableError
from bot.imagine.image import as_input
from bot.imagine.ports import Downloads
from bot.imagine.request import InputValue, SourceImage

PUBLIC_HOSTS = frozenset({"cdn.discordapp.com", "media.discordapp.net"})
"""Where the prediction service can fetch an attachment by itself."""

MAX_DATA_BYTES = 1_000_000 * 3 // 4
"""So that the data URL stays within 1 MB: larger ones die at Replicate without a word."""

MAX_DATA_BYTES_TOGETHER = 5_000_000 * 3 // 4
"""So that all of them stay within 5 MB: a request of more than 6.4 MB was seen to die there too."""

FETCH_SECONDS = 30.0


class SourceImages:
    """Gives the service a picture by its address, or in person where it could not fetch it."""

    def __init__(self, *, downloads: Downloads, clock: Clock) -> None:
        self._downloads = downloads
        self._clock = clock

    async def input_for(self, *images: SourceImage) -> Mapping[str, InputValue]:
        """Return the part of ``input`` that carries the pictures, in their order.

        Raises:
            SourceImageUnreadableError: one is gone, or no picture.
        """
        if not images:
            return {}
        limit_bytes = min(MAX_DATA_BYTES, MAX_DATA_BYTES_TOGETHER // len(images))
        values = await asyncio.gather(*(self._value(image, limit_bytes) for image in images))
        first = images[0]
        return {first.parameter: list(values) if first.is_list else values[0]}

    async def _value(self, image: SourceImage, limit_bytes: int) -> str:
        address = urlsplit(image.url)
        if address.scheme != "https" or address.hostname not in PUBLIC_HOSTS:
            return await self._data_url(image.url, limit_bytes)
        if _has_expired(address, self._clock.time()):
            # The service would take the money and find nothing there.
            raise SourceImageUnreadableError(f"the address of {image.filename} has expired")
        return image.url

    async def _data_url(self, url: str, limit_bytes: int) -> str:
        give_up_at = self._clock.monotonic() + FETCH_SECONDS
        try:
            content = await self._downloads.fetch(url, give_up_at=give_up_at)
        except OutputError as error:
            raise SourceImageUnreadableError(str(error)) from error
        picture = await asyncio.to_thread(as_input, content, limit_bytes)
        return f"data:{picture.media_type};base64,{base64.b64encode(picture.content).decode()}"


def _has_expired(address: SplitResult, now: float) -> bool:
    """Tell by ``ex``, the hexadecimal second until which an attachment's address is good.

    (Discord, "Signed Attachment CDN URLs")
    """
    try:
        return int(parse_qs(address.query)["ex"][0], 16) <= now
    except (KeyError, ValueError):
        return False
