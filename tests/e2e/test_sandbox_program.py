"""`python -m bot sandbox`, as a visitor starts it, uses it through its page, and stops it."""

import asyncio
import os
import re
import signal
from asyncio.subprocess import Process
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from tests.e2e.programs import gone, processes_with, start
from tests.patience import PATIENCE_SECONDS

READY = re.compile(r"ready: (http://127\.0\.0\.1:\d+)")
ARGUMENTS = ("--port", "0", "--discord-port", "0", "--images-port", "0", "--no-browser")


@asynccontextmanager
async def running_sandbox(folder: Path) -> AsyncGenerator[tuple[Process, str], None]:
    """The program, and its page's address once it says that it is ready."""
    settings = {"TMPDIR": str(folder), "COMETAPI_KEY": "the-visitors-own-key"}
    process = await start("sandbox", *ARGUMENTS, settings=settings)
    reading = asyncio.create_task(_read_all(process.stderr), name="sandbox log")
    try:
        yield process, await asyncio.wait_for(_address(process), PATIENCE_SECONDS)
    finally:
        if process.returncode is None:
            process.kill()
        await asyncio.wait_for(asyncio.gather(reading, _read_all(process.stdout)), PATIENCE_SECONDS)
        await process.wait()


async def _read_all(stream: asyncio.StreamReader | None) -> bytes:
    assert stream is not None
    return await stream.read()


async def _address(process: Process) -> str:
    assert process.stdout is not None
    async for line in process.stdout:
        if found := READY.search(line.decode()):
            return found[1]
    raise AssertionError("the sandbox ended before it was ready")


async def _picture(page: str, prompt: str) -> dict[str, Any]:
    """What somebody in front of the page sees in the end."""
    async with aiohttp.ClientSession(page) as session:
        async with session.get("/api/hello") as answer:
            hello = await answer.json()
        me = hello["me"]["id"]
        channel = next(one["id"] for one in hello["channels"] if one["name"] == "art")
        async with session.ws_connect(f"/api/events?as={me}") as events:
            body = {
                "as": me,
                "kind": "command",
                "channel_id": channel,
                "name": "imagine",
                "options": [{"name": "prompt", "value": prompt}],
            }
            async with session.post("/api/interactions", json=body) as answer:
                assert answer.status == 200
            async for event in events:
                for message in _messages(event.json()):
                    if message["attachments"]:
                        return message
    raise AssertionError("the events ended before there was a picture")


def _messages(value: object) -> list[dict[str, Any]]:
    """Message objects anywhere in an event."""
    if isinstance(value, dict):
        found = [value] if isinstance(value.get("attachments"), list) else []
        return found + [one for inner in value.values() for one in _messages(inner)]
    if isinstance(value, list):
        return [one for inner in value for one in _messages(inner)]
    return []


async def test_it_is_ready_draws_and_leaves_nothing_behind(tmp_path: Path) -> None:
    async with running_sandbox(tmp_path) as (process, page):
        prompt = "a paper boat on calm water at sunrise"
        message = await asyncio.wait_for(_picture(page, prompt), PATIENCE_SECONDS)
        url = message["attachments"][0]["url"]
        async with aiohttp.ClientSession() as session, session.get(url) as answer:
            picture = await answer.read()
        others = processes_with(str(tmp_path)) - {process.pid}
        process.send_signal(signal.SIGINT)
        code = await asyncio.wait_for(process.wait(), PATIENCE_SECONDS)

    assert picture[8:12] == b"WEBP"
    # The bot, and for a while what paints the pictures of /models.
    assert 1 <= len(others) <= 2
    assert code == 0
    assert processes_with(str(tmp_path)) == set()
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - nothing else runs on this loop any more


async def test_killed_it_takes_the_bot_along(tmp_path: Path) -> None:
    async with running_sandbox(tmp_path) as (process, _):
        others = processes_with(str(tmp_path)) - {process.pid}
        assert others
        process.kill()
        for other in others:
            await gone(other)

    assert processes_with(str(tmp_path)) == set()
