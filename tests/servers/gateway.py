"""A gateway that says what a test tells it to, and as much of Discord's REST as a start needs."""

import asyncio
import json
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from sandbox.discord.wire import json_answer

Json = dict[str, Any]

HELLO: Json = {"op": 10, "d": {"heartbeat_interval": 41_250}, "s": None, "t": None}
BOT_ID, APPLICATION_ID, GUILD_ID, CHANNEL_ID = 1001, 1002, 1003, 1004
BOT: Json = {"id": str(BOT_ID), "username": "Easel", "discriminator": "0", "avatar": None}
GUILD: Json = {
    "id": str(GUILD_ID),
    "name": "Studio",
    "owner_id": "1",
    "roles": [{"id": str(GUILD_ID), "name": "@everyone", "permissions": "0", "position": 0}],
    "channels": [{"id": str(CHANNEL_ID), "type": 0, "name": "pictures", "position": 0}],
    "emojis": [],
    "members": [],
    "threads": [],
    "unavailable": False,
}


@dataclass(kw_only=True)
class ScriptedGateway:
    """Takes sessions up as Discord does; what goes wrong is put in from outside."""

    url: str = ""
    api_url: str = ""
    hello: Json = field(default_factory=lambda: HELLO)
    ready: Json = field(default_factory=dict[str, Any])
    """What READY says differently; once."""
    odd_login: Json | None = None
    """What is answered to the token, where that is odd."""
    close_with: int | None = None
    """Instead of READY, the connection is closed with this."""
    replays: str | None = None
    """What a session that is taken up brings first; once."""
    opened: list[str] = field(default_factory=list[str])
    """How each connection began: "identify" or "resume"."""
    _socket: web.WebSocketResponse | None = None
    _sequence: int = 0
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def say(self, frame: object) -> None:
        """Send a frame: text as it is, bytes as they are, anything else as JSON."""
        assert self._socket is not None
        if isinstance(frame, bytes):
            await self._socket.send_bytes(frame)
        else:
            await self._socket.send_str(frame if isinstance(frame, str) else json.dumps(frame))

    async def event(self, name: str, data: object, **odd: object) -> None:
        """Send an event, numbered as Discord does unless told otherwise."""
        self._sequence += 1
        await self.say({"op": 0, "t": name, "s": self._sequence, "d": data, **odd})

    async def until(self, true: Callable[[], object]) -> None:
        """Return once this is true; looked at whenever a client said something."""
        async with asyncio.timeout(10):
            while not true():
                await self._changed.wait()
                self._changed.clear()

    async def opens_anew(self, before: int) -> None:
        """Return once there were more connections than before."""
        await self.until(lambda: len(self.opened) > before)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Hold one connection until it ends."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_str(json.dumps(self.hello))
        self.hello = HELLO
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                break
            frame = json.loads(message.data)
            if frame["op"] not in {2, 6}:
                continue
            self._socket = socket
            if self.close_with is not None:
                await socket.close(code=self.close_with)
            elif frame["op"] == 2:
                await self._identified(frame["d"])
            else:
                await self._resumed()
            self.opened.append("identify" if frame["op"] == 2 else "resume")
            self._changed.set()
        return socket

    async def cut(self, code: int = 4000) -> None:
        """Close the connection; the session lives on, as far as this code lets it."""
        assert self._socket is not None
        await self._socket.close(code=code)

    async def _resumed(self) -> None:
        if self.replays is not None:
            await self.say(self.replays)
            self.replays = None
        await self.event("RESUMED", {})

    async def _identified(self, identify: Json) -> None:
        self._sequence = 0
        ready = {
            "user": BOT,
            "session_id": "a session",
            "resume_gateway_url": self.url,
            "guilds": [{"id": str(GUILD_ID), "unavailable": True}],
            "application": {"id": str(APPLICATION_ID), "flags": 0},
            "shard": identify.get("shard", [0, 1]),
            **self.ready,
        }
        self.ready = {}
        await self.event("READY", {key: one for key, one in ready.items() if one != "left out"})
        await self.event("GUILD_CREATE", GUILD)


@asynccontextmanager
async def scripted_gateway() -> AsyncGenerator[ScriptedGateway]:
    """Serve one on a port of its own."""
    gateway = ScriptedGateway()

    async def me(_: web.Request) -> web.Response:
        return json_answer(BOT) if gateway.odd_login is None else web.Response(**gateway.odd_login)

    async def application(_: web.Request) -> web.Response:
        about: Json = {"id": str(APPLICATION_ID), "name": "Easel", "description": "", "icon": None}
        about |= {"bot_public": True, "bot_require_code_grant": False, "verify_key": "", "flags": 0}
        return json_answer({**about, "rpc_origins": [], "owner": BOT})

    server = web.Application()
    server.router.add_get("/gateway", gateway.serve)
    server.router.add_get("/api/v10/users/@me", me)
    server.router.add_get("/api/v10/oauth2/applications/@me", application)
    runner = web.AppRunner(server, shutdown_timeout=0.1)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = runner.addresses[0][1]
        gateway.url = f"ws://127.0.0.1:{port}/gateway"
        gateway.api_url = f"http://127.0.0.1:{port}/api/v10"
        yield gateway
    finally:
        await runner.cleanup()
