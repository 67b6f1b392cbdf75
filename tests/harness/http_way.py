"""What members do, over HTTP instead of over the gateway: signed, verified, handed over."""

import asyncio
import json
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bot.app import EaselBot
from bot.web.interactions import PATH, InteractionEndpoint, Verifier
from bot.web.public_server import PublicRequest

EVERYWHERE = os.environ.get("EASEL_TEST_WAY") == "http"
"""Whether every test that can sends what members do over HTTP."""
_KEY = Ed25519PrivateKey.generate()


class HttpWay:
    """Discord's side of the endpoint; notes how each interaction was answered at first."""

    def __init__(self, bot: EaselBot) -> None:
        verifier = Verifier(_KEY.public_key().public_bytes_raw().hex())
        interactions = bot.take_http_interactions()
        self._endpoint = InteractionEndpoint(verifier=verifier, hand_over=interactions.take)
        self.statuses: list[HTTPStatus] = []

    async def post(self, payload: Mapping[str, Any]) -> None:
        """Send an interaction as Discord does."""
        body, timestamp = json.dumps(payload).encode(), str(int(time.time()))
        headers = {
            "x-signature-ed25519": _KEY.sign(timestamp.encode() + body).hex(),
            "x-signature-timestamp": timestamp,
        }
        request = PublicRequest(method="POST", path=PATH, query="", headers=headers, body=body)
        self.statuses.append((await self._endpoint.answer(request)).status)


@contextmanager
def over_http(bot: EaselBot) -> Iterator[HttpWay]:
    """Let the interactions of the block come over HTTP, and none over the gateway."""
    way, parsers = HttpWay(bot), bot._connection.parsers
    tasks: set[asyncio.Task[None]] = set()

    def post(payload: Any) -> None:  # noqa: ANN401 - Discord's own JSON
        task = asyncio.create_task(way.post(payload))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    before, parsers["INTERACTION_CREATE"] = parsers["INTERACTION_CREATE"], post
    try:
        yield way
    finally:
        parsers["INTERACTION_CREATE"] = before
