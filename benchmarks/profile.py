"""A look inside a bot while it is measured, with py-spy; it costs a few percent."""

import asyncio
import contextlib
import os
import shutil
import signal
import sys
from collections.abc import AsyncGenerator
from pathlib import Path

from benchmarks.processes import RunError
from benchmarks.stage import Stage

_WRITE_SECONDS = 60.0


@contextlib.asynccontextmanager
async def profiled(stage: Stage, bot: str, pid: int) -> AsyncGenerator[None]:
    """Sample the bot's stacks meanwhile, if that was asked for: one line a stack, with counts.

    Raises:
        RunError: py-spy is not installed.
    """
    directory = stage.options.profile_directory
    if directory is None:
        yield
        return
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    found = shutil.which("py-spy", path=path)
    if found is None:
        raise RunError("py-spy is not installed: pip install py-spy")
    process = await asyncio.create_subprocess_exec(
        found,
        "record",
        f"--pid={pid}",
        "--format=raw",
        "--rate=200",
        f"--output={directory / f'{stage.case.name}-{bot}.txt'}",
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGINT)
        try:
            await asyncio.wait_for(process.wait(), _WRITE_SECONDS)
        except TimeoutError:
            process.kill()
            await process.wait()
