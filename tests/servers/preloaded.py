"""Start bots as forks of one that has imported everything."""

import asyncio
import json
import os
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache

from sandbox.supervisor import LINE_BYTES, PROJECT

PROGRAM = "tests.servers.preloaded_bot"


class PreloadedProcess:
    """A bot in a process of its own; of asyncio's `Process`, what a supervisor needs."""

    def __init__(
        self,
        *,
        pid: int,
        stdout: asyncio.StreamReader,
        stderr: asyncio.StreamReader | None,
        status: asyncio.StreamReader,
    ) -> None:
        self.pid = pid
        self.stdout: asyncio.StreamReader | None = stdout
        self.stderr = stderr
        self.returncode: int | None = None
        self._ended = asyncio.create_task(self._wait(status), name=f"end of bot {pid}")

    async def wait(self) -> int:
        return await asyncio.shield(self._ended)

    def send_signal(self, signal: int) -> None:
        if self.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal)

    async def _wait(self, status: asyncio.StreamReader) -> int:
        # To its end: what is closed later than the test's loop is a warning in some other test.
        self.returncode = int(await status.read())
        return self.returncode


async def start_preloaded(
    command: Sequence[str], environment: Mapping[str, str], *, has_stderr: bool = False
) -> PreloadedProcess:
    """Start `python -m bot ...` as a fork; what it says as an error goes to stdout, or apart."""
    assert tuple(command[:3]) == (sys.executable, "-m", "bot")
    request = {"argv": command[2:], "folder": str(PROJECT), "environment": dict(environment)}
    out, out_writer = os.pipe()
    errors, error_writer = os.pipe() if has_stderr else (None, os.dup(out_writer))
    status, status_writer = os.pipe()
    handles = [out_writer, error_writer, status_writer]
    try:
        socket.send_fds(_preloaded()[0], [json.dumps(request).encode()], handles)
    finally:
        for handle in handles:
            os.close(handle)
    told = await _reader(status)
    return PreloadedProcess(
        pid=int(await told.readline()),
        stdout=await _reader(out),
        stderr=None if errors is None else await _reader(errors),
        status=told,
    )


@lru_cache
def _preloaded() -> tuple[socket.socket, subprocess.Popen[bytes]]:
    """The way to the one that forks, and itself: it ends with this process."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-m", PROGRAM, str(os.getpid()), str(theirs.fileno())],
            cwd=PROJECT,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            # Ctrl+C is for the tests.
            start_new_session=True,
        )
    return ours, process


async def _reader(handle: int) -> asyncio.StreamReader:
    reader = asyncio.StreamReader(limit=LINE_BYTES)
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(handle, "rb", buffering=0)
    )
    return reader
