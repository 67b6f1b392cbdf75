"""The real bot in its own process: started, watched, restarted, stopped."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, STDOUT
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from sandbox.discord.bell import Bell

PROJECT = Path(__file__).parent.parent
BOT_COMMAND = (sys.executable, "-m", "bot", "run")
GRACE_SECONDS = 20.0
_KILL_SECONDS = 5.0
_FIRST_PAUSE_SECONDS, _LONGEST_PAUSE_SECONDS = 0.5, 10.0
_LONG_LIFE_SECONDS = 30.0
_SETTINGS_WRONG = 78  # the bot's own exit code, after sysexits.h
LINE_BYTES = 1024**2
_KEPT_LINES = 5000


class RunningProgram(Protocol):
    """A process that leads a group of its own; its log is its standard output."""

    @property
    def pid(self) -> int:
        """Its id, also once it has ended."""
        ...

    @property
    def stdout(self) -> asyncio.StreamReader | None:
        """Its log."""
        ...

    @property
    def returncode(self) -> int | None:
        """Its exit code once it has ended."""
        ...

    async def wait(self) -> int:
        """Return its exit code once it has ended."""
        ...

    def send_signal(self, signal: int, /) -> None:
        """Send it a signal; nothing happens where it has ended."""
        ...


Start = Callable[[Sequence[str], Mapping[str, str]], Awaitable[RunningProgram]]
"""Starts a command with an environment."""


class BotStoppedError(Exception):
    """The bot ended before it was ready."""

    def __init__(self, exit_code: int) -> None:
        super().__init__(f"The bot ended with exit code {exit_code} before it was ready.")
        self.exit_code = exit_code


class BotSupervisor:
    """Keeps one bot process running from entering to leaving the context."""

    def __init__(
        self,
        *,
        environment: Mapping[str, str],
        bell: Bell,
        command: Sequence[str] | None = None,
        show_log: bool = True,
        start_program: Start | None = None,
    ) -> None:
        self._environment = dict(environment)
        self._bell = bell
        self._command = tuple(command or BOT_COMMAND)
        self._show_log = show_log
        self._start_program = start_program or start_program_on_leash
        self._process: RunningProgram | None = None
        self._watch: asyncio.Task[None] | None = None
        self._wanted = True
        self._asked_to_end = False
        self.log_lines: deque[str] = deque(maxlen=_KEPT_LINES)
        self.crashes: list[int] = []
        """Exit codes of ends nobody asked for."""

    @property
    def pid(self) -> int | None:
        """The bot's process id while it runs."""
        running = self._process is not None and self._process.returncode is None
        return self._process.pid if self._process is not None and running else None

    async def __aenter__(self) -> Self:
        """Start the bot; it is not ready yet."""
        await self._start()
        self._watch = asyncio.create_task(self._keep_running(), name="bot supervisor")
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop the bot: SIGTERM, its grace, then SIGKILL. Nothing of it is left."""
        await self.stop()

    async def kill(self) -> None:
        """Kill -9 the bot; return when it is gone. It is started again."""
        await self._end(signal.SIGKILL, within_seconds=_KILL_SECONDS)

    def kill_now(self) -> None:
        """Kill -9 the bot without waiting for its end."""
        if self._process is not None and self._process.returncode is None:
            self._asked_to_end = True
            _kill_group(self._process)

    async def restart(self) -> None:
        """SIGTERM the bot; return when it is gone. It is started again."""
        await self._end(signal.SIGTERM, within_seconds=GRACE_SECONDS)

    async def stop(self, *, sig: signal.Signals = signal.SIGTERM) -> None:
        """End the bot and do not start it again."""
        self._wanted = False
        self._bell.ring()
        await self._end(sig, within_seconds=GRACE_SECONDS)
        if self._watch is not None:
            await asyncio.wait([self._watch], timeout=_KILL_SECONDS)
            self._watch.cancel()
            await asyncio.gather(self._watch, return_exceptions=True)
            self._watch = None

    async def start(self) -> None:
        """Start a bot that `stop` ended."""
        if self._watch is None:
            self._wanted = True
            await self.__aenter__()

    async def _start(self) -> None:
        self._asked_to_end = False
        self._process = await self._start_program(self._command, self._environment)

    async def _keep_running(self) -> None:
        pause_seconds = _FIRST_PAUSE_SECONDS
        loop = asyncio.get_running_loop()
        while self._process is not None:
            started_at = loop.time()
            await self._follow_log(self._process)
            exit_code = await self._process.wait()
            _kill_group(self._process)
            if not self._wanted:
                return
            if not self._asked_to_end:
                self.crashes.append(exit_code)
                self._bell.ring()
            if exit_code == _SETTINGS_WRONG:
                self._say("The bot refuses its settings; starting it again would change nothing.")
                return
            if not self._asked_to_end:
                lived_long = loop.time() - started_at > _LONG_LIFE_SECONDS
                pause_seconds = _FIRST_PAUSE_SECONDS if lived_long else pause_seconds
                self._say(f"The bot ended with exit code {exit_code}; starting it again.")
                if await self._unwanted_within(pause_seconds):
                    return
                pause_seconds = min(pause_seconds * 2, _LONGEST_PAUSE_SECONDS)
            await self._start()

    async def _unwanted_within(self, seconds: float) -> bool:
        try:
            return await self._bell.until(
                lambda: not self._wanted, within_seconds=seconds, waiting_for="an end"
            )
        except TimeoutError:
            return False

    async def _follow_log(self, process: RunningProgram) -> None:
        assert process.stdout is not None  # noqa: S101 - asked for as a pipe
        while True:
            try:
                line = await process.stdout.readline()
            except ValueError:
                continue  # a line beyond the limit; the reader has dropped it
            if not line:
                return
            self._say(line.decode(errors="replace").rstrip("\n"))

    def _say(self, line: str) -> None:
        self.log_lines.append(line)
        self._bell.ring()
        if self._show_log:
            print(line, file=sys.stderr, flush=True)  # noqa: T201 - the bot's log, on the terminal

    async def _end(self, sig: signal.Signals, *, within_seconds: float) -> None:
        process = self._process
        if process is None or process.returncode is not None:
            return
        self._asked_to_end = True
        if sig == signal.SIGKILL:
            _kill_group(process)
        else:
            process.send_signal(sig)
        try:
            await asyncio.wait_for(process.wait(), within_seconds)
        except TimeoutError:
            _kill_group(process)
            await process.wait()


async def start_program_on_leash(
    command: Sequence[str], environment: Mapping[str, str]
) -> RunningProgram:
    """Start a program that does not outlive this one, on Linux."""
    if sys.platform == "linux":
        leash = Path(__file__).with_name("leash.py")
        command = (sys.executable, "-I", "-S", str(leash), str(os.getpid()), *command)
    return await asyncio.create_subprocess_exec(
        *command,
        cwd=PROJECT,
        env=environment,
        stdin=DEVNULL,
        stdout=PIPE,
        stderr=STDOUT,
        limit=LINE_BYTES,
        # The terminal's Ctrl+C is for the sandbox, which then asks the bot to stop.
        start_new_session=True,
    )


def _kill_group(process: RunningProgram) -> None:
    """Kill the bot and whatever it has started; it leads a group of its own."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
