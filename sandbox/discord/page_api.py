"""The chat page's API: what a person in front of the page sees and does."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from aiohttp import BodyPartReader, web

from sandbox.discord import options
from sandbox.discord.desk import MESSAGE_MENU, USER_MENU, Actor
from sandbox.discord.page_events import PageEvents, seen_by
from sandbox.discord.refusal import RefusedError
from sandbox.discord.server import LocalDiscord
from sandbox.discord.tongues import ENGLISH, LANGUAGES
from sandbox.discord.wire import Json, as_object, as_objects, as_strings, decode, json_answer
from sandbox.discord.world import Person


class BotControls(Protocol):
    """What the page's test buttons do."""

    async def kill(self) -> None:
        """End the bot as a crash would, and start it again."""
        ...

    async def restart(self) -> None:
        """Ask the bot to stop, and start it again."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word in a prompt that provokes something, and what one sees then."""

    word: str
    shows: str


class PageApi:
    """Handlers of /api/..., all for the member the `as` parameter names."""

    def __init__(
        self,
        *,
        discord: LocalDiscord,
        events: PageEvents,
        triggers: Sequence[Trigger],
        bot: BotControls | None,
    ) -> None:
        self._discord = discord
        self._events = events
        self._triggers = triggers
        self._bot = bot
        self._bot_task: asyncio.Task[None] | None = None
        self._kinds: dict[str, Callable[[Actor, Json], int]] = {
            "command": self._command,
            "autocomplete": self._autocomplete,
            "component": self._component,
            "modal": self._modal,
            "user_menu": partial(self._menu, USER_MENU),
            "message_menu": partial(self._menu, MESSAGE_MENU),
        }

    def add_routes(self, app: web.Application) -> None:
        """Register every handler."""
        app.router.add_get("/api/hello", self.hello)
        app.router.add_get("/api/messages", self.messages)
        app.router.add_post("/api/messages", self.send)
        app.router.add_get("/api/events", self.events)
        app.router.add_post("/api/interactions", self.interact)
        app.router.add_post("/api/attachments", self.attach)
        app.router.add_post("/api/bot", self.bot)
        app.router.add_get("/api/requests", self.requests)

    async def close(self) -> None:
        """End what a test button began."""
        if self._bot_task is not None:
            self._bot_task.cancel()
            await asyncio.gather(self._bot_task, return_exceptions=True)

    async def hello(self, request: web.Request) -> web.Response:
        """Everything the page shows before the first message."""
        world, backend = self._discord.world, self._discord.backend
        me = self._person(request.query.get("as", str(world.theo.id)))
        bot = backend.bot_user
        members = backend.guilds[world.guild_id].members
        held = {user_id: list(map(str, member.role_ids)) for user_id, member in members.items()}
        people = [
            {**_member(person), "role": self._title(person), "role_ids": held.get(person.id, [])}
            for person in world.people
        ]
        itself: Json = {
            "id": str(bot.id),
            "name": bot.name,
            "role": "Bot",
            "color": "#c9b6f2",
            "bot": True,
            "role_ids": held[bot.id],
        }
        return json_answer(
            {
                "guild": {"id": str(world.guild_id), "name": backend.guilds[world.guild_id].name},
                "elsewhere": {
                    "id": str(world.elsewhere.guild_id),
                    "name": backend.guilds[world.elsewhere.guild_id].name,
                },
                "installed": [str(one) for one in self._discord.installs.people],
                "language": world.locales.get(me.id, ENGLISH),
                "languages": [{"locale": one, "name": LANGUAGES[one]} for one in LANGUAGES],
                "me": _member(me),
                "members": [*people, itself],
                "roles": backend.role_objects(world.guild_id),
                "channels": self._channels(me),
                "bot": {
                    "id": str(bot.id),
                    "name": bot.name,
                    "online": self._discord.sessions.online,
                },
                "commands": self._discord.desk.all_commands_for(me.id),
                "triggers": [{"word": one.word, "shows": one.shows} for one in self._triggers],
            }
        )

    async def messages(self, request: web.Request) -> web.Response:
        """A channel's messages as this member sees them, oldest first."""
        me = self._person(request.query.get("as", ""))
        channel_id = self._channel(me, request.query.get("channel", ""))
        backend = self._discord.backend
        found = backend.messages_for(me.id, channel_id)
        return json_answer(
            [seen_by(backend, me.id, one, backend.message_object(one)) for one in found]
        )

    async def send(self, request: web.Request) -> web.Response:
        """A plain chat message by this member."""
        body = as_object(decode(await request.text()))
        me = self._person(str(body.get("as")))
        channel_id = self._channel(me, str(body.get("channel_id")))
        if not self._discord.backend.may_write(me.id, channel_id):
            raise RefusedError("You may not write in this channel.", status=403)
        content = str(body.get("content") or "").strip()
        uploads = as_strings(body.get("attachments"))
        if not content and not uploads:
            raise RefusedError("There is nothing to send.")
        answered = body.get("reply_to")
        reply_to = None if answered is None else self._answered(me, channel_id, answered)
        return json_answer(
            self._discord.send_as(me.id, channel_id, content, uploads=uploads, reply_to=reply_to)
        )

    async def events(self, request: web.Request) -> web.WebSocketResponse:
        """Live events for this member."""
        me = self._person(request.query.get("as", ""))
        return await self._events.serve(request, user_id=me.id)

    async def interact(self, request: web.Request) -> web.Response:
        """A command, suggestions, a button, a list, a form or a context menu."""
        body = as_object(decode(await request.text()))
        me = self._person(str(body.get("as")))
        actor = Actor(user_id=me.id, channel_id=_snowflake(body.get("channel_id")))
        begin = self._kinds.get(str(body.get("kind")))
        if begin is None:
            raise RefusedError("This kind of interaction is unknown.")
        if not self._discord.sessions.online:
            name = self._discord.backend.bot_user.name
            raise RefusedError(f"{name} is offline and will be back in a moment.", status=409)
        return json_answer({"id": str(begin(actor, body))})

    async def attach(self, request: web.Request) -> web.Response:
        """Keep a file that an option or a form will name."""
        self._person(request.query.get("as", ""))
        async for part in await request.multipart():
            if isinstance(part, BodyPartReader) and part.name == "file":
                data = bytes(await part.read(decode=True))
                filename = part.filename or "file"
                return json_answer(self._discord.desk.upload(filename=filename, data=data))
        raise RefusedError("There is no file in this form.")

    async def bot(self, request: web.Request) -> web.Response:
        """Kill the bot or restart it; the answer does not wait for it."""
        body = as_object(decode(await request.text()))
        if self._bot is None:
            raise RefusedError("This sandbox runs no bot of its own.", status=409)
        if self._bot_task is not None and not self._bot_task.done():
            raise RefusedError("The bot is restarting already.", status=409)
        match body.get("do"):
            case "kill":
                doing = self._bot.kill()
            case "restart":
                doing = self._bot.restart()
            case _:
                raise RefusedError("The bot can be killed or restarted.")
        self._bot_task = asyncio.create_task(doing, name="page restarts the bot")
        return json_answer({}, status=202)

    async def requests(self, _request: web.Request) -> web.Response:
        """Every REST request the bot sent."""
        return json_answer([one.to_json() for one in self._discord.journal.requests])

    def _command(self, actor: Actor, body: Json) -> int:
        path, given = options.flatten(as_objects(body.get("options")))
        name = " ".join([str(body.get("name")), *path])
        return self._discord.desk.use_command(actor, name=name, given=given)

    def _autocomplete(self, actor: Actor, body: Json) -> int:
        path, given = options.flatten(as_objects(body.get("options")))
        name = " ".join([str(body.get("name")), *path])
        return self._discord.desk.suggest(actor, name=name, given=given)

    def _menu(self, kind: int, actor: Actor, body: Json) -> int:
        return self._discord.desk.use_menu(
            actor,
            kind=kind,
            name=str(body.get("name")),
            target_id=_snowflake(body.get("target_id")),
        )

    def _component(self, actor: Actor, body: Json) -> int:
        return self._discord.desk.press(
            actor,
            message_id=_snowflake(body.get("message_id")),
            custom_id=str(body.get("custom_id")),
            values=as_strings(body.get("values")),
        )

    def _modal(self, actor: Actor, body: Json) -> int:
        return self._discord.desk.submit_modal(
            actor,
            custom_id=str(body.get("custom_id")),
            components=as_objects(body.get("components")),
        )

    def _title(self, person: Person) -> str:
        """What somebody is by their present roles."""
        backend, world = self._discord.backend, self._discord.world
        guild = backend.guilds[world.guild_id]
        if person.id == guild.owner_id:
            return person.role
        held = guild.members[person.id].role_ids
        for role in (world.roles.moderator, world.roles.artist, world.roles.member):
            if role in held:
                return guild.roles[role].name
        return "Newcomer"

    def _answered(self, me: Person, channel_id: int, message_id: object) -> int:
        backend, answered = self._discord.backend, _snowflake(message_id)
        message = backend.messages.get(channel_id, {}).get(answered)
        if message is None or not backend.sees(me.id, message):
            raise RefusedError("The message you answer is gone.", status=404)
        return answered

    def _person(self, user_id: str) -> Person:
        for person in self._discord.world.people:
            if str(person.id) == user_id:
                return person
        raise RefusedError("There is no such member.", status=404)

    def _channel(self, me: Person, channel_id: str) -> int:
        for channel in self._channels(me):
            if channel["id"] == channel_id:
                return int(channel_id)
        raise RefusedError("There is no such channel.", status=404)

    def _channels(self, me: Person) -> list[Json]:
        backend, bot = self._discord.backend, self._discord.backend.bot_user
        shown: list[Json] = []
        for place, channel_id in self._places(me):
            channel = backend.channel_object(channel_id)
            people = as_objects(channel.get("recipients"))
            others = [one for one in people if one["id"] != str(me.id)]
            names = " and ".join(one["global_name"] for one in others)
            shown.append(
                {
                    "id": channel["id"],
                    "type": channel["type"],
                    "place": place,
                    "name": channel.get("name") or names or bot.name,
                    "topic": channel.get("topic"),
                    "people": [one["id"] for one in others],
                    "parent_id": channel.get("parent_id"),
                    "nsfw": channel["nsfw"],
                    "can_write": backend.may_write(me.id, channel_id),
                    "bot_can_write": backend.may_write(bot.id, channel_id),
                }
            )
        return shown

    def _places(self, me: Person) -> Iterator[tuple[str, int]]:
        """Where this person is, as the page groups it; commands name the same places."""
        backend, world = self._discord.backend, self._discord.world
        for channel_id in backend.visible_channels(me.id, world.guild_id):
            yield "server", channel_id
        for channel_id in backend.visible_channels(me.id, world.elsewhere.guild_id):
            yield "guest", channel_id
        yield "direct", backend.dm_channels[me.id]
        for channel_id in (world.elsewhere.pair, world.elsewhere.group):
            if backend.may_look(me.id, channel_id):
                yield "private", channel_id


def _member(person: Person) -> Json:
    return {
        "id": str(person.id),
        "name": person.name,
        "role": person.role,
        "color": person.color,
        "bot": False,
    }


def _snowflake(value: object) -> int:
    text = str(value)
    if not text.isdecimal():
        raise RefusedError("An id is missing.")
    return int(text)
