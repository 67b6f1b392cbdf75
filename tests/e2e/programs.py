"""Easel's command line as a program: its exit code, what it says, and when it ends."""

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sandbox.environment import EASEL_SETTINGS
from sandbox.supervisor import PROJECT
from tests.patience import PATIENCE_SECONDS
from tests.servers.preloaded import start_preloaded


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A program that has ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """Everything it said, without empty lines and the log's first, which names the version."""
        said = (self.out + self.err).splitlines()
        return [line for line in said if line.strip() and " bot.commands: Easel " not in line]


def clean_environment(settings: Mapping[str, str]) -> dict[str, str]:
    """This machine's environment with these settings of Easel and no others."""
    kept = {name: value for name, value in os.environ.items() if name not in EASEL_SETTINGS}
    return {**kept, "EASEL_ENV_FILE": "", "COLUMNS": "200", "PYTHONUNBUFFERED": "1", **settings}


async def start(*arguments: str, settings: Mapping[str, str]) -> Process:
    """Start `python -m bot ...` as anybody does."""
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments),
        cwd=PROJECT,
        env=clean_environment(settings),
        stdin=DEVNULL,
        stdout=PIPE,
        stderr=PIPE,
        start_new_session=True,
    )


async def easel(*arguments: str, settings: Mapping[str, str], is_fresh: bool = False) -> Ended:
    """Run `python -m bot ...` to its end: a fork of one that has imported all, or a fresh one."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        if is_fresh:
            process = await start(*arguments, settings=settings)
            out, err = await process.communicate()
            code = await process.wait()
        else:
            command = (sys.executable, "-m", "bot", *arguments)
            fork = await start_preloaded(command, clean_environment(settings), has_stderr=True)
            assert fork.stdout is not None
            assert fork.stderr is not None
            out, err = await asyncio.gather(fork.stdout.read(), fork.stderr.read())
            code = await fork.wait()
    return Ended(code=code, out=out.decode(), err=err.decode())


async def gone(pid: int) -> None:
    """Return once this process has ended, or at once if it has already."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_reader(handle, ended.set)
    try:
        await asyncio.wait_for(ended.wait(), PATIENCE_SECONDS)
    finally:
        loop.remove_reader(handle)
        os.close(handle)


def processes_with(text: str) -> set[int]:
    """The processes whose environment holds this text."""
    found: set[int] = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if text.encode() in (folder / "environ").read_bytes():
                found.add(int(folder.name))
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
    return found
