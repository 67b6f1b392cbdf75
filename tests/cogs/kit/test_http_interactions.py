"""Interactions over HTTP: the same answers as over the gateway, also where there is none."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.app import EaselBot
from cogs.kit import guild_reads
from tests.harness.http_way import HttpWay, over_http
from tests.harness.world import RESULT_BUTTONS, World

pytestmark = pytest.mark.usefixtures("way")


@pytest.fixture
async def way(world: World, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[HttpWay]:
    monkeypatch.setattr(guild_reads, "AGAIN_SECONDS", 0.0)
    with over_http(bot_of(world)) as way:
        yield way


def bot_of(world: World) -> EaselBot:
    bot = world.env.bot
    assert isinstance(bot, EaselBot)
    return bot


def forget_server(world: World) -> None:
    """As in a process that no gateway tells anything."""
    bot_of(world)._connection._guilds.clear()


def reads(world: World) -> list[str]:
    """What was asked of the server."""
    start = f"/guilds/{world.guild.id}"
    asked = [one.path for one in world.env.http_requests if one.method == "GET"]
    return [path.removeprefix(start) for path in asked if path.startswith(start)]


WHOLE = ["", "/channels", "/members/"]


def is_whole_read(world: World, times: int) -> bool:
    me = bot_of(world).user
    assert me is not None
    return sorted(reads(world)) == sorted(["", "/channels", f"/members/{me.id}"] * times)


async def test_a_picture_is_drawn_and_its_buttons_work(world: World, way: HttpWay) -> None:
    result = await world.imagine("a paper boat")
    await world.harness.all_over()
    assert world.shown(result).buttons == RESULT_BUTTONS
    pressed = await world.click(result, "Edit prompt")

    assert pressed.modal is not None
    assert way.statuses == [202, 202]
    assert reads(world) == [], "the gateway tells of this server"


async def test_a_copy_is_answered_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    emit = world.env.backend.emit

    def emit_twice(event: str, payload: Any) -> None:  # noqa: ANN401 - Discord's own JSON
        emit(event, payload)
        if event == "INTERACTION_CREATE":
            emit(event, payload)

    monkeypatch.setattr(world.env.backend, "emit", emit_twice)
    await world.imagine("a paper boat")
    await world.harness.all_over()

    assert len(world.harness.backend.creates) == 1


async def test_without_a_gateway_a_server_is_read_once_and_again_when_it_disagrees(
    world: World,
) -> None:
    forget_server(world)
    await world.imagine("a paper boat")
    await world.mia.slash(world.channel, "history")
    assert is_whole_read(world, 1)

    guild = bot_of(world).get_guild(world.guild.id)
    assert guild is not None
    guild._channels.pop(world.channel.id)  # as if it had been made since then
    await world.imagine("a kite")
    assert is_whole_read(world, 2)
    assert guild is not bot_of(world).get_guild(world.guild.id)
    await world.harness.all_over()


async def test_the_servers_that_were_not_used_for_longest_make_room(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guild_reads, "MOST_SERVERS", 1)
    other = world.env.create_guild()
    there = other.create_text_channel("elsewhere")
    bea = other.add_member(world.env.create_user("bea"))
    forget_server(world)
    await world.ann.slash(world.channel, "history")
    await bea.slash(there, "history")

    assert [guild.id for guild in bot_of(world).guilds] == [other.id]


async def test_where_a_server_cannot_be_read_the_interaction_itself_is_enough(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(*_: object, **__: object) -> object:
        raise aiohttp.ClientConnectionError("away")

    monkeypatch.setattr(bot_of(world).http, "get_all_guild_channels", refuse)
    forget_server(world)
    result = await world.imagine("a paper boat")
    await world.harness.all_over()

    assert world.shown(result).files
