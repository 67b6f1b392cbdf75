"""Downloads pictures from addresses in answers: allowed hosts only, no credentials sent."""

import asyncio
import base64
import binascii
import itertools
import random as random_module
import re
from collections.abc import Callable
from functools import partial
from urllib.parse import unquote, unquote_to_bytes

import aiohttp
from yarl import URL

from bot.clock import Clock
from bot.errors import (
    BotError,
    OutputAddressRefusedError,
    OutputGoneError,
    OutputHostUnlistedError,
    OutputUnreachableError,
    OutputUnreadableError,
)
from bot.imagine.metadata import is_damaged, read_through
from bot.proxies import Proxies
from bot.replicate.failures import retry_after_seconds
from bot.replicate.origins import AllowedOrigins, UnlistedHostError
from bot.replicate.reading import TooMuchError, read_capped
from bot.replicate.retry import retry_until
from bot.replicate.session import (
    CONNECT_SECONDS,
    NO_PROXIES,
    READ_SECONDS,
    AddressForbiddenError,
)

MAX_REDIRECTS = 3
ATTEMPT_SECONDS = 60.0
TRIES_FOR_A_WHOLE = 3
TRIES_WHERE_NONE_IS = 3
"""A provider's servers do not all know a new picture at once, so a 404 is retried."""

_DATA_URL = re.compile(
    r"data:(?:image/[\w.+-]+|application/octet-stream)?(?:;(?!base64)[\w.-]+(?:=[^;,\s]*)?)*"
    r"(?P<base64>;base64)?,",
    re.ASCII | re.IGNORECASE,
)
_FOR_ADDRESSES = str.maketrans("-_", "+/")
"""Translates URL-safe base64 (RFC 4648, section 5) to the standard alphabet."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_WHOLE = frozenset({200, 203})
_TEMPORARY = frozenset({408, 425, 429, *range(500, 600)})
_NOT_THERE = frozenset({202, 204, 206, 403, 404})

KEPT_SECONDS, KEPT_BY_BFL_SECONDS = 3600.0, 600.0
"""How long finished pictures stay at Replicate, and at BFL."""

MAX_PICTURE_BYTES = 64_000_000
"""The largest picture worth fetching, finished or attached: far above what any model makes."""


_PAUSE_SECONDS = 2.0
"""With less time left than this, there is no further attempt."""


class _NotNowError(BotError):
    """A temporary failure: it is worth a retry."""

    def __init__(self, log_text: str, *, retry_after_seconds: float | None = None) -> None:
        super().__init__(log_text)
        self.retry_after_seconds = retry_after_seconds


class _NotThereError(OutputGoneError):
    """The picture has expired, or has not reached this server of the provider yet."""


class Downloader:
    """Fetches pictures, guarded.

    Sends neither key nor cookies. Every hop of a redirect is held against the list again. The
    session must come from ``open_download_session`` with the same list: its resolver keeps listed
    names from leading to private addresses.
    """

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        session: aiohttp.ClientSession,
        allowed: AllowedOrigins,
        clock: Clock,
        max_bytes: int,
        proxies: Proxies = NO_PROXIES,
        random: Callable[[], float] = random_module.random,
    ) -> None:
        self._proxies = proxies
        self._session = session
        self._allowed = allowed
        self._clock = clock
        self._max_bytes = max_bytes
        self._random = random

    async def fetch(
        self, address: str, *, give_up_at: float, max_bytes: int | None = None
    ) -> bytes:
        """Return the bytes behind an https, listed or data address, whatever they are.

        Asks again after temporary failures until ``give_up_at`` (monotonic), and never sooner
        than it is asked to; a few times for a picture that is not there or not whole: servers were
        seen to send half of one as if it were all.

        Raises:
            OutputGoneError: the address has expired.
            OutputUnreachableError: until ``give_up_at`` there was no answer that settles it.
            OutputAddressRefusedError: it, or where it leads, is not on the list.
            OutputUnreadableError: more than ``max_bytes``, or nothing that can be a picture.
        """
        max_bytes = min(max_bytes or self._max_bytes, self._max_bytes)
        if address[:5].lower() == "data:":
            # Off the loop: decoding megabytes takes tens of milliseconds.
            return await asyncio.to_thread(_decode, address, max_bytes=max_bytes)
        url = self._checked(address)
        tries, misses = itertools.count(1), itertools.count(1)

        async def fetch_whole() -> bytes:
            try:
                body = await self._fetch_once(url, give_up_at=give_up_at, max_bytes=max_bytes)
            except _NotThereError as error:
                is_last = next(misses) >= TRIES_WHERE_NONE_IS
                if is_last or self._clock.monotonic() + _PAUSE_SECONDS > give_up_at:
                    raise
                raise _NotNowError(str(error)) from error
            is_whole = bool(body) and not await read_through(body, partial(is_damaged, body))
            has_time = self._clock.monotonic() + _PAUSE_SECONDS <= give_up_at
            if not is_whole and has_time and next(tries) < TRIES_FOR_A_WHOLE:
                raise _NotNowError(f"{len(body)} bytes that are no whole picture")
            if not body:
                raise OutputUnreadableError(f"{url.host}: an empty file")
            return body

        policy = retry_until(
            give_up_at,
            is_temporary=lambda error: isinstance(error, _NotNowError),
            clock=self._clock,
            random=self._random,
        )
        try:
            return await policy(fetch_whole)
        except _NotNowError as error:
            raise OutputUnreachableError(f"{url.host}: {error}") from error

    async def _fetch_once(self, url: URL, *, give_up_at: float, max_bytes: int) -> bytes:
        left = max(give_up_at - self._clock.monotonic(), 1.0)
        try:
            async with asyncio.timeout(min(ATTEMPT_SECONDS, left)):
                for _ in range(MAX_REDIRECTS + 1):
                    found = await self._hop(url, give_up_at=give_up_at, max_bytes=max_bytes)
                    if isinstance(found, bytes):
                        return found
                    url = found
        except aiohttp.ClientConnectorError as error:
            if isinstance(error.os_error, AddressForbiddenError):
                raise OutputAddressRefusedError(str(error.os_error)) from error
            raise _NotNowError(f"{type(error).__name__}: {error}") from error
        except (aiohttp.ClientError, OSError) as error:
            raise _NotNowError(f"{type(error).__name__}: {error}") from error
        raise OutputUnreadableError(f"{url.host}: more than {MAX_REDIRECTS} redirects")

    async def _hop(self, url: URL, *, give_up_at: float, max_bytes: int) -> bytes | URL:
        """Return the picture, or the address to which the server redirects."""
        async with self._session.get(
            url,
            allow_redirects=False,
            proxy=self._proxies.of(str(url)),
            timeout=aiohttp.ClientTimeout(
                total=ATTEMPT_SECONDS, sock_connect=CONNECT_SECONDS, sock_read=READ_SECONDS
            ),
        ) as response:
            status = response.status
            if status in _REDIRECTS and "Location" in response.headers:
                return self._followed(url, response.headers["Location"])
            if status in _TEMPORARY:
                # However long a wait the server asks for, one more try fits in: it is paid for.
                left = max(give_up_at - self._clock.monotonic() - 1.0, 0.0)
                hint = retry_after_seconds(response.headers, now=self._clock.time(), cap=left)
                raise _NotNowError(f"HTTP {status}", retry_after_seconds=hint)
            if status in _NOT_THERE:
                raise _NotThereError(f"{url.host} answered {status}")
            if status not in _WHOLE:
                raise OutputGoneError(f"{url.host} answered {status}")
            try:
                body = await read_capped(response, max_bytes=max_bytes)
            except TooMuchError as error:
                raise OutputUnreadableError(f"{url.host}: {error}") from None
        return body

    def _followed(self, url: URL, location: str) -> URL:
        try:
            target = url.join(URL(location, encoded=location.isascii()))
        except ValueError:
            raise OutputAddressRefusedError(f"{url.host}: a redirect to nowhere") from None
        return self._checked(str(target))

    def _checked(self, address: str) -> URL:
        try:
            url = self._allowed.parse(address)
            if self._proxies.of(str(url)) is not None:
                self._allowed.check_unresolved(url)
        except UnlistedHostError as error:
            raise OutputHostUnlistedError(
                str(error),
                setting=f"IMAGE_ORIGINS={','.join((*self._allowed.written, error.origin))}",
                kept_seconds=KEPT_BY_BFL_SECONDS if "bfl" in error.origin else KEPT_SECONDS,
            ) from None
        except ValueError as error:
            raise OutputAddressRefusedError(str(error)) from None
        return url


def _decode(address: str, *, max_bytes: int) -> bytes:
    match = _DATA_URL.match(address[:300])
    if match is None:
        raise OutputUnreadableError("a data URL that is no picture")
    # Four characters carry three bytes; "%2B" and line breaks make it longer, not much.
    longest = max_bytes * (2 if match["base64"] else 3)
    if len(address) - match.end() > longest:
        raise OutputUnreadableError(f"a data URL of more than {max_bytes} bytes")
    if match["base64"]:
        text = "".join(unquote(address[match.end() :]).split()).translate(_FOR_ADDRESSES)
        text = text.rstrip("=")
        try:
            body = base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
        except (binascii.Error, ValueError):
            raise OutputUnreadableError("a data URL with broken base64") from None
    else:
        body = unquote_to_bytes(address[match.end() :])
    if not body or len(body) > max_bytes:
        raise OutputUnreadableError(f"a data URL of {len(body)} bytes, not 1 to {max_bytes}")
    return body
