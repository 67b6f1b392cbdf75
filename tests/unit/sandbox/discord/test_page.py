import asyncio
from collections.abc import AsyncGenerator
from contextlib import AbstractAsyncContextManager
from typing import Any

import aiohttp
import pytest

from sandbox.discord.page_api import Trigger
from sandbox.discord.page_server import PageServer
from sandbox.discord.server import LocalDiscord
from tests.patience import PATIENCE_SECONDS
from tests.servers.guest_bot import PIXEL, Guest


class Buttons:
    """Stands for the bot's process behind the page's test buttons."""

    def __init__(self) -> None:
        self.did: list[str] = []

    async def kill(self) -> None:
        self.did.append("kill")

    async def restart(self) -> None:
        self.did.append("restart")


class Browser:
    """The page's side of its API."""

    def __init__(self, session: aiohttp.ClientSession, server: LocalDiscord) -> None:
        self._session = session
        self.world = server.world
        self.buttons = Buttons()
        self.channel = str(server.world.art)
        self.me = str(server.world.theo.id)

    async def get(self, path: str, **query: str) -> Any:  # noqa: ANN401 - JSON
        async with self._session.get(path, params=query) as answer:
            return await answer.json()

    async def post(self, path: str, **body: object) -> tuple[int, Any]:
        sent = {"as": self.me, "channel_id": self.channel, **body}
        async with self._session.post(path, json=sent) as answer:
            return answer.status, await answer.json()

    async def draw(self, **options: object) -> tuple[int, Any]:
        given = [{"name": name, "value": value} for name, value in options.items()]
        return await self.post("/api/interactions", kind="command", name="draw", options=given)

    async def messages(self, user_id: str | None = None) -> list[dict[str, Any]]:
        query = {"as": user_id or self.me, "channel": self.channel}
        found: list[dict[str, Any]] = await self.get("/api/messages", **query)
        return found

    def events(self, user_id: int) -> AbstractAsyncContextManager[aiohttp.ClientWebSocketResponse]:
        return self._session.ws_connect(f"/api/events?as={user_id}")


@pytest.fixture
async def browser(server: LocalDiscord) -> AsyncGenerator[Browser, None]:
    buttons = Buttons()
    async with (
        PageServer(discord=server, triggers=[Trigger(word="!x", shows="y")], bot=buttons) as page,
        aiohttp.ClientSession(page.url) as session,
    ):
        browser = Browser(session, server)
        browser.buttons = buttons
        yield browser


async def next_event(socket: aiohttp.ClientWebSocketResponse, kind: str) -> Any:  # noqa: ANN401 - JSON
    while True:
        event = await socket.receive_json(timeout=PATIENCE_SECONDS)
        if event["t"] == kind:
            return event["d"]


async def test_hello_tells_what_this_member_sees(browser: Browser, guest: Guest) -> None:
    assert guest.is_ready()
    hello = await browser.get("/api/hello")
    mira = await browser.get("/api/hello", **{"as": str(browser.world.mira.id)})

    assert hello["me"]["name"] == "Theo"
    assert [member["name"] for member in hello["members"]] == [
        *("Mira", "Theo", "Nova", "Kai", "Ada"),
        "Easel",
    ]
    assert [channel["name"] for channel in hello["channels"]] == [
        *("general", "Studio", "art", "art-after-dark", "read-only", "showcase", "commissions"),
        *("boats only", "A cover for the zine"),
        *("lounge", "quiet-corner", "Easel", "Kai", "Zine editors"),
    ]
    places = {channel["name"]: channel["place"] for channel in hello["channels"]}
    assert [places[name] for name in ("art", "lounge", "Easel", "Kai", "Zine editors")] == [
        *("server", "guest", "direct", "private", "private")
    ]
    assert hello["elsewhere"]["name"] == "Night Owls"
    assert hello["installed"] == [hello["me"]["id"]]
    for_moderators = {channel["name"] for channel in mira["channels"]} - {*places}
    assert for_moderators == {"Moderation", "moderators", "mod-log", "mod-review"}
    roles = {role["name"]: role["id"] for role in hello["roles"]}
    assert {*roles} == {"@everyone", "Easel", "Moderator", "Member", "Artist"}
    assert hello["members"][0]["role_ids"] == [roles["Moderator"], roles["Member"]]
    assert {c["name"]: c["can_write"] for c in hello["channels"]}["read-only"] is False
    assert {c["name"]: c["nsfw"] for c in hello["channels"]}["art-after-dark"] is True
    assert hello["bot"]["online"] is True
    places = {command["name"]: command["places"] for command in hello["commands"]}
    both = ["server", "direct"]
    # Discord asks for a command's permissions in servers alone.
    assert places == {"draw": both, "silent": both, "rooms": ["direct"]}
    assert hello["triggers"] == [{"word": "!x", "shows": "y"}]


async def test_a_command_is_followed_live_to_its_picture(browser: Browser, guest: Guest) -> None:
    guest.finish.set()
    async with (
        browser.events(browser.world.theo.id) as mine,
        browser.events(browser.world.nova.id) as theirs,
    ):
        status, answer = await browser.draw(prompt="boat")
        thinking = await next_event(mine, "MESSAGE_CREATE")
        assert (await next_event(mine, "INTERACTION"))["id"] == answer["id"]
        while not (update := await next_event(mine, "MESSAGE_UPDATE"))["attachments"]:
            pass
        assert (await next_event(theirs, "MESSAGE_CREATE"))["id"] == thinking["id"]

    assert status == 200
    assert thinking["flags"] & 128
    assert update["id"] == thinking["id"]
    assert [message["id"] for message in await browser.messages()] == [thinking["id"]]


async def test_ephemeral_messages_reach_their_addressee_alone(
    browser: Browser, guest: Guest
) -> None:
    guest.finish.set()
    async with browser.events(browser.world.theo.id) as mine:
        await browser.draw(prompt="boat")
        while not (done := await next_event(mine, "MESSAGE_UPDATE"))["attachments"]:
            pass
        await browser.post(
            "/api/interactions",
            kind="component",
            message_id=done["id"],
            custom_id="again",
            component_type=2,
        )
        answer = await next_event(mine, "MESSAGE_CREATE")

    assert answer["flags"] & 64
    assert len(await browser.messages()) == 2
    assert len(await browser.messages(str(browser.world.mira.id))) == 1


async def test_suggestions_and_forms_come_as_events(browser: Browser, guest: Guest) -> None:
    guest.finish.set()
    async with browser.events(browser.world.theo.id) as mine:
        options = [{"name": "model", "value": "sd", "focused": True}]
        await browser.post("/api/interactions", kind="autocomplete", name="draw", options=options)
        choices = await next_event(mine, "INTERACTION")
        await browser.draw(prompt="boat")
        while not (done := await next_event(mine, "MESSAGE_UPDATE"))["attachments"]:
            pass
        press = {"kind": "component", "message_id": done["id"], "custom_id": "note"}
        await browser.post("/api/interactions", **press)
        while (form := await next_event(mine, "INTERACTION"))["state"] != "modal":
            pass
        modal = form["modal"]
        field = modal["components"][0]["component"]
        filled = {"type": 4, "custom_id": field["custom_id"], "value": "hi"}
        await browser.post(
            "/api/interactions",
            kind="modal",
            custom_id=modal["custom_id"],
            components=[{"type": 18, "component": filled}],
        )
        answer = await next_event(mine, "MESSAGE_CREATE")

    assert choices["state"] == "choices"
    assert choices["choices"] == [{"name": "sdxl", "value": "sdxl"}]
    assert modal["title"] == "A note"
    assert answer["content"] == "noted: hi"


async def test_an_unanswered_command_is_told_as_failed(browser: Browser, guest: Guest) -> None:
    assert guest.is_ready()
    async with browser.events(browser.world.theo.id) as mine:
        await browser.post("/api/interactions", kind="command", name="silent", options=[])
        failed = await next_event(mine, "INTERACTION")

    assert failed["state"] == "failed"
    assert failed["error"] == "The application did not respond"


async def test_a_file_is_uploaded_and_used(browser: Browser, guest: Guest) -> None:
    assert guest.is_ready()
    form = aiohttp.FormData()
    form.add_field("file", PIXEL, filename="me.png", content_type="image/png")
    async with browser._session.post(f"/api/attachments?as={browser.me}", data=form) as answer:
        file = await answer.json()
    async with browser.events(browser.world.theo.id) as mine:
        await browser.draw(prompt="boat", image=file["id"])
        while f"got {len(PIXEL)}" not in (await next_event(mine, "MESSAGE_UPDATE"))["content"]:
            pass

    assert (file["filename"], file["size"], file["width"]) == ("me.png", len(PIXEL), 1)


async def test_refusals_are_sentences(browser: Browser, guest: Guest) -> None:
    assert await browser.draw() == (400, {"error": "prompt: this option is required."})
    assert (await browser.post("/api/interactions", kind="command", name="nope"))[0] == 404
    assert (await browser.post("/api/interactions", kind="dance"))[0] == 400
    assert (await browser.post("/api/interactions", **{"as": "1"}, kind="command"))[0] == 404
    assert (await browser.post("/api/messages", content=" "))[0] == 400
    await guest.close()
    status, body = await browser.draw(prompt="boat")
    assert (status, body["error"]) == (409, "Easel is offline and will be back in a moment.")


async def test_the_bot_going_away_and_its_commands_are_told(browser: Browser, guest: Guest) -> None:
    async with browser.events(browser.world.mira.id) as mine:
        await guest.tree.sync()
        commands = await next_event(mine, "COMMANDS")
        await guest.close()
        state = await next_event(mine, "BOT")

    assert {command["name"] for command in commands} == {"draw", "silent", "rooms"}
    assert state == {"online": False}


async def test_members_chat(browser: Browser) -> None:
    status, sent = await browser.post("/api/messages", content="hello")
    assert (status, sent["content"], sent["author"]["username"]) == (200, "hello", "theo")
    assert [message["id"] for message in await browser.messages()] == [sent["id"]]
    browser.channel = str(browser.world.read_only)
    assert (await browser.post("/api/messages", content="hello"))[0] == 403
    browser.channel = str(browser.world.moderators)
    assert (await browser.post("/api/messages", content="hello"))[0] == 404


async def test_a_member_answers_a_message(browser: Browser) -> None:
    _, first = await browser.post("/api/messages", content="look")
    _, sent = await browser.post("/api/messages", content="nice", reply_to=first["id"])

    assert sent["referenced_message"]["content"] == "look"
    assert sent["type"] == 19
    gone = await browser.post("/api/messages", content="nice", reply_to="123")
    assert gone == (404, {"error": "The message you answer is gone."})


async def test_the_test_buttons_reach_the_bots_process(browser: Browser) -> None:
    for what in ("kill", "restart"):
        assert (await browser.post("/api/bot", do=what))[0] == 202
        await asyncio.sleep(0)
    assert (await browser.post("/api/bot", do="dance"))[0] == 400
    assert browser.buttons.did == ["kill", "restart"]


async def test_requests_are_listed(browser: Browser, guest: Guest) -> None:
    assert guest.is_ready()
    listed = await browser.get("/api/requests")
    synced = next(one for one in listed if one["method"] == "PUT")
    assert synced["path"].endswith("/commands")
    assert synced["status"] == 200


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Host": "evil.example:8400"}]
)
async def test_other_sites_in_the_browser_are_refused(
    browser: Browser, headers: dict[str, str]
) -> None:
    async with browser._session.get("/api/hello", headers=headers) as answer:
        assert answer.status == 403
