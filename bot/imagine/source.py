"""Turns a member's attached pictures into a prediction's input."""

import asyncio
import base64
from collections.abc import Mapping
from urllib.parse import SplitResult, parse_qs, urlsplit

from bot.clock import Clock
from bot.errors import OutputError, SourceImageUnreadableError
from bot.imagine.image import as_input, is_input, off_the_loop
from bot.imagine.ports import Downloads
from bot.imagine.request import InputValue, SourceImage

PUBLIC_HOSTS = frozenset({"cdn.discordapp.com", "media.discordapp.net"})
"""Hosts from which the prediction service can fetch an attachment itself."""

MAX_DATA_BYTES = 1_000_000 * 3 // 4
"""So that the data URL stays within 1 MB: larger ones die at Replicate without a word."""

MAX_DATA_BYTES_TOGETHER = 5_000_000 * 3 // 4
"""So that all of them stay within 5 MB: a request of more than 6.4 MB was seen to die there too."""

FETCH_SECONDS = 30.0


class SourceImages:
    """Gives the service a picture by its address, or in person where that would give away more.

    Every picture is looked at first: what is none costs nothing then, and what holds places or
    camera data, or is of a kind that models do not read, goes in person, without them.
    """

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
        # One after the other: together they might take too much memory.
        values = [await self._value(image, limit_bytes) for image in images]
        first = images[0]
        return {first.parameter: values if first.is_list else values[0]}

    async def _value(self, source: SourceImage, limit_bytes: int) -> str:
        address = urlsplit(source.url)
        is_public = address.scheme == "https" and address.hostname in PUBLIC_HOSTS
        if is_public and _has_expired(address, self._clock.time()):
            # The service would charge for the prediction and find no picture there.
            raise SourceImageUnreadableError(f"the address of {source.filename} has expired")
        give_up_at = self._clock.monotonic() + FETCH_SECONDS
        try:
            content = await self._downloads.fetch(source.url, give_up_at=give_up_at)
        except OutputError as error:
            raise SourceImageUnreadableError(str(error)) from error
        if is_public and await asyncio.to_thread(is_input, content, source.types):
            return source.url
        image = await off_the_loop(as_input, content, limit_bytes, source.types)
        return f"data:{image.media_type};base64,{base64.b64encode(image.content).decode()}"


def _has_expired(address: SplitResult, now: float) -> bool:
    """Tell by ``ex``, the hexadecimal second until which an attachment's address is good.

    (Discord, "Signed Attachment CDN URLs")
    """
    try:
        return int(parse_qs(address.query)["ex"][0], 16) <= now
    except (KeyError, ValueError):
        return False
