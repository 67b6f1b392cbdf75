"""Instructions counted by callgrind: they do not depend on how busy the machine is."""

import asyncio
import re
from pathlib import Path

from benchmarks.processes import RunError

COMMAND = ("valgrind", "--tool=callgrind", "--instr-atstart=no", "--log-file=/dev/null")
READY_SECONDS = 300.0
_ANSWER_SECONDS = 120.0
_TOTAL = re.compile(r"^totals: (\d+)", re.MULTILINE)


def command(out_path: Path) -> list[str]:
    """Return what a program is started with; its counts go to files beside ``out_path``."""
    return [*COMMAND, f"--callgrind-out-file={out_path}"]


async def start(pid: int) -> None:
    """Count from now on."""
    await _tell(pid, "instrumentation", "on")


async def instructions(pid: int, out_path: Path) -> int:
    """Stop counting; return the instructions since the start.

    Raises:
        RunError: callgrind wrote no counts.
    """
    await _tell(pid, "instrumentation", "off")
    await _tell(pid, "dump")
    dumps = out_path.parent.glob(f"{out_path.name}*")
    found = [int(match[1]) for path in dumps if (match := _TOTAL.search(path.read_text()))]
    if not found:
        raise RunError("callgrind wrote no counts")
    return max(found)


async def _tell(pid: int, *words: str) -> None:
    process = await asyncio.create_subprocess_exec(
        "vgdb",
        f"--pid={pid}",
        *words,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        await asyncio.wait_for(process.wait(), _ANSWER_SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()
        raise RunError(f"callgrind did not answer: {' '.join(words)}") from None
