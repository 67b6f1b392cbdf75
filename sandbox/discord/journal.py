"""What happened, for those who want to see afterwards: requests, and each message's states."""

import time
from collections import deque
from dataclasses import dataclass

from sandbox.discord.backend import LocalBackend, Message
from sandbox.discord.bell import Bell
from sandbox.discord.wire import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """A file a request carried."""

    filename: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedRequest:
    """A REST request of the bot, and how it was answered; `at` is Unix time."""

    method: str
    path: str
    query: dict[str, str]
    json: object
    files: tuple[SentFile, ...]
    status: int
    at: float

    def to_json(self) -> Json:
        """The object the page's API gives."""
        return {
            "method": self.method,
            "path": self.path,
            "query": self.query,
            "status": self.status,
            "json": self.json,
            "files": [{"filename": file.filename, "size": file.size} for file in self.files],
            "at": self.at,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageState:
    """What a message was from a moment on; `payload` is Discord's object, None once deleted."""

    payload: Json | None
    at: float


class Journal:
    """Keeps the newest requests and the states of the newest messages; rings at each change."""

    def __init__(
        self, *, backend: LocalBackend, bell: Bell, requests: int = 50_000, messages: int = 20_000
    ) -> None:
        self.requests: deque[RecordedRequest] = deque(maxlen=requests)
        self._states: dict[int, list[MessageState]] = {}
        self._messages = messages
        self._backend = backend
        self._bell = bell
        backend.message_listeners.append(self._note_message)

    def note_request(self, request: RecordedRequest) -> None:
        """Keep a request."""
        self.requests.append(request)
        self._bell.ring()

    def states(self, message_id: int) -> list[MessageState]:
        """Every state the message went through, oldest first."""
        return list(self._states.get(message_id, []))

    def _note_message(self, event: str, message: Message) -> None:
        payload = None if event == "MESSAGE_DELETE" else self._backend.message_object(message)
        states = self._states.setdefault(message.id, [])
        states.append(MessageState(payload=payload, at=time.time()))
        while len(self._states) > self._messages:
            del self._states[next(iter(self._states))]
        self._bell.ring()
