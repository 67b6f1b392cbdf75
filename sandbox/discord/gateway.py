"""The gateway's WebSocket: hello, identify, heartbeat, resume."""

import asyncio
import zlib
from dataclasses import dataclass
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from sandbox.discord.backend import LocalBackend
from sandbox.discord.sessions import Session, Sessions
from sandbox.discord.wire import Json, as_object, as_strings, decode, encode

_HEARTBEAT, _IDENTIFY, _RESUME, _RECONNECT = 1, 2, 6, 7
_REQUEST_MEMBERS, _INVALID_SESSION, _HELLO, _HEARTBEAT_ACK = 8, 9, 10, 11
_IGNORED = {3, 4}  # presence and voice change nothing here
_CHUNK_MEMBERS = 1000
_ACK_SECONDS = 0.05


class _CloseError(Exception):
    """The client broke the protocol; Discord closes with a code that says how."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayTerms:
    """What the gateway demands of those who connect."""

    token: str
    heartbeat_interval_seconds: float = 41.25


class Gateway:
    """Serves /gateway, to any number of processes and shards at once."""

    def __init__(self, *, backend: LocalBackend, sessions: Sessions, terms: GatewayTerms) -> None:
        self._backend = backend
        self._sessions = sessions
        self._terms = terms
        self._connections: set[_Connection] = set()
        self.url = ""

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Hold one connection until it ends."""
        socket = web.WebSocketResponse(max_msg_size=0, compress=False)
        await socket.prepare(request)
        connection = _Connection(
            socket=socket,
            compress=request.query.get("compress") == "zlib-stream",
            transport=request.transport,
        )
        self._connections.add(connection)
        sender = asyncio.create_task(connection.pump(), name="gateway sender")
        try:
            await self._converse(connection)
        except _CloseError as error:
            await socket.close(code=error.code, message=str(error).encode())
        finally:
            self._connections.discard(connection)
            if connection.session is not None:
                # Discord ends a session whose client closed it in good order.
                resumable = socket.close_code not in {WSCloseCode.OK, WSCloseCode.GOING_AWAY}
                self._sessions.leave(connection.session, send=connection.send, resumable=resumable)
            sender.cancel()
            await asyncio.gather(sender, return_exceptions=True)
        return socket

    def cut(self) -> None:
        """Break every connection as a failing network would: no close frame, resumable."""
        for connection in list(self._connections):
            connection.cut()

    def ask_to_reconnect(self) -> None:
        """Tell every client to reconnect and resume, as Discord does before a deploy."""
        for connection in list(self._connections):
            connection.send(encode({"op": _RECONNECT, "d": None}))

    async def close(self) -> None:
        """End every connection."""
        for connection in list(self._connections):
            await connection.socket.close(code=WSCloseCode.GOING_AWAY)

    async def _converse(self, connection: "_Connection") -> None:
        interval_seconds = self._terms.heartbeat_interval_seconds
        hello: Json = {"heartbeat_interval": int(interval_seconds * 1000), "_trace": []}
        connection.send(encode({"op": _HELLO, "d": hello}))
        while True:
            try:
                message = await connection.socket.receive(timeout=interval_seconds * 2)
            except TimeoutError:
                raise _CloseError(4009, "Session timed out.") from None
            if message.type not in {WSMsgType.TEXT, WSMsgType.BINARY}:
                return
            try:
                frame = as_object(decode(message.data))
            except ValueError:
                raise _CloseError(4002, "Error while decoding payload.") from None
            self._answer(connection, frame)

    def _answer(self, connection: "_Connection", frame: Json) -> None:
        op, data = frame.get("op"), frame.get("d")
        if op == _HEARTBEAT:
            # As late as over a network: discord.py notes when it sent only after sending, and
            # takes an answer that is faster than that for one to the heartbeat before.
            ack = encode({"op": _HEARTBEAT_ACK, "d": None})
            asyncio.get_running_loop().call_later(_ACK_SECONDS, connection.send, ack)
        elif op == _IDENTIFY:
            self._identify(connection, as_object(data))
        elif op == _RESUME:
            self._resume(connection, as_object(data))
        elif connection.session is None:
            raise _CloseError(4003, "Not authenticated.")
        elif op == _REQUEST_MEMBERS:
            self._send_members(connection.session, as_object(data))
        elif op not in _IGNORED:
            raise _CloseError(4001, "Unknown opcode.")

    def _identify(self, connection: "_Connection", data: Json) -> None:
        if connection.session is not None:
            raise _CloseError(4005, "Already authenticated.")
        self._check_token(data)
        intents = data.get("intents")
        if not isinstance(intents, int):
            raise _CloseError(4013, "Invalid intent(s).")
        shard_id, shard_count = data.get("shard") or (0, 1)
        if not 0 <= shard_id < shard_count:
            raise _CloseError(4010, "Invalid shard.")
        connection.session = Session(shard_id=shard_id, shard_count=shard_count, intents=intents)
        self._sessions.open(connection.session, send=connection.send, gateway_url=self.url)

    def _resume(self, connection: "_Connection", data: Json) -> None:
        self._check_token(data)
        session_id, sequence = str(data.get("session_id")), int(data.get("seq") or 0)
        connection.session = self._sessions.resume(session_id, sequence, send=connection.send)
        if connection.session is None:
            connection.send(encode({"op": _INVALID_SESSION, "d": False}))

    def _check_token(self, data: Json) -> None:
        if str(data.get("token")).removeprefix("Bot ") != self._terms.token:
            raise _CloseError(4004, "Authentication failed.")

    def _send_members(self, session: Session, data: Json) -> None:
        guild_id = int(data["guild_id"])
        members = self._backend.member_objects(guild_id)
        wanted = data.get("user_ids")
        if wanted is not None:
            ids = as_strings(wanted)
            members = [member for member in members if member["user"]["id"] in ids]
        elif prefix := str(data.get("query") or "").casefold():
            members = [
                member
                for member in members
                if str(member["user"]["username"]).casefold().startswith(prefix)
            ]
        limit = int(data.get("limit") or _CHUNK_MEMBERS)
        session.dispatch(
            "GUILD_MEMBERS_CHUNK",
            {
                "guild_id": str(guild_id),
                "members": members[:limit],
                "chunk_index": 0,
                "chunk_count": 1,
                "nonce": data.get("nonce"),
            },
        )


class _Connection:
    """One socket, whose frames leave in the order they were given."""

    def __init__(
        self,
        *,
        socket: web.WebSocketResponse,
        compress: bool,
        transport: asyncio.Transport | None,
    ) -> None:
        self.socket = socket
        self.session: Session | None = None
        self._transport = transport
        self._frames: asyncio.Queue[str] = asyncio.Queue()
        self._zlib: Any = zlib.compressobj() if compress else None
        # Kept, so that it is the same object each time a session is asked whose it is.
        self.send = self._frames.put_nowait

    def cut(self) -> None:
        if self._transport is not None:
            self._transport.abort()

    async def pump(self) -> None:
        """Send until the socket fails or the task is cancelled."""
        while not self.socket.closed:
            text = await self._frames.get()
            try:
                await self._send(text)
            except ConnectionError:
                return

    async def _send(self, text: str) -> None:
        if self._zlib is None:
            await self.socket.send_str(text)
            return
        data = self._zlib.compress(text.encode()) + self._zlib.flush(zlib.Z_SYNC_FLUSH)
        await self.socket.send_bytes(data)
