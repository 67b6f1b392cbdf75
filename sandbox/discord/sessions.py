"""Gateway sessions: who hears which event, in which order, and what a resumed one missed."""

import time
import uuid
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import discord

from sandbox.discord.backend import (
    EVENT_INTENTS,
    LocalBackend,
    censor_message,
    required_intent,
)
from sandbox.discord.bell import Bell
from sandbox.discord.wire import Json, copy, encode

# So many missed events can be replayed; a session that missed more must identify again.
REPLAY_EVENTS = 5000
RESUMABLE_SECONDS = 120.0

Send = Callable[[str], None]
_DISPATCH = 0
_INTENT_BITS = {
    name: getattr(discord.Intents, name).flag
    for intents in EVENT_INTENTS.values()
    for name in intents
    if name is not None
}


@dataclass(slots=True, kw_only=True)
class Session:
    """One shard of one bot process; it outlives its connection for a while."""

    shard_id: int
    shard_count: int
    intents: int
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    send: Send | None = None
    sequence: int = 0
    left_at: float | None = None
    sent: deque[tuple[int, str]] = field(
        default_factory=lambda: deque[tuple[int, str]](maxlen=REPLAY_EVENTS)
    )

    @property
    def connected(self) -> bool:
        """Whether a bot listens right now."""
        return self.send is not None

    def dispatch(self, event: str, payload: object) -> None:
        """Number the event, keep it for a replay, and send it if somebody listens."""
        self.sequence += 1
        frame = encode({"op": _DISPATCH, "t": event, "s": self.sequence, "d": payload})
        self.sent.append((self.sequence, frame))
        if self.send is not None:
            self.send(frame)

    def has(self, name: str) -> bool:
        """Whether the bot asked for this intent."""
        return bool(self.intents & _INTENT_BITS[name])

    def owns(self, guild_id: int | None) -> bool:
        """Whether the server belongs to this shard; what has no server belongs to shard 0."""
        if guild_id is None:
            return self.shard_id == 0
        return (guild_id >> 22) % self.shard_count == self.shard_id

    def missed_since(self, sequence: int) -> list[str] | None:
        """What was sent after this number; None if that is no longer known."""
        oldest = self.sent[0][0] if self.sent else self.sequence + 1
        if sequence > self.sequence or sequence < oldest - 1:
            return None
        return [frame for number, frame in self.sent if number > sequence]


class Sessions:
    """Every session, and the way of the backend's events to them."""

    def __init__(
        self, *, backend: LocalBackend, bell: Bell, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._backend = backend
        self._bell = bell
        self._monotonic = monotonic
        self._sessions: dict[str, Session] = {}
        self._was_online = False
        self.listeners: list[Callable[[bool], None]] = []
        backend.subscribers.append(self._broadcast)

    @property
    def online(self) -> bool:
        """Whether a bot is connected and past its READY."""
        return any(session.connected for session in self._sessions.values())

    def open(self, session: Session, *, send: Send, gateway_url: str) -> None:
        """Begin a session: READY, then its servers."""
        session.send = send
        self._sessions[session.id] = session
        guilds = [
            guild
            for guild in self._backend.guilds
            if session.owns(guild) and self._backend.bot_is_in(guild_id=guild, channel_id=None)
        ]
        session.dispatch(
            "READY",
            {
                "v": 10,
                "user": self._backend.user_object(self._backend.bot_user.id),
                "guilds": [{"id": str(guild), "unavailable": True} for guild in guilds],
                "session_id": session.id,
                "resume_gateway_url": gateway_url,
                "shard": [session.shard_id, session.shard_count],
                "application": {"id": str(self._backend.application_id), "flags": 0},
            },
        )
        for guild in guilds:
            self._offer(session, "GUILD_CREATE", self._backend.guild_payload(guild))
        self._tell()

    def resume(self, session_id: str, sequence: int, *, send: Send) -> Session | None:
        """Continue a session with what it missed; None if it cannot be continued."""
        self._forget_old()
        session = self._sessions.get(session_id)
        missed = session.missed_since(sequence) if session else None
        if session is None or missed is None:
            return None
        session.send, session.left_at = send, None
        for frame in missed:
            send(frame)
        session.dispatch("RESUMED", {"_trace": []})
        self._tell()
        return session

    def leave(self, session: Session, *, send: Send, resumable: bool) -> None:
        """The connection behind `send` is gone; a newer one of the same session stays."""
        if session.send is not send:
            return
        session.send, session.left_at = None, self._monotonic()
        if not resumable:
            self._sessions.pop(session.id, None)
        self._forget_old()
        self._tell()

    def _tell(self) -> None:
        if self.online != self._was_online:
            self._was_online = self.online
            for listener in self.listeners:
                listener(self._was_online)
        self._bell.ring()

    def _forget_old(self) -> None:
        oldest = self._monotonic() - RESUMABLE_SECONDS
        for session in list(self._sessions.values()):
            if session.left_at is not None and session.left_at < oldest:
                del self._sessions[session.id]

    def _broadcast(self, event: str, payload: Mapping[str, Any]) -> None:
        guild_id = payload.get("guild_id")
        if guild_id is None and event.startswith("GUILD_"):
            guild_id = payload.get("id")
        # An app is told of what it is used for; of everything else only where it is a member.
        if event != "INTERACTION_CREATE" and not self._backend.bot_is_in(
            guild_id=None if guild_id is None else int(guild_id),
            channel_id=int(payload.get("channel_id") or 0),
        ):
            return
        for session in list(self._sessions.values()):
            if session.owns(None if guild_id is None else int(guild_id)):
                self._offer(session, event, payload)

    def _offer(self, session: Session, event: str, payload: Mapping[str, Any]) -> None:
        """Dispatch the event as this session's intents let it see it, if they do."""
        needed = required_intent(event, payload)
        if needed is not None and not session.has(needed):
            return
        seen: Json = dict(payload)
        bot_id = self._backend.bot_user.id
        if event in {"MESSAGE_CREATE", "MESSAGE_UPDATE"} and not self._reads_content(session):
            seen = copy(seen)
            censor_message(seen, bot_id, backend=self._backend)
        if event == "GUILD_CREATE" and not session.has("presences"):
            # Without presences Discord inlines the bot's own membership alone.
            seen["members"] = [
                member for member in seen["members"] if member["user"]["id"] == str(bot_id)
            ]
        session.dispatch(event, seen)

    @staticmethod
    def _reads_content(session: Session) -> bool:
        return bool(session.intents & discord.Intents.message_content.flag)
