"""Interactions over HTTP: POSTed to the bot, signed, as Discord does once it has its address."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from http import HTTPStatus
from types import TracebackType
from typing import Self

import aiohttp
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sandbox.discord.bell import Bell
from sandbox.discord.loopback import HOST, listen, port_of
from sandbox.discord.wire import Json, decode, encode

_PONG: Json = {"type": 1}
_PING_SECONDS = 0.5
_TIMEOUT = aiohttp.ClientTimeout(3.0)


class InteractionsEndpoint:
    """The bot's address for interactions, from Discord's side."""

    def __init__(self, *, bell: Bell) -> None:
        self._key = Ed25519PrivateKey.generate()
        self._bell = bell
        with listen(0) as free:
            self.port = port_of(free)
        self.answers = False
        """Whether the last PING was answered, and the last one with a wrong signature refused."""
        self._session: aiohttp.ClientSession | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def public_key(self) -> str:
        """The application's key, in hex, that the bot verifies signatures with."""
        return self._key.public_key().public_bytes_raw().hex()

    @property
    def url(self) -> str:
        """Where the bot takes interactions."""
        return f"http://{HOST}:{self.port}/interactions"

    async def __aenter__(self) -> Self:
        """Begin to look whether the bot answers."""
        self._session = aiohttp.ClientSession(timeout=_TIMEOUT)
        self._begin(self._keep_pinging())
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop sending."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    def look_again(self) -> None:
        """Take nothing for known: the bot may have ended since the last PING."""
        self.answers = False

    def send(self, payload: Json, *, fail: Callable[[], None]) -> None:
        """Send an interaction; ``fail`` is called where the bot does not take it."""

        async def post() -> None:
            status, _ = await self.post(encode(payload).encode())
            if status != HTTPStatus.ACCEPTED:
                fail()

        self._begin(post())

    async def post(
        self, body: bytes, *, signed: bytes | None = None, age_seconds: float = 0.0
    ) -> tuple[int, bytes]:
        """Send a body; return the status, 0 where nobody answers, and what was answered.

        ``signed`` is what the signature is for, where that is something else than the body.
        """
        if self._session is None:
            raise RuntimeError("not entered")
        timestamp = str(int(time.time() - age_seconds))
        signature = self._key.sign(timestamp.encode() + (body if signed is None else signed))
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "Discord-Interactions/1.0 (+https://discord.com)",
            "X-Signature-Ed25519": signature.hex(),
            "X-Signature-Timestamp": timestamp,
        }
        try:
            async with self._session.post(self.url, data=body, headers=headers) as answer:
                return answer.status, await answer.read()
        except (aiohttp.ClientError, OSError):
            return 0, b""

    async def _keep_pinging(self) -> None:
        while True:
            answers = await self._answers_pings()
            if answers is not self.answers:
                self.answers = answers
                self._bell.ring()
            await asyncio.sleep(_PING_SECONDS)

    async def _answers_pings(self) -> bool:
        """Whether the bot passes what Discord asks of an address before it takes it."""
        ping = encode(_PONG).encode()
        status, body = await self.post(ping)
        if status != HTTPStatus.OK or decode(body) != _PONG:
            return False
        refused, _ = await self.post(ping, signed=b"something else")
        return refused == HTTPStatus.UNAUTHORIZED

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work, name="interactions endpoint")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
