"""Reads a response body up to a maximal size."""

import aiohttp

_CHUNK_BYTES = 64 * 1024
_ENCODINGS = ("Content-Encoding", "Transfer-Encoding")
"""With one of these, the length that is announced is not that of the body."""


class TooMuchError(Exception):
    """The body is larger than the cap."""


async def read_capped(response: aiohttp.ClientResponse, *, max_bytes: int) -> bytes:
    """Return the body, decompressed.

    Raises:
        TooMuchError: it is larger than ``max_bytes``, by its own account or in fact. The
            connection is closed, so nothing more of it arrives.
        aiohttp.ClientError: the connection broke.
    """
    if (response.content_length or 0) > max_bytes:
        response.close()
        raise TooMuchError(f"{response.content_length} bytes announced")
    is_encoded = any(name in response.headers for name in _ENCODINGS)
    if response.content_length is not None and not is_encoded:
        # It is as long as it says, or the connection breaks.
        return await response.read()
    body = bytearray()
    async for chunk in response.content.iter_chunked(_CHUNK_BYTES):
        body += chunk
        if len(body) > max_bytes:
            response.close()
            raise TooMuchError(f"more than {max_bytes} bytes")
    return bytes(body)
