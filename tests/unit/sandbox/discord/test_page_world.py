"""The page's API for places, menus and changes of the server."""

from collections.abc import AsyncGenerator
from typing import Any

import aiohttp
import pytest

from sandbox.discord.page_server import PageServer
from tests.patience import PATIENCE_SECONDS
from tests.servers.sandbox import Bench


@pytest.fixture
async def page(mira: Bench) -> AsyncGenerator[aiohttp.ClientSession, None]:
    async with (
        PageServer(discord=mira.discord) as server,
        aiohttp.ClientSession(server.url) as session,
    ):
        yield session


async def post(page: aiohttp.ClientSession, path: str, **body: object) -> tuple[int, Any]:
    async with page.post(path, json=body) as answer:
        return answer.status, await answer.json()


async def next_event(socket: aiohttp.ClientWebSocketResponse, kind: str) -> Any:  # noqa: ANN401 - JSON
    while True:
        event = await socket.receive_json(timeout=PATIENCE_SECONDS)
        if event["t"] == kind:
            return event["d"]


async def test_every_change_is_told_to_every_page(page: aiohttp.ClientSession, mira: Bench) -> None:
    world = mira.world
    changes: list[dict[str, object]] = [
        {"do": "member_role", "user_id": str(world.nova.id), "role_id": str(world.roles.artist)}
        | {"held": True},
        {"do": "rename_role", "role_id": str(world.roles.artist), "name": "Painter"},
        {"do": "age_restrict", "channel_id": str(world.art), "restricted": True},
        {"do": "bot_permission", "channel_id": str(world.art), "permission": "attach_files"}
        | {"allowed": False},
        {"do": "delete_role", "role_id": str(world.roles.artist)},
        {"do": "delete_channel", "channel_id": str(world.general)},
    ]
    after: dict[str, Any] = {}
    async with page.ws_connect(f"/api/events?as={world.theo.id}") as theirs:
        for change in changes:
            status, after = await post(page, "/api/world", **change)
            assert status == 200
            await next_event(theirs, "WORLD")

    assert str(world.roles.artist) not in after["member_roles"][str(world.nova.id)]
    assert after["bot_permissions"][str(world.art)]["attach_files"] is False
    assert after["bot_permissions"][str(world.art)]["send_messages"] is True
    assert str(world.general) not in after["bot_permissions"]


async def test_what_cannot_be_changed_is_said(page: aiohttp.ClientSession, mira: Bench) -> None:
    bot_role = str(mira.world.roles.bot)

    assert await post(page, "/api/world", do="delete_role", role_id=bot_role) == (
        400,
        {"error": "This role belongs to the bot and goes only with it."},
    )
    assert (await post(page, "/api/world", do="delete_channel", channel_id="1"))[0] == 404
    assert (await post(page, "/api/world", do="delete_role"))[0] == 400
    assert (await post(page, "/api/world", do="dance"))[0] == 400


async def test_who_is_called_is_told_so(page: aiohttp.ClientSession, mira: Bench) -> None:
    theo, nova = mira.world.theo, mira.world.nova
    async with (
        page.ws_connect(f"/api/events?as={theo.id}") as his,
        page.ws_connect(f"/api/events?as={nova.id}") as hers,
    ):
        mira.discord.send_as(mira.me.id, mira.here, f"<@{theo.id}> come and see")
        assert (await next_event(his, "MESSAGE_CREATE"))["pings_me"] is True
        assert "pings_me" not in await next_event(hers, "MESSAGE_CREATE")

    query = {"as": str(theo.id), "channel": str(mira.here)}
    async with page.get("/api/messages", params=query) as answer:
        assert [one["pings_me"] for one in await answer.json()] == [True]


async def test_subcommands_and_menus_come_from_the_page_as_discord_nests_them(
    page: aiohttp.ClientSession, mira: Bench
) -> None:
    me = {"as": str(mira.me.id), "channel_id": str(mira.here)}
    options = [{"name": "hours", "value": 2}, {"name": "zone", "value": "x"}]
    nested = [
        {
            "name": "quiet",
            "type": 2,
            "options": [{"name": "set", "type": 1, "options": options}],
        }
    ]
    path = "/api/interactions"
    status, _ = await post(page, path, **me, kind="command", name="policy", options=nested)
    assert status == 200
    await mira.sees(lambda shown: shown.text == "2.0 x False 1 0 None")
    kai = str(mira.world.kai.id)
    await post(page, path, **me, kind="user_menu", name="Who is this?", target_id=kai)
    await mira.sees(lambda shown: shown.text.startswith("kai: "))
    sent = mira.discord.send_as(mira.me.id, mira.here, "mine")["id"]
    await post(page, path, **me, kind="message_menu", name="Details", target_id=sent)
    await mira.sees(lambda shown: shown.text.startswith("mira in art: mine"))


async def test_one_writes_in_threads_and_direct_messages_but_not_in_forums(
    page: aiohttp.ClientSession, mira: Bench
) -> None:
    theo, world = str(mira.world.theo.id), mira.world
    places = {
        world.art_thread: 200,
        world.commissions_post: 200,
        mira.discord.backend.dm_channels[world.theo.id]: 200,
        world.commissions: 403,
        world.showcase: 403,
        mira.discord.backend.dm_channels[world.nova.id]: 404,
    }
    answers = {
        place: (
            await post(
                page, "/api/messages", **{"as": theo}, channel_id=str(place), content="hello"
            )
        )[0]
        for place in places
    }

    assert answers == places
