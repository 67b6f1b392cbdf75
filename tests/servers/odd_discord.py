"""A Discord that takes every request, and answers the next ones as oddly as it is told to."""

import asyncio
import json
import re
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

from sandbox.images.misbehaviour import cut_the_line

Take = Callable[[], object]
"""Does what a request asks for, and returns what Discord would answer."""
Odd = Callable[[web.Request, Take], Awaitable[web.StreamResponse]]

USER = {"id": "7", "username": "ann", "discriminator": "0", "avatar": None, "global_name": None}
MESSAGE: dict[str, Any] = {
    "id": "20",
    "channel_id": "10",
    "author": USER,
    "content": "",
    "timestamp": "2026-01-01T00:00:00+00:00",
    "edited_timestamp": None,
    "tts": False,
    "mention_everyone": False,
    "mentions": [],
    "mention_roles": [],
    "attachments": [],
    "embeds": [],
    "pinned": False,
    "type": 0,
    "components": [],
}
CALLBACK = {"interaction": {"id": "30", "type": 2, "response_message_id": "20"}}
ANSWERED = {"message": "Interaction has already been acknowledged.", "code": 40060}


def status(code: int, body: str, *, kind: str = "application/json", **headers: str) -> Odd:
    """Take nothing."""

    async def answer(request: web.Request, _: Take) -> web.StreamResponse:
        await request.read()
        return web.Response(status=code, text=body, content_type=kind, headers=headers)

    return answer


def garbled(body: str, kind: str = "application/json") -> Odd:
    """Take it, and answer with this in place of JSON."""

    async def answer(request: web.Request, take: Take) -> web.StreamResponse:
        await request.read()
        take()
        return web.Response(text=body, content_type=kind)

    return answer


async def cut_before(request: web.Request, _: Take) -> web.StreamResponse:
    """Close a connection on which a request has just come."""
    return cut_the_line(request)


async def cut_after(request: web.Request, take: Take) -> web.StreamResponse:
    """Take it, and close the connection in place of an answer."""
    await request.read()
    take()
    return cut_the_line(request)


async def cut_in_body(request: web.Request, take: Take) -> web.StreamResponse:
    """Take it, and close the connection half way through the answer."""
    await request.read()
    text = json.dumps(take()).encode()
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    response.content_length = len(text) + 10
    await response.prepare(request)
    await response.write(text)
    return cut_the_line(request)


async def silent(request: web.Request, take: Take) -> web.StreamResponse:
    """Take it, and never answer."""
    await request.read()
    take()
    await asyncio.Event().wait()
    return web.Response()


class OddDiscord:
    """Counts what was asked for, and what it did: a repetition does nothing."""

    def __init__(self) -> None:
        self.odd: list[Odd] = []
        self.requests: list[str] = []
        self.done: set[str] = set()
        """What there is now that was not there before."""

    def forget(self) -> None:
        """Begin anew."""
        self.odd.clear()
        self.requests.clear()
        self.done.clear()

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer a request of the API."""
        path = request.path.removeprefix("/api/v10")
        if path == "/users/@me":
            return web.json_response(USER)
        self.requests.append(f"{request.method} {path}")
        body = await request.text()

        def take() -> object:
            return self._take(request.method, path, body)

        if self.odd:
            return await self.odd.pop(0)(request, take)
        try:
            answer = take()
        except LookupError:
            return web.json_response(ANSWERED, status=400)
        return web.Response(status=204) if answer is None else web.json_response(answer)

    def _take(self, method: str, path: str, body: str) -> object:
        is_message = method == "POST" and path.endswith("/messages")
        found = re.search(r'"nonce": ?"(\w+)"', body) if is_message else None
        nonce = found[1] if found else f"none {len(self.requests)}" if is_message else ""
        is_followup = method == "POST" and path.startswith("/webhooks/")
        effect = f"{method} {path} {len(self.requests) if is_followup else nonce}"
        if path.endswith("/callback"):
            if effect in self.done:
                raise LookupError
            self.done.add(effect)
            return CALLBACK
        self.done.add(effect)
        return self._answer(method, path)

    def _answer(self, method: str, path: str) -> object:
        parts = path.strip("/").split("/")
        answers: dict[str, Any] = {
            "channels": {"id": "11", "type": 1, "recipients": [USER]},
            "refresh-urls": {"refreshed_urls": []},
        }
        if method == "DELETE":
            return None
        if parts[-2] == "members":
            return {
                "user": USER,
                "roles": [],
                "joined_at": "2026-01-01T00:00:00+00:00",
                "deaf": False,
                "mute": False,
                "flags": 0,
            }
        if parts[0] == "channels" and len(parts) == len(("channels", "id")):
            return {"id": "10", "type": 11}
        return answers.get(parts[-1], MESSAGE)


@asynccontextmanager
async def odd_discord() -> AsyncGenerator[tuple[OddDiscord, str]]:
    """Serve one; yields it and the address of its API."""
    discord = OddDiscord()
    app = web.Application()
    app.router.add_route("*", "/api/v10/{path:.*}", discord.serve)
    async with TestServer(app) as server:
        yield discord, str(server.make_url("/api/v10"))
