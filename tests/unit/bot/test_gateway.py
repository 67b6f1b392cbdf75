"""Whatever the gateway sends: the client listens on."""

import asyncio
import threading
import zlib
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager

import discord
import pytest
import yarl
from discord.backoff import ExponentialBackoff
from discord.gateway import KeepAliveHandler
from discord.http import Route

from bot.app import EaselBot, ShardedEaselBot
from bot.gateway import Gateway
from cogs.kit.language import packaged_words
from tests.fakes.refusals import refusals_in
from tests.servers.gateway import GUILD_ID, ScriptedGateway, scripted_gateway

INTERVAL = "heartbeat_interval"
DEEP = "[" * 100_000
CLIENTS = ["one connection", "shards"]


class ImpatientAsyncio:
    """asyncio, whose sleeps are over at once."""

    def __getattr__(self, name: str) -> object:
        return getattr(asyncio, name)

    async def sleep(self, _: float) -> None:
        await asyncio.sleep(0)


@pytest.fixture
async def gateway(monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[ScriptedGateway]:
    """A gateway that discord.py takes for Discord's, and comes back to without a pause."""

    async def at_once(_: discord.Client, __: int | None, *, initial: bool = False) -> None:
        assert initial in {True, False}

    monkeypatch.setattr(ExponentialBackoff, "delay", lambda _: 0.0)
    monkeypatch.setattr(discord.Client, "before_identify_hook", at_once)
    async with scripted_gateway() as opened:
        monkeypatch.setattr(Route, "BASE", opened.api_url)
        monkeypatch.setattr(Gateway, "DEFAULT_GATEWAY", yarl.URL(opened.url))
        yield opened


@asynccontextmanager
async def listening(kind: str = "one connection") -> AsyncGenerator[EaselBot]:
    """A client that is connected, and has nothing to say yet."""
    refusals = refusals_in(packaged_words())
    bot = EaselBot(refusals=refusals)
    if kind == "shards":
        bot = ShardedEaselBot(refusals=refusals, shard_count=1, shard_ids=[0])
    async with bot:
        await bot.login("a token")
        running = asyncio.create_task(bot.connect())
        try:
            yield bot
            assert not running.done(), running.exception()
        finally:
            await bot.close()
            await asyncio.gather(running, return_exceptions=True)


async def hears(bot: EaselBot, gateway: ScriptedGateway, name: str) -> None:
    """Return once the client has taken in an event that it can read."""
    heard = bot.wait_for("guild_update", check=lambda _, after: after.name == name, timeout=10)
    waiting = asyncio.create_task(heard)
    await asyncio.sleep(0)
    await gateway.event("GUILD_UPDATE", {"id": str(GUILD_ID), "name": name, "roles": []})
    await waiting


BROKEN: dict[str, object] = {
    "a list": [1, 2],
    "null": "null",
    "a number": "5",
    "no JSON": "{nonsense",
    "nothing": "",
    "too deep": DEEP,
    "a number of 5,000 digits": '{"op": 0, "s": %s}' % ("9" * 5_000),
    "no zlib": b"\x00\x01nonsense\x00\x00\xff\xff",
    "a truncated stream": zlib.compress(b'{"op": 11, "d": "cut off"}')[:9] + b"\x00\x00\xff\xff",
    "an event name that is a list": {"op": 0, "t": ["READY"], "s": 3, "d": {}},
    "hello without an interval": {"op": 10, "d": {}},
    "hello without data": {"op": 10},
    "hello with words": {"op": 10, "d": {INTERVAL: "soon"}},
    "hello that wants a flood": {"op": 10, "d": {INTERVAL: 0}},
    "hello that wants the past": {"op": 10, "d": {INTERVAL: -5}},
    "reconnect": {"op": 7, "d": {"odd": [None]}},
    "ready without fields": {"op": 0, "t": "READY", "s": 3, "d": {}},
    "ready without data": {"op": 0, "t": "READY", "s": 3},
    "invalid session": {"op": 9, "d": {"odd": 1}},
}
HARMLESS: dict[str, object] = {
    "no op": {"d": {}},
    "an unknown op": {"op": 99},
    "op as words": {"op": "0", "d": None},
    "an object without fields": {},
    "an unknown event": {"op": 0, "t": "NEWS", "s": 3, "d": {}},
    "an event of null": {"op": 0, "t": "GUILD_CREATE", "s": 3, "d": None},
    "a negative number": {"op": 0, "t": "GUILD_UPDATE", "s": -1, "d": {}},
    "a number in words": {"op": 0, "t": "GUILD_UPDATE", "s": "seven", "d": {}},
    "a huge number": {"op": 0, "t": "GUILD_UPDATE", "s": 2**70, "d": {}},
}


@pytest.fixture(autouse=True)
def nobody_goes_on_beating() -> Iterator[None]:
    """Make sure that no thread beats for a connection that is over."""
    yield
    beating = [one for one in threading.enumerate() if isinstance(one, KeepAliveHandler)]
    for thread in beating:
        thread.join(5)
    assert not [one for one in beating if one.is_alive()]


@pytest.mark.parametrize("kind", CLIENTS)
async def test_after_frames_that_cannot_be_read_the_client_is_back(
    gateway: ScriptedGateway, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with listening(kind) as bot:
        await gateway.until(lambda: gateway.opened)
        for name, frame in BROKEN.items():
            before = len(gateway.opened)
            await gateway.say(frame)
            await gateway.opens_anew(before)
            await hears(bot, gateway, name)

    assert not [record for record in caplog.records if record.exc_info]


async def test_what_can_be_left_out_costs_no_connection(gateway: ScriptedGateway) -> None:
    async with listening() as bot:
        await gateway.until(lambda: gateway.opened)
        for name, frame in HARMLESS.items():
            await gateway.say(frame)
            await hears(bot, gateway, name)

        assert gateway.opened == ["identify"]
        await gateway.cut()
        await gateway.until(lambda: len(gateway.opened) > 1)
        assert gateway.opened == ["identify", "resume"]
        await hears(bot, gateway, "resumed")


@pytest.mark.parametrize("kind", CLIENTS)
async def test_a_first_frame_that_cannot_be_read_is_no_end(
    gateway: ScriptedGateway, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The library waits five seconds here before it asks again for a shard.
    monkeypatch.setattr(discord.shard, "asyncio", ImpatientAsyncio())
    gateway.hello = {"op": 10, "d": {}}
    async with listening(kind) as bot:
        await gateway.until(lambda: gateway.opened)
        await hears(bot, gateway, "at last")


@pytest.mark.parametrize("kind", CLIENTS)
@pytest.mark.parametrize(
    "odd",
    [
        {"user": "left out"},
        {"user": None},
        {"guilds": "left out"},
        {"guilds": [None]},
        {"guilds": 5},
        {"session_id": {}},
        {"session_id": "left out"},
        {"resume_gateway_url": None},
        {"resume_gateway_url": "left out"},
        {"resume_gateway_url": "http://["},
    ],
    ids=str,
)
async def test_a_session_that_begins_oddly_is_begun_anew(
    gateway: ScriptedGateway, kind: str, odd: dict[str, object]
) -> None:
    gateway.ready = odd
    async with listening(kind) as bot:
        await gateway.until(lambda: len(gateway.opened) > 1)
        await hears(bot, gateway, "a second start")

    assert gateway.opened == ["identify", "identify"]
    assert bot.user is not None


@pytest.mark.parametrize("address", ["", "nowhere", "ws://127.0.0.1:9/gone", "ftp://x"])
async def test_where_nobody_answers_for_the_session_discord_itself_does(
    gateway: ScriptedGateway, address: str
) -> None:
    gateway.ready = {"resume_gateway_url": address}
    async with listening() as bot:
        await gateway.until(lambda: gateway.opened)
        await hears(bot, gateway, "before")
        await gateway.cut()
        await gateway.until(lambda: len(gateway.opened) > 1)
        await hears(bot, gateway, "after")


@pytest.mark.parametrize("code", [4007, 4009])
async def test_a_session_that_discord_has_given_up_is_not_asked_for(
    gateway: ScriptedGateway, code: int
) -> None:
    async with listening() as bot:
        await gateway.until(lambda: gateway.opened)
        await hears(bot, gateway, "before")
        await gateway.cut(code)
        await gateway.until(lambda: len(gateway.opened) > 1)
        await hears(bot, gateway, "after")

    assert gateway.opened == ["identify", "identify"]


async def test_a_frame_that_comes_again_costs_the_session_and_not_the_client(
    gateway: ScriptedGateway,
) -> None:
    async with listening() as bot:
        await gateway.until(lambda: gateway.opened)
        await hears(bot, gateway, "before")
        await gateway.say("{nonsense")
        gateway.replays = "{nonsense"
        await gateway.until(lambda: len(gateway.opened) > 2)
        await hears(bot, gateway, "after")

    assert gateway.opened == ["identify", "resume", "identify"]
