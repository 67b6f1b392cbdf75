"""Turns a member's attached pictures into a prediction's input."""

import asyncio
import base64
from collections.abc import Mapping
from urllib.parse import SplitResult, parse_qs, urlsplit

from bot.clock import Clock
from bot.errors import OutputError, OutputUnreachableError, SourceImageUnreadableError
from bot.imagine.canvas import outpaint_canvas, parts_mask
from bot.imagine.fill import Fill, Size
from bot.imagine.image import as_input, input_size, off_the_loop, require_input
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

    async def input_for(
        self, *images: SourceImage, fill: Fill | None = None
    ) -> Mapping[str, InputValue]:
        """Return the part of ``input`` that carries the pictures, in their order.

        A ``fill`` that needs a mask has it beside its one picture.

        Raises:
            SourceImageUnreadableError: one is gone, or no picture.
        """
        if not images:
            return {}
        first = images[0]
        if fill is not None and fill.mask_parameter is not None:
            return await self._masked(first, fill, fill.mask_parameter)
        limit_bytes = min(MAX_DATA_BYTES, MAX_DATA_BYTES_TOGETHER // len(images))
        # One after the other: together they might take too much memory.
        values = [(await self._value(image, limit_bytes))[0] for image in images]
        return {first.parameter: values if first.is_list else values[0]}

    async def require_readable(self, *images: SourceImage) -> None:
        """Make sure that pictures can be read, before anything is on record of them.

        Each is asked for once: what cannot be reached may be when it is drawn from.

        Raises:
            SourceImageUnreadableError: one is gone, or no picture.
        """
        for image in images:
            try:
                content = await self._downloads.fetch(image.url, give_up_at=self._clock.monotonic())
            except OutputUnreachableError:
                continue
            except OutputError as error:
                raise SourceImageUnreadableError(str(error)) from error
            await off_the_loop(require_input, content, image.types)

    async def _masked(
        self, source: SourceImage, fill: Fill, mask_parameter: str
    ) -> Mapping[str, InputValue]:
        """Return a picture and the mask of exactly its size, both of them as the service has it."""
        if fill.outpaint is None:
            value, size = await self._value(source, MAX_DATA_BYTES)
            mask = await off_the_loop(parts_mask, size, fill.parts)
        else:
            content, _ = await self._content(source)
            canvas, mask = await off_the_loop(
                outpaint_canvas, content, fill.outpaint, MAX_DATA_BYTES, source.types
            )
            value = data_url(canvas.content, canvas.media_type)
        return {source.parameter: value, mask_parameter: data_url(mask, "image/png")}

    async def _value(self, source: SourceImage, limit_bytes: int) -> tuple[str, Size]:
        content, is_public = await self._content(source)
        as_it_is = await asyncio.to_thread(input_size, content, source.types) if is_public else None
        if as_it_is is not None:
            return source.url, as_it_is
        image = await off_the_loop(as_input, content, limit_bytes, source.types)
        return data_url(image.content, image.media_type), (image.width, image.height)

    async def _content(self, source: SourceImage) -> tuple[bytes, bool]:
        """Fetch a picture, and tell whether the service could do so itself."""
        address = urlsplit(source.url)
        is_public = address.scheme == "https" and address.hostname in PUBLIC_HOSTS
        if is_public and _has_expired(address, self._clock.time()):
            # The service would charge for the prediction and find no picture there.
            raise SourceImageUnreadableError(f"the address of {source.filename} has expired")
        give_up_at = self._clock.monotonic() + FETCH_SECONDS
        try:
            return await self._downloads.fetch(source.url, give_up_at=give_up_at), is_public
        except OutputError as error:
            raise SourceImageUnreadableError(str(error)) from error


def data_url(content: bytes, media_type: str) -> str:
    """Return bytes as an address that holds them."""
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"


def _has_expired(address: SplitResult, now: float) -> bool:
    """Tell by ``ex``, the hexadecimal second until which an attachment's address is good.

    (Discord, "Signed Attachment CDN URLs")
    """
    try:
        return int(parse_qs(address.query)["ex"][0], 16) <= now
    except (KeyError, ValueError):
        return False
