"""The images that come with a request: from a data URL, or from a server on this machine."""

import base64
import binascii
from urllib.parse import unquote_to_bytes

import aiohttp
from yarl import URL

_LARGEST_BYTES = 32 * 1024 * 1024
_FETCH_SECONDS = 10.0
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class SourceUnreadableError(Exception):
    """The image that came with a request could not be read."""


async def read_source(url: str) -> bytes | None:
    """Return the image's bytes, or None for a URL outside this machine, which is never fetched.

    Raises:
        SourceUnreadableError: The data URL is broken, or the local server has no such file.
    """
    if url.startswith("data:"):
        return _from_data_url(url)
    try:
        parsed = URL(url)
    except ValueError as error:
        raise SourceUnreadableError("not a URL") from error
    if parsed.host not in _LOOPBACK:
        return None
    return await _fetch(parsed)


def _from_data_url(url: str) -> bytes:
    head, comma, payload = url.partition(",")
    if not comma:
        raise SourceUnreadableError("data URL without a comma")
    if not head.endswith(";base64"):
        return unquote_to_bytes(payload)
    try:
        return base64.b64decode(payload, validate=True)
    except binascii.Error as error:
        raise SourceUnreadableError("data URL is not base64") from error


async def _fetch(url: URL) -> bytes:
    timeout = aiohttp.ClientTimeout(total=_FETCH_SECONDS)
    content = bytearray()
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(url, allow_redirects=False) as response,
        ):
            if not response.ok or response.status >= 300:  # noqa: PLR2004  # a redirect is no file
                raise SourceUnreadableError(f"HTTP {response.status}")
            async for chunk in response.content.iter_chunked(65536):
                content += chunk
                if len(content) > _LARGEST_BYTES:
                    raise SourceUnreadableError("image too large")
    except (TimeoutError, aiohttp.ClientError) as error:
        raise SourceUnreadableError(type(error).__name__) from error
    return bytes(content)
