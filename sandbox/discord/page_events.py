"""What the chat page hears live: messages, commands, interactions, the bot's state."""

import asyncio
from dataclasses import dataclass, field

from aiohttp import WSCloseCode, WSMsgType, web

from sandbox.discord.backend import LocalBackend, Message
from sandbox.discord.server import LocalDiscord
from sandbox.discord.wire import Json, encode

_QUEUED_EVENTS = 2000
_PING_SECONDS = 20.0


@dataclass(slots=True, kw_only=True, eq=False)
class _Visitor:
    user_id: int
    socket: web.WebSocketResponse
    transport: asyncio.Transport | None
    events: asyncio.Queue[str] = field(default_factory=lambda: asyncio.Queue(_QUEUED_EVENTS))


class PageEvents:
    """Holds the pages' sockets; each hears only what its member may see."""

    def __init__(self, *, discord: LocalDiscord) -> None:
        self._discord = discord
        self._visitors: set[_Visitor] = set()
        discord.backend.message_listeners.append(self._on_message)
        discord.desk.listeners.append(self._on_interaction)
        discord.command_listeners.append(self._on_commands)
        discord.backend.world_listeners.append(self._on_world)
        discord.sessions.listeners.append(self._on_bot)

    async def serve(self, request: web.Request, *, user_id: int) -> web.WebSocketResponse:
        """Hold one page's socket until it ends."""
        socket = web.WebSocketResponse(heartbeat=_PING_SECONDS)
        await socket.prepare(request)
        visitor = _Visitor(user_id=user_id, socket=socket, transport=request.transport)
        self._visitors.add(visitor)
        sender = asyncio.create_task(_pump(visitor), name="page events")
        try:
            while (await socket.receive()).type in {WSMsgType.TEXT, WSMsgType.BINARY}:
                pass  # the page says nothing here; its closing ends this
        finally:
            self._visitors.discard(visitor)
            sender.cancel()
            await asyncio.gather(sender, return_exceptions=True)
        return socket

    async def close(self) -> None:
        """End every socket."""
        for visitor in list(self._visitors):
            await visitor.socket.close(code=WSCloseCode.GOING_AWAY)

    def _on_message(self, event: str, message: Message) -> None:
        backend = self._discord.backend
        hearers = [one for one in self._visitors if backend.sees(one.user_id, message)]
        if not hearers:
            return
        payload: Json = {"id": str(message.id), "channel_id": str(message.channel_id)}
        if event != "MESSAGE_DELETE":
            payload = backend.message_object(message)
        for visitor in hearers:
            self._send(visitor, event, seen_by(backend, visitor.user_id, message, payload))

    def _on_interaction(self, user_id: int, event: Json) -> None:
        for visitor in list(self._visitors):
            if visitor.user_id == user_id:
                self._send(visitor, "INTERACTION", event)

    def _on_commands(self) -> None:
        for visitor in list(self._visitors):
            commands = self._discord.desk.all_commands_for(visitor.user_id)
            self._send(visitor, "COMMANDS", commands)

    def _on_world(self) -> None:
        for visitor in list(self._visitors):
            self._send(visitor, "WORLD", {})

    def _on_bot(self, online: bool) -> None:  # noqa: FBT001 - the listener's one fact
        for visitor in list(self._visitors):
            self._send(visitor, "BOT", {"online": online})

    def _send(self, visitor: _Visitor, event: str, payload: object) -> None:
        try:
            visitor.events.put_nowait(encode({"t": event, "d": payload}))
        except asyncio.QueueFull:
            # A page that does not read: it will connect again and fetch everything.
            self._visitors.discard(visitor)
            if visitor.transport is not None:
                visitor.transport.abort()


def seen_by(backend: LocalBackend, user_id: int, message: Message, payload: Json) -> Json:
    """The message as this person gets it: `pings_me` is there where it calls them."""
    return {**payload, "pings_me": True} if backend.pings(user_id, message) else payload


async def _pump(visitor: _Visitor) -> None:
    while not visitor.socket.closed:
        text = await visitor.events.get()
        try:
            await visitor.socket.send_str(text)
        except ConnectionError:
            return
