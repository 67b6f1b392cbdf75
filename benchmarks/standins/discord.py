"""Discord, as far as a bot with one slash command needs it, and what it saw of each command."""

import asyncio
import json
import re
import time
from collections import Counter

from benchmarks.standins import world
from benchmarks.standins.edits import said_back, sent
from benchmarks.standins.gateway import Gateway
from benchmarks.standins.http import Request, response, serve
from benchmarks.standins.lag import LagWatch
from benchmarks.standins.process import encode, stay
from benchmarks.standins.records import ANSWER_SECONDS, AUTOCOMPLETE, IMAGINE, Command
from benchmarks.standins.world import Json

_API = "/api/v10/"
_MESSAGE, _DEFERRED, _OF_A_MESSAGE = 4, 5, (4, 5, 6, 7)
_EARLY_SECONDS = 0.001
_CARD = re.compile(rb"easel:\w+:([0-9a-f]{32})")
_CARDS_KEPT = 100


class Discord:
    """Sends the planned commands, takes the answers, and keeps the time of each."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._commands: list[Command] = []
        self._by_token: dict[str, Command] = {}
        self._by_message: dict[str, Command] = {}
        self._cards: list[tuple[Json, str]] = []
        """Messages with a picture and buttons, and the job that the buttons name."""
        self._registered = False
        self._strange: Counter[str] = Counter()
        self._sender: asyncio.Task[None] | None = None
        self.lag = LagWatch()

    def handle(self, request: Request) -> bytes:  # noqa: PLR0911 - one a route
        """Answer one request."""
        path = request.path
        if path.startswith("/control/"):
            return self._control(path.removeprefix("/control/"), request)
        parts = path.removeprefix(_API).split("/")
        match request.method, parts:
            case "POST", ["interactions", id_, token, "callback"]:
                return self._answer(id_, token, request)
            case "PATCH", ["webhooks", _, token, "messages", _]:
                return self._edit(self._by_token.get(token), request)
            case "POST", ["webhooks", _, token]:
                return self._edit(self._by_token.get(token), request)
            case "GET", ["webhooks", _, token, "messages", _]:
                return self._read(self._by_token.get(token))
            case "PATCH", ["channels", _, "messages", message_id]:
                return self._edit(self._by_message.get(message_id), request)
            case _:
                return self._other(request, parts)

    def _other(self, request: Request, parts: list[str]) -> bytes:  # noqa: PLR0911 - one a route
        match request.method, parts:
            case "GET", ["users", "@me"]:
                return _answered(world.bot_user())
            case "GET", ["oauth2", "applications", "@me"] | ["applications", "@me"]:
                return _answered(world.application())
            case "GET", ["gateway"] | ["gateway", "bot"]:
                limit = {"total": 1000, "remaining": 1000, "reset_after": 1, "max_concurrency": 1}
                return _answered(
                    {"url": self._gateway.url, "shards": 1, "session_start_limit": limit}
                )
            case "PUT", ["applications", *_, "commands"]:
                return self._register(json.loads(request.body))
            case "GET", ["applications", _, "commands" | "emojis"]:
                return _answered([] if parts[-1] == "commands" else {"items": []})
            case "GET", ["channels", _]:
                return _answered(world.channel())
            case "GET", ["guilds", _, "members", user_id]:
                return _answered(world.member(user_id))
            case _:
                self._strange[f"{request.method} {'/'.join(parts)}"] += 1
                return _refused(404, 0, "404: Not Found")

    def _register(self, commands: list[Json]) -> bytes:
        self._registered = True
        base = {"application_id": world.APPLICATION_ID, "version": "1", "type": 1}
        made = [
            {"description": "", "dm_permission": True, "nsfw": False, **base, **command}
            | {"id": world.COMMAND_ID if command["name"] == "imagine" else world.snowflake(number)}
            | {"default_member_permissions": None}
            for number, command in enumerate(commands)
        ]
        return _answered(made)

    def _answer(self, id_: str, token: str, request: Request) -> bytes:
        command = self._by_token.get(token)
        if command is None or command.sent_at is None:
            return _refused(404, 10062, "Unknown interaction")
        if command.answered_at is not None:
            return _refused(400, 40060, "Interaction has already been acknowledged.")
        command.answered_at = request.at
        if request.at - command.sent_at > ANSWER_SECONDS:
            command.is_late = True
            return _refused(404, 10062, "Unknown interaction")
        payload, _ = sent(request)
        kind = int(payload["type"])
        if command.kind == IMAGINE and kind == _MESSAGE:
            command.is_refused = True
            command.is_busy = b"busy" in request.body.lower()
            if not command.is_busy:
                self._strange[f"refused: {json.dumps(payload)}"] += 1
        data: Json = payload.get("data") or {}
        flags = int(data.get("flags") or 0)
        command.message_id = world.snowflake(command.job)
        self._by_message[command.message_id] = command
        is_deferred = kind == _DEFERRED
        facts = {
            "id": id_,
            "type": world.interaction_type(command.kind),
            "response_message_id": command.message_id,
            "response_message_loading": is_deferred,
            "response_message_ephemeral": bool(flags & 64),
        }
        message = world.message(
            command.message_id, interaction_id=id_, flags=flags | (128 if is_deferred else 0)
        )
        resource = {"resource": {"type": kind, "message": message}}
        return _answered({"interaction": facts, **(resource if kind in _OF_A_MESSAGE else {})})

    def _edit(self, command: Command | None, request: Request) -> bytes:
        if command is None or not command.message_id:
            return _refused(404, 10015, "Unknown Webhook")
        remaining, reset_after = command.edit_wait(request.at)
        headers = (
            ("X-RateLimit-Limit", "5"),
            ("X-RateLimit-Remaining", str(max(0, remaining))),
            ("X-RateLimit-Reset-After", f"{reset_after:.3f}"),
            ("X-RateLimit-Bucket", "webhook"),
            ("Via", "1.1 benchmark"),
        )
        if remaining < 0:
            said = {"message": "You are being rate limited.", "retry_after": reset_after}
            return response(429, encode(said | {"global": False}), headers=headers)
        payload, files = sent(request)
        base = world.message(command.message_id, interaction_id=command.id)
        message = said_back(base, payload, files)
        if files:
            command.images += 1
            if command.image_at is None:
                command.image_at = request.at
            self._keep_card(message, request.body)
        return response(200, encode(message), headers=headers)

    def _keep_card(self, message: Json, body: bytes) -> None:
        if len(self._cards) < _CARDS_KEPT and (found := _CARD.search(body)):
            self._cards.append((message, found[1].decode()))

    def _read(self, command: Command | None) -> bytes:
        if command is None or not command.message_id:
            return _refused(404, 10015, "Unknown Webhook")
        return _answered(world.message(command.message_id, interaction_id=command.id))

    def _control(self, what: str, request: Request) -> bytes:
        if what == "plan":
            return self._plan(json.loads(request.body))
        over = sum(command.is_over for command in self._commands)
        if what == "state":
            return _answered(
                {
                    "ready_at": self._gateway.ready_at if self._registered else None,
                    "jobs": len(self._commands),
                    "over": over,
                }
            )
        return _answered(
            {
                "commands": [command.as_json() for command in self._commands],
                "strange": dict(self._strange.most_common(20)),
                "identified": self._gateway.identified,
                "lag": self.lag.report(),
            }
        )

    def _plan(self, jobs: list[Json]) -> bytes:
        """Forget the commands so far, and send these from now on, but not before a bot is there."""
        if self._sender is not None:
            self._sender.cancel()
        self._commands = [Command(**job) for job in jobs]
        self._by_token.clear()
        self._by_message.clear()
        self.lag.reset()
        self._sender = asyncio.create_task(self._send_all(self._commands), name="commands")
        return response(204)

    async def _send_all(self, commands: list[Command]) -> None:
        await self._gateway.has_bot.wait()
        for command in commands:
            left = command.due_at - time.monotonic()
            if left > _EARLY_SECONDS:
                await asyncio.sleep(left)
            self._send(command)

    def _send(self, command: Command) -> None:
        command.id = world.snowflake(command.job)
        token = f"benchmark{command.id}"
        self._by_token[token] = command
        payload = world.interaction(
            command.kind,
            id_=command.id,
            token=token,
            user_number=command.user,
            data=self._data(command),
        )
        command.sent_at = self._gateway.dispatch("INTERACTION_CREATE", payload)

    def _data(self, command: Command) -> Json:
        """Return what makes one kind of interaction differ from another."""
        if command.kind == IMAGINE:
            return world.typed(prompt=command.prompt, model=command.model)
        if command.kind == AUTOCOMPLETE:
            return world.typed(prompt=command.prompt, model="bench", focused="model")
        message, job_id = self._cards[command.job % len(self._cards)]
        return world.pressed(f"easel:{command.kind}:{job_id}", message)


def _answered(value: object) -> bytes:
    return response(200, encode(value))


def _refused(status: int, code: int, message: str) -> bytes:
    return response(status, encode({"code": code, "message": message}))


async def _main() -> None:
    gateway = Gateway()
    await gateway.start()
    discord = Discord(gateway)
    server, port = await serve(discord.handle, time.monotonic)
    discord.lag.start()
    await stay(port=port, gateway_url=gateway.url)
    server.close()
    await gateway.close()


if __name__ == "__main__":
    asyncio.run(_main())
