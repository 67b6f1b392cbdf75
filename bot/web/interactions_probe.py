"""The way that interactions take over HTTP, tried on this machine: a PING signed well, one badly.

Only Discord has the key that INTERACTIONS_PUBLIC_KEY belongs to. So a free port is tried with a key
pair made for that, and one that is in use only with a signature that must be refused.
"""

import enum
import time
from http import HTTPStatus

import aiohttp
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from yarl import URL

from bot.errors import SettingsError
from bot.web.interactions import PATH, SIGNATURE, TIMESTAMP, InteractionEndpoint, Verifier
from bot.web.public_server import serve_public

_ANSWER_SECONDS = 5.0
_PING = b'{"type":1}'
_HERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - where such a server is asked


class Probed(enum.Enum):
    """What was found at a port for interactions."""

    WORKS = enum.auto()
    """It is free, and whatever listens there answers Discord and nobody else."""
    RUNS = enum.auto()
    """Something listens there that refuses what Discord did not sign, as Easel does."""
    TAKEN = enum.auto()
    """Another program has it."""
    BROKEN = enum.auto()
    """What is signed is refused, or what is not is taken."""


async def probe_interactions(host: str, port: int) -> Probed:
    """Try the endpoint at an address of this machine.

    Raises:
        SettingsError: there is no such address here, or its port may not be used.
    """
    own, foreign = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    verifier = Verifier(own.public_key().public_bytes_raw().hex())
    endpoint = InteractionEndpoint(verifier=verifier, hand_over=lambda _: None)
    try:
        async with serve_public(host, port, [endpoint.route]):
            signed = await _ping(host, port, own)
            is_right = signed == HTTPStatus.OK and await _is_refused(host, port, foreign)
            return Probed.WORKS if is_right else Probed.BROKEN
    except SettingsError:
        answer = await _ping(host, port, foreign)
        if answer is None:
            raise
        return Probed.RUNS if answer == HTTPStatus.UNAUTHORIZED else Probed.TAKEN


async def _is_refused(host: str, port: int, key: Ed25519PrivateKey) -> bool:
    return await _ping(host, port, key) == HTTPStatus.UNAUTHORIZED


async def _ping(host: str, port: int, key: Ed25519PrivateKey) -> int | None:
    """Send a PING signed with a key, and return the status; None where nobody answers."""
    timestamp = str(int(time.time()))
    headers = {SIGNATURE: key.sign(timestamp.encode() + _PING).hex(), TIMESTAMP: timestamp}
    url = URL.build(scheme="http", host=_HERE.get(host, host), port=port, path=PATH)
    timeout = aiohttp.ClientTimeout(_ANSWER_SECONDS)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.post(url, data=_PING, headers=headers, allow_redirects=False) as answer,
        ):
            return answer.status
    except (aiohttp.ClientError, OSError):
        return None
