"""The address that the image service calls for one prediction; nobody else can guess it."""

import hashlib
import hmac
import re

PATH = "/predictions"
_LABEL = b"easel: addresses for nudges, 1"
_NAME = re.compile(r"[0-9a-f]{32}-\d{1,3}", re.ASCII)
_SIGNED = 32
"""Hexadecimal digits: 128 bits."""


class NudgeAddresses:
    """Makes addresses below ``public_url``, and knows its own.

    Their key comes from ``secret``, the token of the bot: every process has the same one, also
    after a restart, and the image service does not know it.
    """

    def __init__(self, *, public_url: str, secret: str) -> None:
        self._base = public_url.rstrip("/") + PATH
        self._key = hmac.digest(secret.encode(), _LABEL, hashlib.sha256)

    def of(self, name: str) -> str:
        """Return the address for a prediction, named by job and position."""
        return f"{self._base}/{name}/{self._signed(name)}"

    def is_own(self, name: str, signed: str) -> bool:
        """Whether an address with these last two parts was made here; takes as long if it was."""
        expected = self._signed(name).encode()
        is_same = hmac.compare_digest(expected, signed.encode(errors="replace"))
        return is_same and _NAME.fullmatch(name) is not None

    def _signed(self, name: str) -> str:
        return hmac.digest(self._key, name.encode(errors="replace"), hashlib.sha256).hex()[:_SIGNED]
