"""Whether a call came from Replicate: its signature, with the secret of our account there."""

import asyncio
import base64
import binascii
import hashlib
import hmac
import json
import logging
from collections.abc import Mapping

import aiohttp

from bot.clock import Clock
from bot.replicate.reading import TooMuchError, read_capped
from bot.replicate.texts import as_object

OLDEST_SECONDS = 300.0
"""How far a call's own time may be from ours."""
AGAIN_SECONDS = 60.0
"""How long after a refusal the secret is not asked for again."""

_SECRET_SECONDS = 10.0
_SECRET_BYTES = 16 * 1024
_OK = 200

logger = logging.getLogger(__name__)


class Signatures:
    """Checks Replicate's signature; asks for the account's secret at the first call."""

    def __init__(
        self, *, session: aiohttp.ClientSession, base_url: str, key: str, clock: Clock
    ) -> None:
        self._session = session
        self._base_url = base_url.rstrip("/")
        self._key = key
        self._clock = clock
        self._secret: bytes | None = None
        self._asking = asyncio.Lock()
        self._not_before = float("-inf")

    async def is_signed(self, headers: Mapping[str, str], body: bytes) -> bool | None:
        """Whether Replicate sent this just now; None while the secret cannot be had.

        ``headers`` by their names in small letters.
        """
        id_, sent_at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
        if not (sent_at.isascii() and sent_at.isdecimal() and len(sent_at) <= len("1790000000000")):
            return False
        if abs(self._clock.time() - int(sent_at)) > OLDEST_SECONDS:
            return False
        secret = await self._known()
        if secret is None:
            return None
        signed = f"{id_}.{sent_at}.".encode() + body
        expected = base64.b64encode(hmac.digest(secret, signed, hashlib.sha256))
        said = headers.get("webhook-signature", "").encode(errors="replace").split()
        return any(hmac.compare_digest(one, b"v1," + expected) for one in said)

    async def _known(self) -> bytes | None:
        async with self._asking:
            if self._secret is None and self._clock.monotonic() >= self._not_before:
                self._secret = await self._ask()
                self._not_before = self._clock.monotonic() + AGAIN_SECONDS
        return self._secret

    async def _ask(self) -> bytes | None:
        try:
            async with self._session.get(
                f"{self._base_url}/webhooks/default/secret",
                headers={"Authorization": f"Bearer {self._key}"},
                allow_redirects=False,
                timeout=aiohttp.ClientTimeout(_SECRET_SECONDS),
            ) as response:
                said = await read_capped(response, max_bytes=_SECRET_BYTES)
        except (aiohttp.ClientError, OSError, TooMuchError) as error:
            logger.warning("the secret of calls is not told: %s", type(error).__name__)
            return None
        secret = _read(said) if response.status == _OK else None
        if secret is None:
            logger.warning("the secret of calls is not told: status %d", response.status)
        return secret


def _read(said: bytes) -> bytes | None:
    try:
        key = (as_object(json.loads(said)) or {}).get("key")
        if not isinstance(key, str) or not key.startswith("whsec_"):
            return None
        return base64.b64decode(key.removeprefix("whsec_"), validate=True) or None
    except (ValueError, RecursionError, binascii.Error):
        return None
