"""Discord's REST API under /api/v10: token, rate limits, files, then simcord's handlers."""

import io
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import cast

from aiohttp import BodyPartReader, web

from sandbox.discord import threads
from sandbox.discord.backend import BackendError, LocalBackend, Upload
from sandbox.discord.desk import InteractionDesk
from sandbox.discord.installs import Installs
from sandbox.discord.journal import Journal, RecordedRequest, SentFile
from sandbox.discord.limits import RateLimiter
from sandbox.discord.nonces import Nonces
from sandbox.discord.wire import Json, as_object, as_objects, decode, json_answer

API_PATH = "/api/v10"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class RestTerms:
    """What the API demands of requests, and what it tells of the gateway."""

    token: str
    recommended_shards: int
    attachment_size_limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RestParts:
    """What the API works with."""

    backend: LocalBackend
    desk: InteractionDesk
    installs: Installs
    limiter: RateLimiter
    journal: Journal
    on_commands: Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    status: int
    body: object
    headers: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Call:
    method: str
    path: str
    query: dict[str, str]
    body: object
    files: list[Upload]


class RestApi:
    """Answers a bot's requests and records each."""

    def __init__(self, *, parts: RestParts, terms: RestTerms) -> None:
        self._parts = parts
        self._terms = terms
        self._nonces = Nonces()
        self.gateway_url = ""

    async def serve(self, request: web.Request) -> web.Response:
        """Anything under /api/v10."""
        body, files = await _read(request)
        call = _Call(
            method=request.method,
            path=request.path.removeprefix(API_PATH),
            query=dict(request.query),
            body=body,
            files=files,
        )
        answer = self._answer(call, authorization=request.headers.get("Authorization", ""))
        self._parts.journal.note_request(
            RecordedRequest(
                method=call.method,
                path=call.path,
                query=call.query,
                json=body,
                files=tuple(
                    SentFile(filename=file.filename, size=file.fp.getbuffer().nbytes)
                    for file in files
                ),
                status=answer.status,
                at=time.time(),
            )
        )
        if answer.body is None:
            return web.Response(status=204, headers=answer.headers)
        return json_answer(answer.body, status=answer.status, headers=answer.headers)

    def _answer(self, call: _Call, *, authorization: str) -> _Answer:
        by_token = call.path.startswith(("/interactions/", "/webhooks/"))
        if not by_token and authorization != f"Bot {self._terms.token}":
            unauthorized: Json = {"message": "401: Unauthorized", "code": 0}
            return _Answer(status=401, body=unauthorized, headers={})
        if call.path in {"/gateway", "/gateway/bot"}:
            return _Answer(status=200, body=self._gateway(), headers={})
        verdict = self._parts.limiter.judge(call.method, call.path)
        if not verdict.allowed:
            return _Answer(status=429, body=verdict.body, headers=verdict.headers)
        try:
            taken = self._parts.installs.judge(call.method, call.path, call.body)
            method = threads.judge(self._parts.backend, call.method, call.path, call.body)
            self._check(call)
            call = replace(call, method=method, body=taken)
            body = self._nonces.once(call.method, call.path, call.body, lambda: self._do(call))
        except BackendError as error:
            return _Answer(status=error.status, body=error.to_json(), headers=verdict.headers)
        except (KeyError, TypeError, ValueError) as error:
            log.warning("%s %s could not be read: %r", call.method, call.path, error)
            malformed: Json = {"message": "Invalid Form Body", "code": 50035, "errors": {}}
            return _Answer(status=400, body=malformed, headers=verdict.headers)
        status = 204 if body is None else 200
        return _Answer(status=status, body=body, headers=verdict.headers)

    def _gateway(self) -> Json:
        limits = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 16}
        return {
            "url": self.gateway_url,
            "shards": self._terms.recommended_shards,
            "session_start_limit": limits,
        }

    def _check(self, call: _Call) -> None:
        """What Discord refuses and simcord does not know of."""
        limit = self._terms.attachment_size_limit
        if any(file.fp.getbuffer().nbytes > limit for file in call.files):
            raise BackendError(413, 40005, "Request entity too large")
        match call.path.strip("/").split("/"):
            case ["webhooks", _, token, *_] if self._parts.desk.has_expired(token):
                raise BackendError(401, 50027, "Invalid Webhook Token")
            case ["channels", channel, "messages", *_] if call.method in {"POST", "PATCH"}:
                self._check_message(call, int(channel))
            case _:
                pass

    def _check_message(self, call: _Call, channel_id: int) -> None:
        backend = self._parts.backend
        channel = backend.get_channel(channel_id)
        if channel.guild_id is None:
            # Direct messages know no permissions, but a person may refuse them.
            if not backend.refusing_direct.isdisjoint(channel.recipient_ids):
                raise BackendError(403, 50007, "Cannot send messages to this user")
            if not all(map(self._parts.installs.knows, channel.recipient_ids)):
                words = "Cannot send messages to this user due to having no mutual guilds"
                raise BackendError(403, 50278, words)
        elif call.files and not backend.permissions(backend.bot_user.id, channel_id).attach_files:
            raise BackendError(403, 50013, "Missing Permissions")

    def _do(self, call: _Call) -> object:
        if call.path == "/attachments/refresh-urls" and call.method == "POST":
            urls = cast("list[object]", as_object(call.body).get("attachment_urls") or [])
            return {"refreshed_urls": self._parts.backend.files.refreshed_urls(urls)}
        body = self._parts.backend.dispatch(
            call.method, call.path, body=call.body, query=call.query, files=call.files
        )
        match call.path.strip("/").split("/"):
            case ["interactions", interaction_id, _, "callback"]:
                self._parts.desk.answered(int(interaction_id))
            case ["applications", *_, "commands"] if call.method != "GET":
                self._parts.on_commands()
            case _:
                pass
        return body


async def _read(request: web.Request) -> tuple[object, list[Upload]]:
    """The JSON body and the files, each with the description the body gives it."""
    if not request.content_type.startswith("multipart/"):
        text = await request.text() if request.can_read_body else ""
        return (decode(text) if text else None), []
    body: object = None
    numbered: dict[int, Upload] = {}
    reader = await request.multipart()
    while (part := await reader.next()) is not None:
        part = cast("BodyPartReader", part)  # a form of forms is none of Discord's
        data = bytes(await part.read(decode=True))
        if part.name == "payload_json":
            body = decode(data)
        else:
            number = int((part.name or "").removeprefix("files[").removesuffix("]") or 0)
            filename = part.filename or f"file{number}"
            numbered[number] = Upload(filename=filename, fp=io.BytesIO(data))
    _describe(numbered, body)
    return body, [numbered[number] for number in sorted(numbered)]


def _describe(files: dict[int, Upload], body: object) -> None:
    message = as_object(body)
    message = as_object(message.get("data")) or message
    for attachment in as_objects(message.get("attachments")):
        number = str(attachment.get("id"))
        if number.isdecimal() and int(number) in files:
            files[int(number)].description = attachment.get("description")
