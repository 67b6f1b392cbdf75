"""Whatever comes from the gateway: the next /imagine is drawn, and who waits reads why not."""

import asyncio
import copy
import json
import random
from collections.abc import Iterable
from typing import Any

import aiohttp
import discord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.gateway import BrokenFrameError, Gateway
from tests.harness.odd_payloads import ODD, Payloads, events
from tests.harness.world import Json, World

BATCH = 40
"""So many frames between two requests for a picture."""
FRAMES = 400
SEEDS: list[int] = []


@settings(derandomize=True, max_examples=FRAMES // BATCH, database=None, deadline=None)
@given(st.integers(0, 2**32))
def gather(seed: int) -> None:
    """Note what chance the frames come from."""
    SEEDS.append(seed)


class Socket:
    """The socket of a gateway that has one more frame to say."""

    def __init__(self) -> None:
        self.closed = False
        self.close_code: int | None = None
        self.frame: str | bytes = ""

    async def receive(self, timeout: float | None = None) -> aiohttp.WSMessage:  # noqa: ASYNC109 - aiohttp's
        assert timeout
        kind = aiohttp.WSMsgType.TEXT if isinstance(self.frame, str) else aiohttp.WSMsgType.BINARY
        return aiohttp.WSMessage(kind, self.frame, None)

    async def send_str(self, data: str) -> None:
        assert data

    async def close(self, *, code: int = 4000) -> None:
        self.closed, self.close_code = True, code


def connection(client: discord.Client) -> Gateway:
    """What the library makes of an open socket."""
    socket: Any = Socket()
    opened = Gateway(socket, loop=asyncio.get_running_loop())
    state = client._connection
    opened._connection, opened._discord_parsers = state, state.parsers
    opened._dispatch, opened.shard_id = client.dispatch, 0
    opened.session_id, opened.gateway = "a session", Gateway.DEFAULT_GATEWAY
    opened._max_heartbeat_timeout = 60.0
    return opened


async def hear(client: discord.Client, frame: object) -> None:
    """Let a client read a frame as it comes from Discord."""
    opened = connection(client)
    socket: Any = opened.socket
    socket.frame = json.dumps(frame)
    try:
        await opened.poll_event()
    except (BrokenFrameError, discord.gateway.ReconnectWebSocket):
        assert socket.closed
    finally:
        if opened._keep_alive is not None:
            opened._keep_alive.stop()
    # What it began goes on in tasks of its own.
    await asyncio.sleep(0)


async def test_no_frame_ends_the_bot_or_leaves_it_deaf(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    gather()
    recorded = await some_interactions(world)
    kinds = events()
    server = str(world.guild.id)
    ids = [server, server, str(world.channel.id), str(world.ann.id)]
    for seed in SEEDS:
        payloads = Payloads(chance=random.Random(seed), ids=ids)
        frames = [
            _frame(payloads, kinds, [anew(world, one) for one in recorded]) for _ in range(BATCH)
        ]
        await all_done(world, frames)
        asked = anew(world, recorded[0])
        asked["data"]["options"][0]["value"] = f"a boat {seed}"
        await all_done(world, [{"op": 0, "t": "INTERACTION_CREATE", "s": 1, "d": asked}])
        said = [one.json for one in world.env.http_requests if asked["token"] in one.path]
        assert is_drawn(world, f"a boat {seed}"), said[-1:]
    log = [(one.name, one.levelname, one.getMessage()) for one in caplog.records]
    assert not [one for one in log if one[1] == "ERROR" or "never retrieved" in one[2]]
    assert world.env.errors  # the refusals, as the tree was handed them


async def all_done(world: World, frames: Iterable[object]) -> None:
    """Let the bot read frames in a row, and do all that follows from them."""
    with world.env._bot_scope():
        for frame in frames:
            await hear(world.env.bot, frame)
    # Commands that are still on their way would begin jobs, or find too many of them.
    await world.env.settle()
    await world.harness.all_over()


def is_drawn(world: World, prompt: str) -> bool:
    """Whether a message in the channel shows this prompt and its picture."""
    return any(prompt in one.text and one.files for one in world.messages())


def _frame(payloads: Payloads, kinds: Any, recorded: list[Json]) -> Json:  # noqa: ANN401
    chance = payloads.chance
    if chance.random() < 0.5:
        name, valid = "INTERACTION_CREATE", dict(chance.choice(recorded))
    else:
        name = chance.choice(sorted(kinds))
        valid = payloads.valid(kinds[name])
    if name == "READY":
        # A session that begins anew forgets every server, and is told of them again.
        name, valid = "GUILD_CREATE", payloads.valid(kinds["GUILD_CREATE"])
    frame = {"op": 0, "t": name, "s": chance.randrange(9), "d": valid}
    if chance.random() < 0.1:
        frame |= {chance.choice(["op", "t", "s", "d"]): chance.choice(ODD)}
        return frame
    return frame | {"d": payloads.spoiled(valid)}


def anew(world: World, payload: Json) -> Json:
    """The same interaction once more, as a new one that waits for an answer."""
    record = world.env.backend.new_interaction(
        payload["type"], world.channel.id, world.ann.id, world.guild.id
    )
    return {**copy.deepcopy(payload), "id": str(record.id), "token": record.token}


async def some_interactions(world: World) -> list[Json]:
    """One of each kind, as Discord sent them."""
    result = await world.imagine("a paper boat")
    await world.harness.all_over()
    await world.click(result, "Vary")
    await world.ann.slash(world.channel, "preferences")
    await world.harness.all_over()
    sent = [
        payload
        for kind, name, payload in world.env.backend.transcript
        if kind == "GATEWAY" and name == "INTERACTION_CREATE"
    ]
    assert len(sent) > 2
    return [dict(one) for one in sent]
