"""The gateway: one bot's WebSocket, and commands that leave at the moment they are due."""

import asyncio
import json
import struct
import time

from aiohttp import WSMsgType, web

from benchmarks.standins import world
from benchmarks.standins.http import HOST
from benchmarks.standins.process import encode
from benchmarks.standins.world import Json

_HEARTBEAT, _IDENTIFY, _RESUME, _HELLO, _HEARTBEAT_ACK = 1, 2, 6, 10, 11
_HEARTBEAT_MS = 41_250
_ACK_SECONDS = 0.05
_SHORT, _MEDIUM = 126, 1 << 16


def text_frame(text: bytes) -> bytes:
    """Return a whole, unmasked text frame."""
    length = len(text)
    if length < _SHORT:
        return struct.pack("!BB", 0x81, length) + text
    if length < _MEDIUM:
        return struct.pack("!BBH", 0x81, 126, length) + text
    return struct.pack("!BBQ", 0x81, 127, length) + text


class Gateway:
    """Serves one bot at a time.

    Frames go straight to the socket's buffer, as if Discord's were endless: a bot that reads
    slowly is late itself and does not make the commands behind it late.
    """

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._sequence = 0
        self._runner: web.AppRunner | None = None
        self.ready_at: float | None = None
        self.identified = 0
        self.url = ""
        self.has_bot = asyncio.Event()

    async def start(self) -> None:
        """Listen on a free port."""
        app = web.Application()
        app.router.add_get("/gateway", self._serve)
        app.router.add_get("/gateway/", self._serve)
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True)
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, 0, shutdown_timeout=0.1)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url = f"ws://{HOST}:{port}/gateway"

    async def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.abort()
        if self._runner is not None:
            await self._runner.cleanup()

    def dispatch(self, event: str, data: Json) -> float | None:
        """Send an event; return when (CLOCK_MONOTONIC), or None without a connection."""
        if self._transport is None or self._transport.is_closing():
            return None
        self._sequence += 1
        frame = text_frame(encode({"op": 0, "t": event, "s": self._sequence, "d": data}))
        at = time.monotonic()
        self._transport.write(frame)
        return at

    async def _serve(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(max_msg_size=0, compress=False)
        await socket.prepare(request)
        transport = request.transport
        if not isinstance(transport, asyncio.Transport):
            return socket
        hello = {"op": _HELLO, "d": {"heartbeat_interval": _HEARTBEAT_MS}}
        transport.write(text_frame(encode(hello)))
        # Ended by the bot, or by close() when the stand-in stops.
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                self._answer(json.loads(message.data), transport)
        if self._transport is transport:
            self._transport = None
        return socket

    def _answer(self, frame: Json, transport: asyncio.Transport) -> None:
        op = frame.get("op")
        if op == _HEARTBEAT:
            # As over a network: discord.py takes an answer that comes at once for an older one's.
            ack = text_frame(encode({"op": _HEARTBEAT_ACK, "d": None}))
            asyncio.get_running_loop().call_later(_ACK_SECONDS, transport.write, ack)
        elif op == _IDENTIFY:
            self._transport = transport
            self.identified += 1
            self._welcome(frame["d"].get("shard") or [0, 1])
        elif op == _RESUME:
            self._transport = transport
            self.dispatch("RESUMED", {})

    def _welcome(self, shard: list[int]) -> None:
        ready = {
            "v": 10,
            "user": world.bot_user(),
            "guilds": [{"id": world.GUILD_ID, "unavailable": True}],
            "session_id": "benchmark",
            "resume_gateway_url": self.url,
            "shard": shard,
            "application": {"id": world.APPLICATION_ID, "flags": 0},
        }
        self.dispatch("READY", ready)
        self.ready_at = self.dispatch("GUILD_CREATE", world.guild())
        self.has_bot.set()
