import asyncio
import json
import zlib
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import discord
import pytest

from sandbox.discord.server import DiscordTerms, LocalDiscord
from tests.patience import PATIENCE_SECONDS
from tests.servers.guest_bot import guest_bot
from tests.servers.sandbox import Bench

GUILDS = 1
GUILD_MESSAGES = 1 << 9


class Line:
    """A gateway connection spoken by hand."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.sequence = 0
        self.session_id = ""

    async def send(self, op: int, data: object) -> None:
        await self.socket.send_json({"op": op, "d": data})

    async def receive(self) -> dict[str, Any]:
        frame: dict[str, Any] = await self.socket.receive_json(timeout=PATIENCE_SECONDS)
        self.sequence = frame.get("s") or self.sequence
        return frame

    async def identify(
        self, *, token: str = "sandbox", intents: int = GUILDS, shard: list[int] | None = None
    ) -> list[dict[str, Any]]:
        """The frames up to and with the last GUILD_CREATE."""
        await self.send(2, {"token": token, "intents": intents, "shard": shard or [0, 1]})
        ready = await self.receive()
        self.session_id = ready["d"]["session_id"]
        return [ready, *[await self.receive() for _ in ready["d"]["guilds"] if intents & GUILDS]]

    async def resume(self, before: "Line", *, sequence: int | None = None) -> None:
        seq = before.sequence if sequence is None else sequence
        await self.send(6, {"token": "sandbox", "session_id": before.session_id, "seq": seq})


@asynccontextmanager
async def line_to(
    server: LocalDiscord, query: str = "?v=10&encoding=json"
) -> AsyncGenerator[Line, None]:
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(server.gateway_url + query, max_msg_size=0) as socket,
    ):
        line = Line(socket)
        if "compress" not in query:
            assert (await line.receive())["op"] == 10
        yield line


async def close_code(line: Line) -> int | None:
    while (await line.socket.receive(timeout=PATIENCE_SECONDS)).type is aiohttp.WSMsgType.TEXT:
        pass
    return line.socket.close_code


async def test_ready_is_followed_by_the_servers(server: LocalDiscord) -> None:
    async with line_to(server) as line:
        ready, guild = await line.identify()

    assert ready["t"] == "READY"
    assert ready["d"]["resume_gateway_url"] == server.gateway_url
    assert guild["t"] == "GUILD_CREATE"
    assert guild["d"]["name"] == "Paint & Pixels"
    assert [member["user"]["username"] for member in guild["d"]["members"]] == ["Easel"]
    nsfw = {channel["name"] for channel in guild["d"]["channels"] if channel["nsfw"]}
    assert nsfw == {"art-after-dark"}


async def test_heartbeats_are_acknowledged(server: LocalDiscord) -> None:
    async with line_to(server) as line:
        await line.send(1, None)
        assert (await line.receive())["op"] == 11


@pytest.mark.parametrize(
    ("op", "data", "code"),
    [
        (2, {"token": "wrong", "intents": 1}, 4004),
        (2, {"token": "sandbox"}, 4013),
        (2, {"token": "sandbox", "intents": 1, "shard": [2, 2]}, 4010),
        (8, {"guild_id": "1"}, 4003),
    ],
)
async def test_protocol_errors_close_with_discords_code(
    server: LocalDiscord, op: int, data: object, code: int
) -> None:
    async with line_to(server) as line:
        await line.send(op, data)
        assert await close_code(line) == code


async def test_nonsense_closes_with_4002(server: LocalDiscord) -> None:
    async with line_to(server) as line:
        await line.socket.send_str("{")
        assert await close_code(line) == 4002


async def test_silence_closes_the_connection() -> None:
    async with (
        LocalDiscord(terms=DiscordTerms(heartbeat_interval_seconds=0.05)) as server,
        line_to(server) as line,
    ):
        await line.identify()
        assert await close_code(line) == 4009


async def test_a_server_belongs_to_one_shard(server: LocalDiscord) -> None:
    mine = (server.world.guild_id >> 22) % 3
    for shard in range(3):
        async with line_to(server) as line:
            frames = await line.identify(shard=[shard, 3])
            assert [frame["t"] for frame in frames[1:]] == ["GUILD_CREATE"] * (shard == mine)


async def test_messages_are_told_only_to_those_who_asked(server: LocalDiscord) -> None:
    async with line_to(server) as quiet, line_to(server) as curious:
        await quiet.identify()
        await curious.identify(intents=GUILDS | GUILD_MESSAGES)
        server.send_as(server.world.theo.id, server.world.art, "hello")
        heard = await curious.receive()
        await quiet.send(1, None)

        assert heard["t"] == "MESSAGE_CREATE"
        assert heard["d"]["content"] == ""  # no message content intent
        assert (await quiet.receive())["op"] == 11


async def test_a_resumed_session_gets_what_it_missed(server: LocalDiscord) -> None:
    async with line_to(server) as before:
        await before.identify(intents=GUILDS | GUILD_MESSAGES)
        server.gateway.cut()
        await server.wait_offline(within_seconds=PATIENCE_SECONDS)
        for text in ("one", "two"):
            server.send_as(server.world.theo.id, server.world.art, text)
        async with line_to(server) as after:
            await after.resume(before)
            frames = [await after.receive() for _ in range(3)]

    assert [frame["t"] for frame in frames] == ["MESSAGE_CREATE", "MESSAGE_CREATE", "RESUMED"]
    assert [frame["s"] for frame in frames] == [before.sequence + step for step in (1, 2, 3)]


async def test_a_closed_or_unknown_session_cannot_be_resumed(server: LocalDiscord) -> None:
    async with line_to(server) as before:
        await before.identify()
        await before.socket.close(code=1000)
    await server.wait_offline(within_seconds=PATIENCE_SECONDS)
    async with line_to(server) as after:
        await after.resume(before)
        answer = await after.receive()

    assert (answer["op"], answer["d"]) == (9, False)


async def test_a_sequence_from_the_future_cannot_be_resumed(server: LocalDiscord) -> None:
    async with line_to(server) as before:
        await before.identify()
        server.gateway.cut()
        await server.wait_offline(within_seconds=PATIENCE_SECONDS)
        async with line_to(server) as after:
            await after.resume(before, sequence=99)
            assert (await after.receive())["op"] == 9


async def test_zlib_stream_is_one_stream(server: LocalDiscord) -> None:
    async with line_to(server, "?v=10&encoding=json&compress=zlib-stream") as line:
        inflate = zlib.decompressobj()
        hello = json.loads(
            inflate.decompress(await line.socket.receive_bytes(timeout=PATIENCE_SECONDS))
        )
        await line.send(2, {"token": "sandbox", "intents": GUILDS})
        ready = json.loads(
            inflate.decompress(await line.socket.receive_bytes(timeout=PATIENCE_SECONDS))
        )

    assert hello["op"] == 10
    assert ready["t"] == "READY"


async def test_members_are_listed_on_request(server: LocalDiscord) -> None:
    async with line_to(server) as line:
        await line.identify()
        await line.send(8, {"guild_id": str(server.world.guild_id), "query": "n", "limit": 5})
        chunk = await line.receive()

    assert [member["user"]["username"] for member in chunk["d"]["members"]] == ["nova"]


async def test_discord_py_resumes_after_a_cut_and_misses_nothing(server: LocalDiscord) -> None:
    async with guest_bot(server, intents=discord.Intents(guilds=True, guild_messages=True)) as bot:
        session_id = bot.ws.session_id
        server.gateway.cut()
        await server.wait_offline(within_seconds=PATIENCE_SECONDS)
        server.send_as(server.world.theo.id, server.world.art, "while you were away")
        interaction = Bench(server).invoke("draw", prompt="boat")
        await asyncio.wait_for(bot.resumed.wait(), PATIENCE_SECONDS)

        assert bot.ws.session_id == session_id
        assert len(bot.seen_messages) == 1
        # Discord's three seconds passed while it was away, or not: it heard of it in any case.
        assert [one.id for one in bot.interactions] == [interaction]


async def test_discord_py_reconnects_when_asked(server: LocalDiscord) -> None:
    async with guest_bot(server) as bot:
        server.gateway.ask_to_reconnect()
        await asyncio.wait_for(bot.resumed.wait(), PATIENCE_SECONDS)


async def test_two_processes_share_the_token(server: LocalDiscord) -> None:
    async with guest_bot(server) as one, guest_bot(server) as other:
        one.finish.set()
        other.finish.set()
        bench = Bench(server)
        await bench.outcome(bench.invoke("silent"))

        assert len(one.interactions) == len(other.interactions) == 1
