"""Attachments: kept in memory, served under /cdn/ for the bot and for the page."""

import io
import mimetypes
from urllib.parse import quote

from aiohttp import web
from PIL import Image, UnidentifiedImageError
from simcord.backend.cdn import CdnStore

from sandbox.discord.wire import Json


class LocalCdn(CdnStore):
    """simcord's store, with URLs of this machine and the sizes of pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.origin = ""
        self._files: dict[str, tuple[str, bytes]] = {}

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
        url = f"{self.origin}/cdn/attachments/{channel_id}/{attachment_id}/{quote(filename)}"
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

    def bytes_of(self, attachment_id: str) -> bytes | None:
        """What was uploaded under this id."""
        found = self._files.get(attachment_id)
        return found[1] if found else None

    async def serve(self, request: web.Request) -> web.Response:
        """GET /cdn/attachments/{channel}/{attachment}/{filename}."""
        found = self._files.get(request.match_info["attachment"])
        if found is None:
            return web.Response(status=404)
        content_type, data = found
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


def _pixels(data: bytes) -> Json:
    try:
        with Image.open(io.BytesIO(data)) as image:
            return {"width": image.width, "height": image.height}
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return {}
