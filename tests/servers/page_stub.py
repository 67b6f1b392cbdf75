"""The sandbox page's API with canned messages: for looking at the page and for its tests.

By hand: python -m tests.servers.page_stub [--port 8401] [--empty]
"""

import argparse
import asyncio
import contextlib
import json
import time
from collections.abc import Awaitable
from typing import Any, Self

from aiohttp import BodyPartReader, WSMsgType, web

from sandbox.discord.page_files import add_page_files
from tests.servers.page_world import (
    BOT,
    CHANNELS,
    COMMANDS,
    EPHEMERAL,
    FLAGS_V2,
    LOADING,
    MEMBERS,
    MODAL,
    MODELS,
    MODERATORS,
    PEOPLE,
    TRIGGERS,
    Json,
    buttons,
    card,
    painting,
    text,
)


class PageStub:
    """The server; `posts` has what the page sent, `messages` what it shows."""

    def __init__(self, *, empty: bool = False, port: int = 0) -> None:
        self.messages: list[Json] = []
        self.posts: list[Json] = []
        self.bot_actions: list[str] = []
        self.uploads: list[str] = []
        self.refusal: str | None = None
        self.unanswered = False
        self._port = port
        self._next_id = 10_000
        self._sockets: dict[web.WebSocketResponse, str] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._runner: web.AppRunner | None = None
        self._pictures = {number: painting(number) for number in range(4)}
        if not empty:
            self._fill()

    async def __aenter__(self) -> Self:
        app = web.Application()
        add_page_files(app)
        app.router.add_get("/cdn/{number:\\d}.png", self._picture)
        app.router.add_get("/api/hello", self._hello)
        app.router.add_get("/api/messages", self._list)
        app.router.add_get("/api/events", self._events)
        app.router.add_post("/api/interactions", self._interact)
        app.router.add_post("/api/messages", self._say)
        app.router.add_post("/api/attachments", self._attach)
        app.router.add_post("/api/bot", self._act)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks:
            task.cancel()
        await self.drop_connections()
        assert self._runner is not None
        await self._runner.cleanup()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    async def drop_connections(self) -> None:
        for socket in list(self._sockets):
            await socket.close()

    def message(self, *, author: Json = BOT, **more: Any) -> Json:  # noqa: ANN401 - Discord's own JSON
        """A stored message; keyword arguments are fields of Discord's message object."""
        self._next_id += 1
        message: Json = {
            "id": str(self._next_id),
            "channel_id": "202",
            "author": author,
            "content": "",
            "timestamp": time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime()),
            "edited_timestamp": None,
            "attachments": [],
            "embeds": [],
            "components": [],
            "flags": 0,
            "type": 0,
            **more,
        }
        self.messages.append(message)
        return message

    def reply(self, user: str = "102", **more: Any) -> Json:  # noqa: ANN401 - Discord's own JSON
        metadata = {"id": "1", "type": 2, "name": "imagine", "user": PEOPLE[user]}
        return self.message(interaction_metadata=metadata, _for=user, **more)

    def pictures(self, count: int, alt: str) -> tuple[list[Json], Json]:
        """Attachments and the gallery that shows them."""
        files = [
            {
                "id": str(number),
                "filename": f"easel-{number}.png",
                "size": len(self._pictures[number]),
                "content_type": "image/png",
                "width": 768,
                "height": 768,
                "url": f"/cdn/{number}.png",
            }
            for number in range(count)
        ]
        items = [
            {"media": {"url": f"attachment://{file['filename']}"}, "description": alt}
            for file in files
        ]
        return files, {"type": 12, "items": items}

    async def push(self, kind: str, data: Json) -> None:
        for socket, person in list(self._sockets.items()):
            hidden = data.get("flags", 0) & EPHEMERAL and data.get("_for") != person
            if not hidden:
                with contextlib.suppress(ConnectionResetError):
                    await socket.send_json({"t": kind, "d": data})

    def finished(self, count: int, prompt: str) -> Json:
        """The fields of a finished card."""
        files, gallery = self.pictures(count, prompt)
        facts = "-# FLUX schnell · 1:1 · seed 41298 · 1.8 s"
        row = buttons(
            (2, "Again", "again:1"), (2, "Vary", "vary:1"), (2, "Details", "unanswered:1")
        )
        body = card(0x6CAF8A, text(f"**{prompt}**"), gallery, text(facts), row)
        return {"attachments": files, "flags": FLAGS_V2, "components": [body]}

    def progress(self, words: str) -> Json:
        row = buttons((4, "Cancel", "cancel:1"))
        return {"flags": FLAGS_V2, "components": [card(0xEBA55C, text(words), row)]}

    def _fill(self) -> None:
        self.message(
            author=PEOPLE["101"],
            content="Welcome! **Bold**, *soft*, __under__, ~~gone~~, `code` and "
            "<@102> in <#201>.\n> quoted words\n- one\n- two\n"
            "[a link](https://example.com/) · <t:1700000000:D> · <b>not markup</b>",
        )
        self.reply(**self.finished(1, "a paper boat on calm water at sunrise"))
        self.reply("103", **self.finished(4, "four quiet evenings by the lake"))
        failed = card(
            0xD9534F,
            text("### This prompt was flagged"),
            text("The image service holds it to be sensitive. Nothing was drawn."),
            {"type": 14, "divider": True, "spacing": 1},
            buttons((1, "Retry", "retry:1"), (2, "Change the prompt", "vary:2")),
        )
        self.reply(flags=FLAGS_V2, components=[failed])
        self.reply(flags=EPHEMERAL, content="You have three pictures under way. Wait for one.")
        private = self.finished(1, "a secret garden")
        private["components"].append(buttons((3, "Publish", "publish:1")))
        private["flags"] |= EPHEMERAL
        self.reply(**private)
        words = f"**a red fox in the snow**\nDrawing · 45 % · since <t:{int(time.time()) - 4}:R>"
        self.reply("103", **self.progress(words))
        self.reply(flags=LOADING)

    async def _picture(self, request: web.Request) -> web.Response:
        body = self._pictures[int(request.match_info["number"])]
        return web.Response(body=body, content_type="image/png")

    async def _hello(self, request: web.Request) -> web.Response:
        me = request.query.get("as", "102")
        channels = [*CHANNELS, MODERATORS] if me == "101" else CHANNELS
        return web.json_response(
            {
                "guild": {"id": "1", "name": "Paint & Pixels"},
                "me": me,
                "members": MEMBERS,
                "channels": channels,
                "bot": {"id": "900", "name": "Easel", "online": True},
                "commands": COMMANDS,
                "triggers": TRIGGERS,
            },
        )

    async def _list(self, request: web.Request) -> web.Response:
        person, channel = request.query["as"], request.query["channel"]
        seen = [
            message
            for message in self.messages
            if message["channel_id"] == channel
            and (not message["flags"] & EPHEMERAL or message["_for"] == person)
        ]
        return web.json_response(seen)

    async def _events(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._sockets[socket] = request.query["as"]
        try:
            async for frame in socket:
                if frame.type is not WSMsgType.TEXT:
                    break
        finally:
            self._sockets.pop(socket, None)
        return socket

    async def _say(self, request: web.Request) -> web.Response:
        body = await request.json()
        answered = [one for one in self.messages if one["id"] == body.get("reply_to")]
        message = self.message(
            author=PEOPLE[body["as"]],
            channel_id=body["channel_id"],
            content=body["content"],
            **({"message_reference": {}, "referenced_message": answered[0]} if answered else {}),
        )
        await self.push("MESSAGE_CREATE", message)
        return web.json_response({"id": message["id"]})

    async def _attach(self, request: web.Request) -> web.Response:
        part = await (await request.multipart()).next()
        assert isinstance(part, BodyPartReader)
        data = await part.read()
        self.uploads.append(part.filename or "")
        return web.json_response({"id": "777", "filename": part.filename, "size": len(data)})

    async def _act(self, request: web.Request) -> web.Response:
        self.bot_actions.append((await request.json())["do"])
        await self.push("BOT", {"online": False})
        self._later(self.push("BOT", {"online": True}), 0.6)
        return web.json_response({})

    async def _interact(self, request: web.Request) -> web.Response:
        body: Json = await request.json()
        self.posts.append(body)
        if self.refusal and body["kind"] == "command":
            return web.json_response({"error": self.refusal}, status=400)
        self._next_id += 1
        answer: Json = {"id": str(self._next_id), "state": "acknowledged"}
        custom_id = body.get("custom_id", "")
        if body["kind"] == "autocomplete":
            answer |= {"state": "choices", "choices": _suggested(body["options"])}
        elif self.unanswered or custom_id.startswith("unanswered"):
            answer |= {"state": "failed", "error": "The application did not respond"}
        elif body["kind"] == "component" and custom_id.startswith("vary"):
            answer |= {"state": "modal", "modal": MODAL}
        await self.push("INTERACTION", answer)
        if body["kind"] == "command" and answer["state"] == "acknowledged":
            self._later(self._draw(body), 0)
        elif custom_id.startswith("cancel"):
            await self.update(body["message_id"], components=[card(0x7F8797, text("Cancelled."))])
        return web.json_response({"id": answer["id"]})

    async def update(self, message_id: str, **fields: Any) -> None:  # noqa: ANN401 - Discord's own JSON
        message = next(one for one in self.messages if one["id"] == message_id)
        message.update(fields)
        await self.push("MESSAGE_UPDATE", message)

    async def _draw(self, body: Json) -> None:
        prompt = next(one["value"] for one in body["options"] if one["name"] == "prompt")
        message = self.reply(body["as"], flags=LOADING, channel_id=body["channel_id"])
        await self.push("MESSAGE_CREATE", message)
        for percent in (20, 60, 90):
            await asyncio.sleep(0.25)
            await self.update(
                message["id"], **self.progress(f"**{prompt}**\nDrawing · {percent} %")
            )
        await asyncio.sleep(0.25)
        await self.update(message["id"], **self.finished(1, prompt))

    def _later(self, work: Awaitable[None], seconds: float) -> None:
        async def run() -> None:
            await asyncio.sleep(seconds)
            await work

        task = asyncio.create_task(run(), name="page stub")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _suggested(options: list[Json]) -> list[Json]:
    focused = next(option for option in options if option.get("focused"))
    wanted = str(focused["value"]).lower()
    choices = [("1:1", "1:1"), ("16:9", "16:9")] if focused["name"] == "aspect_ratio" else MODELS
    return [{"name": name, "value": value} for name, value in choices if wanted in name.lower()]


async def _serve() -> None:
    parser = argparse.ArgumentParser(description="Serve the page with canned messages.")
    parser.add_argument("--port", type=int, default=8401)
    parser.add_argument("--empty", action="store_true")
    options = parser.parse_args()
    async with PageStub(empty=options.empty, port=options.port) as stub:
        print(json.dumps({"page": stub.url}), flush=True)  # noqa: T201 - tells a terminal where it is
        await asyncio.Event().wait()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve())
