"""What messages cost that are not for Easel: 200 a second, as a busy server sends them.

Run with `python -m benchmarks.messages`; the figures stand in `docs/reliability.md`.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from benchmarks import peers
from benchmarks.cases import CASES
from benchmarks.processes import RunError, bot_process, cpu_seconds, rss_bytes
from benchmarks.standins import world
from benchmarks.standins.discord import Discord
from benchmarks.standins.gateway import Gateway
from benchmarks.standins.http import serve

PER_SECOND = 200
SECONDS = 60.0
SETTLE_SECONDS = 5.0
_READY_SECONDS = 60.0
_STEP_SECONDS = 0.05
_MIB = 1024 * 1024


def message(number: int, *, words: str = "") -> world.Json:
    """Return a message of a member; Discord leaves out the words of those not for the bot."""
    user_id = str(world.FIRST_USER_ID + number % 500)
    return {
        "id": world.snowflake(number),
        "type": 0,
        "channel_id": world.CHANNEL_ID,
        "guild_id": world.GUILD_ID,
        "author": world.user(user_id, f"member {user_id}"),
        "member": world.member(user_id),
        "content": words,
        "timestamp": "2026-01-01T00:00:00.000000+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "components": [],
        "pinned": False,
        "flags": 0,
        "nonce": str(number),
    }


async def _send(gateway: Gateway, words: str) -> int:
    """Send for a while at the pace; return how many."""
    began, sent = time.monotonic(), 0
    while (elapsed := time.monotonic() - began) < SECONDS:
        while sent < elapsed * PER_SECOND:
            sent += 1
            gateway.dispatch("MESSAGE_CREATE", message(sent, words=words))
        await asyncio.sleep(_STEP_SECONDS)
    return sent


async def measure() -> None:
    """Print the processor time of one message, and what the process holds before and after."""
    gateway = Gateway()
    await gateway.start()
    discord = Discord(gateway)
    server, port = await serve(discord.handle, time.monotonic)
    with tempfile.TemporaryDirectory(prefix="easel-messages-") as name:
        directory = Path(name)
        settings = peers.environment(
            CASES[0],
            discord_port=port,
            gateway_url=gateway.url,
            images_port=9,
            directory=directory,
        )
        command = [sys.executable, *peers.arguments("easel")]
        log = directory / "bot.log"
        async with bot_process(command, environment=settings, log_path=log) as bot:
            try:
                await asyncio.wait_for(gateway.has_bot.wait(), _READY_SECONDS)
            except TimeoutError:
                raise RunError(log.read_text(encoding="utf-8")) from None
            await asyncio.sleep(SETTLE_SECONDS)
            idle = await _took(bot.pid, lambda: asyncio.sleep(SECONDS))
            for words, what in (("", "without their words"), ("hello " * 40, "with 240 letters")):
                before = rss_bytes(bot.pid)
                sent: list[int] = []

                async def send(words: str = words, sent: list[int] = sent) -> None:
                    sent.append(await _send(gateway, words))

                took = await _took(bot.pid, send)
                each = 1e6 * (took - idle) / sent[0]
                after = rss_bytes(bot.pid)
                print(  # noqa: T201 - a program for the terminal
                    f"{sent[0]} messages {what}, {PER_SECOND} a second: {each:.0f} µs each, "
                    f"{100 * took / SECONDS:.1f} % of a processor, "
                    f"{before / _MIB:.1f} MiB before, {after / _MIB:.1f} MiB after"
                )
    server.close()
    await gateway.close()


async def _took(pid: int, do: Callable[[], Awaitable[object]]) -> float:
    """Return the processor time that a process takes while something is done."""
    before = cpu_seconds(pid)
    await do()
    return cpu_seconds(pid) - before


if __name__ == "__main__":
    asyncio.run(measure())
