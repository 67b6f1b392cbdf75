import asyncio
import os
import signal
import socket
import sys
from typing import Any

import aiohttp
import pytest

from sandbox.app import Sandbox, SandboxTerms, run_sandbox
from sandbox.discord.loopback import PortTakenError
from tests.patience import PATIENCE_SECONDS


async def test_the_parts_run_together_and_stop_together() -> None:
    async with Sandbox(terms=SandboxTerms(with_bot=False)) as sandbox:
        url = sandbox.page_url
        async with aiohttp.ClientSession() as session:
            async with session.get(f"{url}/api/hello") as answer:
                hello = await answer.json()
            async with session.get(url) as answer:
                page = await answer.text()
            async with session.get(f"{sandbox.images.url}/replicate/v1/predictions/x") as answer:
                assert answer.status == 401

    assert "!nsfw" in {trigger["word"] for trigger in hello["triggers"]}
    assert "<html" in page
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.ClientConnectorError):
            await session.get(url)


@pytest.mark.parametrize("which", ["port", "discord_port", "images_port"])
async def test_a_taken_port_is_one_sentence(which: str, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ports: dict[str, Any] = {"port": 0, "discord_port": 0, "images_port": 0}
        ports[which] = taken.getsockname()[1]

        code = await asyncio.wait_for(run_sandbox(**ports, open_browser=False), PATIENCE_SECONDS)

    said = capsys.readouterr().out.splitlines()
    assert code == 1
    assert len(said) == 1
    assert said[0].startswith(f"Port {ports[which]} is already in use. Choose another: --port")


async def test_a_sandbox_without_its_bot_stops_what_it_started() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        terms = SandboxTerms(port=taken.getsockname()[1], with_bot=False)
        sandbox = Sandbox(terms=terms)
        with pytest.raises(PortTakenError):
            await sandbox.__aenter__()
        async with aiohttp.ClientSession() as session:
            with pytest.raises(aiohttp.ClientConnectorError):
                await session.get(sandbox.discord.origin)


async def test_ctrl_c_before_the_bot_is_ready_stops_everything(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandbox.supervisor.BOT_COMMAND", ("/bin/sleep", "60"))
    running = asyncio.create_task(
        run_sandbox(port=0, discord_port=0, images_port=0, open_browser=False)
    )
    await asyncio.sleep(0)  # by now it listens to signals
    os.kill(os.getpid(), signal.SIGINT)

    assert await asyncio.wait_for(running, PATIENCE_SECONDS) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Everything is stopped."


async def test_a_second_ctrl_c_does_not_wait_for_a_stubborn_bot(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stubborn = "import signal, time; signal.signal(15, signal.SIG_IGN); print(1, flush=True); "
    command = (sys.executable, "-c", stubborn + "time.sleep(60)")
    monkeypatch.setattr("sandbox.supervisor.BOT_COMMAND", command)
    running = asyncio.create_task(
        run_sandbox(port=0, discord_port=0, images_port=0, open_browser=False)
    )
    said = ""
    for wanted in ("1", "Stopping"):
        while wanted not in said.split():
            await asyncio.sleep(0.05)
            captured = capsys.readouterr()
            said += captured.err + captured.out
        os.kill(os.getpid(), signal.SIGINT)

    assert await asyncio.wait_for(running, PATIENCE_SECONDS) == 0
