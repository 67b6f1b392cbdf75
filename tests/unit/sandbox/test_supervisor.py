import asyncio
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.settings import Settings
from sandbox.discord.bell import Bell
from sandbox.environment import EASEL_SETTINGS, Surroundings, bot_environment
from sandbox.supervisor import BotSupervisor
from tests.patience import PATIENCE_SECONDS

LONG = "import signal, sys, time; print('up', flush=True); time.sleep(60)"
STUBBORN = (
    "import signal, time; signal.signal(15, signal.SIG_IGN); print('up', flush=True); "
    "time.sleep(60)"
)


def supervisor(code: str) -> BotSupervisor:
    return BotSupervisor(
        environment=dict(os.environ),
        bell=Bell(),
        command=(sys.executable, "-c", code),
        show_log=False,
    )


async def eventually(true: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not true():  # noqa: ASYNC110 - processes ring no events
            await asyncio.sleep(0.01)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


async def test_a_bot_that_dies_is_started_again() -> None:
    async with supervisor("print('hello'); raise SystemExit(3)") as bot:
        await eventually(lambda: list(bot.log_lines).count("hello") >= 2)
        assert bot.crashes[0] == 3


async def test_wrong_settings_are_not_tried_again() -> None:
    async with supervisor("raise SystemExit(78)") as bot:
        await eventually(lambda: any("refuses its settings" in line for line in bot.log_lines))
        await asyncio.sleep(0)
        assert bot.crashes == [78]
        assert bot.pid is None


async def test_kill_and_restart_bring_a_new_process() -> None:
    async with supervisor(LONG) as bot:
        await eventually(lambda: "up" in bot.log_lines)
        first = bot.pid
        await bot.kill()
        await eventually(lambda: bot.pid not in {None, first})
        second = bot.pid
        await eventually(lambda: list(bot.log_lines).count("up") == 2)
        await bot.restart()
        await eventually(lambda: bot.pid not in {None, first, second})
        assert bot.crashes == []


async def test_a_stopped_bot_stays_down_until_started() -> None:
    async with supervisor(LONG) as bot:
        await eventually(lambda: "up" in bot.log_lines)
        await bot.stop(sig=signal.SIGKILL)
        assert bot.pid is None
        await bot.start()
        assert bot.pid is not None


async def test_leaving_ends_the_bot_and_what_it_started(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sandbox.supervisor.GRACE_SECONDS", 0.3)
    code = (
        f"import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', {LONG!r}]); "
        f"print('child', p.pid, flush=True); {STUBBORN}"
    )
    async with supervisor(code) as bot:
        await eventually(lambda: any(line.startswith("child") for line in bot.log_lines))
        await eventually(lambda: list(bot.log_lines).count("up") == 2)
        pid = bot.pid
        child = int(next(line for line in bot.log_lines if line.startswith("child")).split()[1])
        assert pid is not None
    assert not alive(pid)
    await eventually(lambda: not alive(child))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can tie a process to its parent")
async def test_a_killed_sandbox_takes_the_bot_with_it() -> None:
    code = (
        "import asyncio, os, sys\n"
        "from sandbox.discord.bell import Bell\n"
        "from sandbox.supervisor import BotSupervisor\n"
        "async def main():\n"
        f"    command = (sys.executable, '-c', {LONG!r})\n"
        "    parts = dict(environment=dict(os.environ), bell=Bell(), command=command)\n"
        "    async with BotSupervisor(**parts, show_log=False) as bot:\n"
        "        while 'up' not in bot.log_lines: await asyncio.sleep(0.01)\n"
        "        print(bot.pid, flush=True)\n"
        "        await asyncio.sleep(60)\n"
        "asyncio.run(main())\n"
    )
    parent = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE
    )
    assert parent.stdout is not None
    pid = int(await asyncio.wait_for(parent.stdout.readline(), PATIENCE_SECONDS))
    parent.kill()
    await parent.communicate()
    await eventually(lambda: not alive(pid))


def test_the_bot_gets_the_sandboxs_settings_and_none_of_the_visitors(tmp_path: Path) -> None:
    surroundings = Surroundings(
        discord_token="t",
        discord_api_url="http://127.0.0.1:1/api/v10",
        discord_gateway_url="ws://127.0.0.1:1/gateway",
        discord_origin="http://127.0.0.1:1",
        images_url="http://127.0.0.1:2",
        images_key="sandbox",
        data_dir=tmp_path,
    )
    inherited = {"PATH": "/bin", "DATABASE_URL": "postgresql://real", "COMETAPI_KEY": "real"}

    given = bot_environment(surroundings, extra={"LOG_LEVEL": "DEBUG"}, inherited=inherited)

    assert "real" not in given.values()
    assert given["DATABASE_URL"] == ""
    assert given["PATH"] == "/bin"
    assert given["PREDICTION_API_URL"] == "http://127.0.0.1:2/replicate/v1"
    assert given["IMAGE_ORIGINS"] == "http://127.0.0.1:2,http://127.0.0.1:1"
    assert given["EASEL_ENV_FILE"] == ""
    assert given["LOG_LEVEL"] == "DEBUG"


def test_every_setting_of_the_bot_is_known_here() -> None:
    assert {name.upper() for name in Settings.model_fields} <= EASEL_SETTINGS
