"""Attachments: kept in memory, served under /cdn/ for the bot and for the page."""

import asyncio
import io
import mimetypes
import time
from typing import TypeVar, cast
from urllib.parse import quote

from aiohttp import web
from PIL import Image, UnidentifiedImageError
from simcord.backend.cdn import CdnStore

from sandbox.discord.wire import Json

_PATH = "/cdn/attachments/"
# So long Discord's signed addresses are good for.
_LINK_SECONDS = 24 * 60 * 60
# channel/attachment/filename
_SLASHES = 2
T = TypeVar("T")


class LocalCdn(CdnStore):
    """simcord's store, with signed URLs of this machine and the sizes of pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.origin = ""
        self._files: dict[str, tuple[str, bytes]] = {}
        self._issue = 0
        self._signature = _signature(0)

    def store_attachment(
        self,
        attachment_id: int,
        channel_id: int,
        filename: str,
        data: bytes,
        description: str | None,
    ) -> Json:
        """Keep the bytes and return Discord's attachment object for them."""
        content_type = mimetypes.guess_type(filename)[0] or "application/octet-stream"
        self._files[str(attachment_id)] = (content_type, data)
        address = f"{self.origin}{_PATH}{channel_id}/{attachment_id}/{quote(filename)}"
        url = f"{address}?{self._signature}"
        attachment: Json = {
            "id": str(attachment_id),
            "filename": filename,
            "description": description,
            "size": len(data),
            "url": url,
            "proxy_url": url,
            "content_type": content_type,
        }
        if content_type.startswith("image/"):
            attachment |= _pixels(data)
        return attachment

    def expire_links(self) -> None:
        """Let every address given out so far lead nowhere, as Discord's do after a day."""
        self._issue += 1
        self._signature = _signature(self._issue)

    def refreshed(self, value: T) -> T:
        """The payload with addresses that are good now; a message fetched again has them."""
        if self._issue == 0:
            return value
        return cast("T", self._signed(value))

    def refreshed_urls(self, urls: list[object]) -> list[Json]:
        """Addresses made good again, as POST /attachments/refresh-urls answers."""
        return [
            {"original": url, "refreshed": self._signed(url)}
            for url in urls
            if isinstance(url, str) and self._file_at(url) is not None
        ]

    def _file_at(self, url: str) -> tuple[str, bytes] | None:
        """What lies at one of our own addresses, also at one that is over."""
        path = url.partition("?")[0].removeprefix(self.origin + _PATH)
        return self._files.get(path.split("/")[1]) if path.count("/") == _SLASHES else None

    def _signed(self, value: object) -> object:
        if isinstance(value, dict):
            return {key: self._signed(item) for key, item in cast("Json", value).items()}
        if isinstance(value, list):
            return [self._signed(item) for item in cast("list[object]", value)]
        if isinstance(value, str) and value.startswith(self.origin + _PATH):
            return f"{value.partition('?')[0]}?{self._signature}"
        return value

    def bytes_of(self, attachment_id: str) -> bytes | None:
        """What was uploaded under this id."""
        found = self._files.get(attachment_id)
        return found[1] if found else None

    async def serve(self, request: web.Request) -> web.Response:
        """GET /cdn/attachments/{channel}/{attachment}/{filename}, or a smaller picture of it."""
        found = self._files.get(request.match_info["attachment"])
        if found is None or not f"{request.query_string}&".startswith(f"{self._signature}&"):
            return web.Response(status=404, text="This content is no longer available.")
        content_type, data = found
        sides = [request.query.get(name, "") for name in ("width", "height")]
        if all(side.isdecimal() and int(side) for side in sides):
            width, height = map(int, sides)
            data = await asyncio.to_thread(_made_small, data, (width, height))
            content_type = "image/webp"
        return web.Response(
            body=data,
            content_type=content_type,
            headers={
                "Access-Control-Allow-Origin": "*",
                "Cache-Control": "public, max-age=31536000, immutable",
                # An uploaded page or drawing must not run scripts on this origin.
                "Content-Security-Policy": "default-src 'none'; sandbox",
                "X-Content-Type-Options": "nosniff",
            },
        )


def _signature(issue: int) -> str:
    now = int(time.time())
    return f"ex={now + _LINK_SECONDS:x}&is={now:x}&hm={issue:08x}"


def _made_small(data: bytes, size: tuple[int, int]) -> bytes:
    buffer = io.BytesIO()
    with Image.open(io.BytesIO(data)) as image:
        image.thumbnail(size)
        image.save(buffer, "WEBP")
    return buffer.getvalue()


def _pixels(data: bytes) -> Json:
    try:
        with Image.open(io.BytesIO(data)) as image:
            return {"width": image.width, "height": image.height}
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return {}
