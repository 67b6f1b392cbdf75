"""The processes of one run: started, watched from outside, and ended whatever happens."""

import asyncio
import contextlib
import json
import os
import sys
import time
from collections.abc import AsyncGenerator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_READY_SECONDS = 20.0
_STOP_SECONDS = 10.0
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


class RunError(Exception):
    """A process did not do what the run needs of it."""


def cpu_seconds(pid: int) -> float:
    """Return the processor time a process has taken so far, in all its threads."""
    # Linux makes a clock for each process: its id is the inverted pid and the kind of clock.
    return time.clock_gettime((~pid << 3) | 2)


def tree_cpu_seconds(pid: int) -> float:
    """Return the processor time of a process and its children, those that ended as well."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    # Fields 16 and 17 of proc_pid_stat(5), counted behind the name in brackets: the user and
    # system time of children that were waited for.
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    ended = (int(fields[13]) + int(fields[14])) / _TICKS
    return ended + sum(cpu_seconds(each) for each in (pid, *map(int, children)))


def rss_bytes(pid: int) -> int:
    """Return the memory a process holds now."""
    resident = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    return int(resident) * _PAGE_BYTES


def forget_peak(pid: int) -> None:
    """Let the most memory that a process ever held count from now on."""
    Path(f"/proc/{pid}/clear_refs").write_text("5", encoding="ascii")


def peak_bytes(pid: int) -> int:
    """Return the most memory that a process held since then."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    peak = next(line.split()[1] for line in lines if line.startswith("VmHWM:"))
    return int(peak) * 1024


@contextlib.asynccontextmanager
async def stand_in(name: str, *arguments: str) -> AsyncGenerator[dict[str, Any]]:
    """Run one of the stand-ins; yield what it says about itself, and its pid.

    Raises:
        RunError: it did not start.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        f"benchmarks.standins.{name}",
        *arguments,
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        if process.stdout is None:
            raise RunError(f"the stand-in {name} has no output")
        line = await asyncio.wait_for(process.stdout.readline(), _READY_SECONDS)
        if not line:
            raise RunError(f"the stand-in {name} did not start")
        yield json.loads(line) | {"pid": process.pid}
    finally:
        await _end(process)


@contextlib.asynccontextmanager
async def bot_process(
    command: Sequence[str], *, environment: Mapping[str, str], log_path: Path
) -> AsyncGenerator[asyncio.subprocess.Process]:
    """Run a bot with an environment of its own; what it prints goes to ``log_path``."""
    with log_path.open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *command,
            cwd=ROOT,
            env=dict(environment),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=log,
            stderr=asyncio.subprocess.STDOUT,
        )
        try:
            yield process
        finally:
            await _end(process)


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    with contextlib.suppress(ProcessLookupError):
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), _STOP_SECONDS)
    except TimeoutError:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
