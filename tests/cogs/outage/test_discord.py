"""The image service is away: what members, channels and the operator read, and until when."""

import asyncio
from collections.abc import AsyncGenerator

import discord
import pytest

from bot.db.database import Database
from bot.errors import KeyRefusedError, NoBalanceError, OutputHostUnlistedError
from tests.fakes.backend import refusing
from tests.fakes.clock import FakeClock
from tests.fakes.pictures import picture
from tests.harness.world import Shown, World, open_world

NOTICE = "nothing is lost"


@pytest.fixture
async def away(store: Database) -> AsyncGenerator[World]:
    """A world in which three jobs were refused, and time passes only when a test lets it."""
    async with open_world(store, clock=FakeClock(auto=False), jobs_per_person=20) as world:
        world.harness.backend.otherwise = refusing(NoBalanceError("402: top up your account"))
        for prompt in ("one", "two"):
            await world.imagine(prompt)
            await world.pass_time(until=lambda: not world.harness.runner.under_way)
        yield world


def notices(world: World, channel_id: int | None = None) -> list[Shown]:
    """The messages that tell a channel, beside the replies."""
    return [one for one in world.messages(channel_id) if NOTICE in one.message.content]


def everything(world: World) -> str:
    return "\n".join(one.text for one in world.messages())


async def test_requests_wait_and_their_channel_is_told_once(away: World) -> None:
    replies = [await away.imagine(f"a boat {number}") for number in range(2)]
    await away.pass_time(
        until=lambda: all("nothing is lost" in away.shown(reply).text for reply in replies)
    )

    assert len(notices(away)) == 1
    assert "is not answering" in away.shown(replies[0]).text
    assert away.shown(replies[0]).buttons == [away.say("button-cancel")]


async def test_members_read_nothing_of_the_reason(away: World) -> None:
    await away.imagine("a boat")
    await away.pass_time(until=lambda: bool(notices(away)))

    for word in ("402", "balance", "billing", "account", "top up", "COMETAPI"):
        assert word not in everything(away)


def run_by_bob(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The local Discord says that a bot owns itself, and nobody can write to themselves."""
    whose = discord.Client.application_info

    async def of_bob(client: discord.Client) -> discord.AppInfo:
        info = await whose(client)
        info.owner = await client.fetch_user(world.bob.id)
        return info

    monkeypatch.setattr(discord.Client, "application_info", of_bob)


async def test_the_operator_is_told_the_reason_once(
    away: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_by_bob(away, monkeypatch)
    for number in range(3):
        await away.imagine(f"a boat {number}")
    await away.pass_time(until=lambda: bool(_told_operator(away)))
    await away.pass_time(until=lambda: len(away.harness.backend.creates) >= 5)

    (message,) = _told_operator(away)
    assert away.say("outage-cause-balance") in message


async def test_when_it_is_over_the_pictures_come_and_the_notice_goes(away: World) -> None:
    reply = await away.imagine("a boat")
    await away.pass_time(until=lambda: bool(notices(away)))
    away.harness.backend.otherwise = type(away.harness.backend)().otherwise

    await away.pass_time(until=lambda: bool(away.shown(reply).files) and not notices(away))

    assert NOTICE not in everything(away)


async def test_each_channel_with_requests_is_told_and_others_are_not(away: World) -> None:
    second, quiet = (away.guild.create_text_channel(name) for name in ("second", "quiet"))
    await away.imagine("a boat")
    await away.bob.slash(second, "imagine", prompt="a boat of Bob's")

    await away.pass_time(until=lambda: bool(notices(away)) and bool(notices(away, second.id)))

    assert not notices(away, quiet.id)


async def test_a_private_request_tells_nobody_else(away: World) -> None:
    reply = await away.imagine("a boat", private=True)
    await away.pass_time(until=lambda: "nothing is lost" in away.shown(reply).text)

    assert notices(away) == []


async def test_the_notice_is_taken_back_after_a_restart(away: World) -> None:
    await away.imagine("a boat")
    await away.pass_time(until=lambda: bool(notices(away)))

    await away.restart()
    away.harness.backend.otherwise = type(away.harness.backend)().otherwise
    await away.pass_time(until=lambda: not away.harness.runner.under_way)
    await away.pass_time(until=lambda: not notices(away))

    assert len([one for one in away.messages() if one.files]) == 1


async def test_an_outage_of_an_hour_refuses_what_is_new(away: World) -> None:
    await away.imagine("a boat")
    await away.pass_time(until=lambda: bool(notices(away)))
    until = away.harness.clock.time() + 3700
    while away.harness.clock.time() < until:
        await away.harness.clock.advance(10)
        await asyncio.sleep(0.002)
    tries = len(away.harness.backend.creates)
    while len(away.harness.backend.creates) == tries:
        await away.harness.clock.advance(10)
        await asyncio.sleep(0.002)

    refused = await away.bob.slash(away.channel, "imagine", prompt="another boat")

    assert refused.response is not None
    assert "more than an hour" in refused.response.content
    assert away.harness.runner.under_way == 1
    # simcord keeps what commands raise until somebody looks at it.
    assert len(away.env.errors) == 1


async def test_one_person_alone_reads_what_the_service_says_of_them(store: Database) -> None:
    async with open_world(store) as world:
        world.harness.backend.plan(refusing(KeyRefusedError("401")))
        shown = await world.drawn()

        assert world.say("failure-key-refused") in shown.text
        assert not notices(world)


def _told_operator(world: World, words: str = "refuses to draw") -> list[str]:
    return [
        str(message.content)
        for channel in world.env.backend.messages.values()
        for message in channel.values()
        if words in str(message.content)
    ]


async def test_a_picture_at_a_strange_place_waits_until_the_operator_allows_it(
    store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    setting = "IMAGE_ORIGINS=https://cdn.example.org"
    async with open_world(store, clock=FakeClock(auto=False)) as world:
        run_by_bob(world, monkeypatch)
        world.harness.downloads.otherwise = OutputHostUnlistedError(
            "not on the list", setting=setting, kept_seconds=3600.0
        )
        replies = [await world.imagine(prompt) for prompt in ("a boat", "a kite")]
        await world.pass_time(
            until=lambda: (
                all("must first allow" in world.shown(one).text for one in replies)
                and bool(_told_operator(world, "finished picture waits"))
            )
        )

        (message,) = _told_operator(world, "finished picture waits")
        assert setting in message
        assert all("cdn.example.org" not in world.shown(one).text for one in replies)

        await world.restart()
        world.harness.downloads.otherwise = picture()
        await world.pass_time(until=lambda: all(world.shown(one).files for one in replies))

        assert len(world.harness.backend.creates) == 2
