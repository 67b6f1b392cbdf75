"""Discord's interactions over HTTP: nothing of a request is read before its signature holds."""

import json
import logging
import time
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import cast

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from bot.web.connections import Answer, plain
from bot.web.public_server import PublicRequest, PublicRoute

logger = logging.getLogger(__name__)

PATH = "/interactions"
SIGNATURE, TIMESTAMP = "x-signature-ed25519", "x-signature-timestamp"
TIMESTAMP_SECONDS = 300.0
"""How far a request's time may be from ours: a clock may be wrong, but old requests end."""
KINDS = frozenset({2, 3, 4, 5})
"""Commands, presses, suggestions, forms."""
_TIMESTAMP_CHARACTERS = 20
_ACCEPTED = Answer(status=HTTPStatus.ACCEPTED, body=b"")
_PONG = Answer(content_type="application/json", body=b'{"type":1}')

HandOver = Callable[[Mapping[str, object]], None]
"""Begins to answer an interaction, and returns at once."""


class Verifier:
    """Tells what Discord signed from what anybody else sent."""

    def __init__(self, public_key: str, *, now: Callable[[], float] = time.time) -> None:
        """``public_key`` in hex, as the Developer Portal shows it; ``now`` in Unix seconds.

        Raises:
            ValueError: it is no ed25519 key.
        """
        self._key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        self._now = now

    def is_signed(self, headers: Mapping[str, str], body: bytes) -> bool:
        """Whether Discord signed this body, and lately."""
        timestamp = headers.get(TIMESTAMP, "")
        if not (timestamp.isdecimal() and len(timestamp) <= _TIMESTAMP_CHARACTERS):
            return False
        try:
            signature = bytes.fromhex(headers.get(SIGNATURE, ""))
            self._key.verify(signature, timestamp.encode() + body)
        except (ValueError, InvalidSignature):
            return False
        is_recent = abs(self._now() - int(timestamp)) <= TIMESTAMP_SECONDS
        if not is_recent:
            logger.warning(
                "interactions: one signed %d s ago was refused; is this machine's clock right?",
                self._now() - int(timestamp),
            )
        return is_recent


class InteractionEndpoint:
    """Answers what Discord POSTs: PING by itself, the rest with 202 while it is handed over.

    The answer itself goes to Discord's callback endpoint, as it does for the gateway.
    """

    def __init__(self, *, verifier: Verifier, hand_over: HandOver) -> None:
        self._verifier = verifier
        self._hand_over = hand_over

    @property
    def route(self) -> PublicRoute:
        """Where it is mounted."""
        return PublicRoute(method="POST", path=PATH, handler=self.answer)

    async def answer(self, request: PublicRequest) -> Answer:
        """Verify first of all, then read."""
        if not self._verifier.is_signed(request.headers, request.body):
            return plain(HTTPStatus.UNAUTHORIZED)
        interaction = _object(request.body)
        match interaction.get("type"):
            case 1:
                return _PONG
            case int(kind) if kind in KINDS and _is_answerable(interaction):
                self._hand_over(interaction)
                return _ACCEPTED
            case _:
                return plain(HTTPStatus.BAD_REQUEST)


def _object(body: bytes) -> Mapping[str, object]:
    """Return the JSON object of a body; one without fields where there is none."""
    try:
        read: object = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return cast("Mapping[str, object]", read) if isinstance(read, dict) else {}


def _is_answerable(interaction: Mapping[str, object]) -> bool:
    """Whether it names where its answer goes."""
    id_, token = interaction.get("id"), interaction.get("token")
    return isinstance(id_, str) and id_.isdecimal() and isinstance(token, str) and bool(token)
