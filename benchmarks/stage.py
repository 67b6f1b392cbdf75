"""What stands around a bot in one run: a Discord, an image service, perhaps a database's server."""

import asyncio
import contextlib
import sys
import tempfile
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from benchmarks import callgrind, grown, peers
from benchmarks.cases import Backend, Case
from benchmarks.plan import Job
from benchmarks.processes import RunError, bot_process, cpu_seconds, stand_in, tree_cpu_seconds
from tests.servers.postgres import PostgresServer, running_postgres

LOOK_SECONDS = 0.25
_READY_SECONDS = 60.0
_CONTROL_SECONDS = 60.0
_LOG_CHARACTERS = 2000
_WORKERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How the runs are made."""

    scale: float
    log_directory: Path | None = None
    """Where to put what the bots print; nowhere when None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bot:
    """The processes that are watched: the one with the gateway, then workers, if there are any."""

    name: str
    processes: Sequence[asyncio.subprocess.Process]
    server: PostgresServer | None
    database_url: str = ""
    """Of PostgreSQL; empty where it is SQLite."""

    @property
    def pid(self) -> int:
        """The process with the gateway."""
        return self.processes[0].pid

    @property
    def has_ended(self) -> bool:
        """Whether one of them is gone."""
        return any(process.returncode is not None for process in self.processes)

    def cpu_seconds(self) -> float:
        """Return the processor time that all of them, and the database's server, took so far."""
        own = sum(cpu_seconds(process.pid) for process in self.processes)
        return own if self.server is None else own + tree_cpu_seconds(self.server.pid)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Two stand-ins that are up, and where they are."""

    case: Case
    options: Options
    discord: dict[str, Any]
    images: dict[str, Any]
    server: PostgresServer | None
    directory: Path
    session: aiohttp.ClientSession

    @property
    def callgrind_path(self) -> Path:
        """Where callgrind's counts go."""
        return self.directory / "callgrind.out"

    def _log_path(self, bot: str) -> Path:
        directory = self.options.log_directory or self.directory
        return directory / f"{self.case.name}-{bot}.log"

    @contextlib.asynccontextmanager
    async def bot(self, name: str) -> AsyncGenerator[Bot]:
        """Run a bot on this stage; it is connected when this yields."""
        settings = peers.environment(
            self.case,
            discord_port=self.discord["port"],
            gateway_url=self.discord["gateway_url"],
            images_port=self.images["port"],
            directory=self.directory,
        )
        programs = [peers.arguments(name)]
        if self.server is not None:
            settings["DATABASE_URL"] = self.server.create_database_with_tables()
            programs += [peers.WORKER] * _WORKERS
        under = callgrind.command(self.callgrind_path) if self.case.is_counted else []
        async with contextlib.AsyncExitStack() as stack:
            processes = [
                await stack.enter_async_context(
                    bot_process(
                        [*under, sys.executable, *program],
                        environment=settings,
                        log_path=self._log_path(name),
                    )
                )
                for program in programs
            ]
            bot = Bot(
                name=name,
                processes=processes,
                server=self.server,
                database_url=settings.get("DATABASE_URL", ""),
            )
            await self._until(lambda state: state["ready_at"] is not None, bot)
            yield bot

    async def state(self) -> dict[str, Any]:
        """Return how far the plan is."""
        return await self._get(self.discord["port"], "state")

    async def seen(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return everything that Discord and the image service saw of the plan."""
        discord = await self._get(self.discord["port"], "records")
        return discord, await self._get(self.images["port"], "records")

    async def send(self, jobs: list[Job], *, start_at: float) -> None:
        """Forget what was before, and let Discord send these interactions."""
        await self._post(self.images["port"], "reset", None)
        await self._post(self.discord["port"], "plan", [job.as_json(start_at) for job in jobs])

    async def _until(self, is_so: Callable[[dict[str, Any]], bool], bot: Bot) -> None:
        """Wait for the plan's state to be so.

        Raises:
            RunError: it is not so in time, or the bot ended.
        """
        seconds = callgrind.READY_SECONDS if self.case.is_counted else _READY_SECONDS
        give_up_at = time.monotonic() + seconds
        while not is_so(await self.state()):
            if bot.has_ended or time.monotonic() > give_up_at:
                log = self._log_path(bot.name).read_text(encoding="utf-8", errors="replace")
                raise RunError(f"{bot.name} did not come up:\n{log[-_LOG_CHARACTERS:]}")
            await asyncio.sleep(LOOK_SECONDS)

    async def _get(self, port: int, what: str) -> dict[str, Any]:
        async with self.session.get(f"http://127.0.0.1:{port}/control/{what}") as response:
            response.raise_for_status()
            found: dict[str, Any] = await response.json()
            return found

    async def _post(self, port: int, what: str, body: object) -> None:
        url = f"http://127.0.0.1:{port}/control/{what}"
        async with self.session.post(url, json=body) as response:
            response.raise_for_status()


@contextlib.asynccontextmanager
async def open_stage(case: Case, options: Options) -> AsyncGenerator[Stage]:
    """Start both stand-ins, and a database's server where the case has one.

    Raises:
        RunError: one of them does not start.
    """
    async with contextlib.AsyncExitStack() as stack:
        temporary = tempfile.TemporaryDirectory(prefix="easel-benchmark-")
        directory = Path(stack.enter_context(temporary))
        server = None
        if case.backend is Backend.GROWN:
            await asyncio.to_thread(grown.put_into, directory / "data")
        elif case.backend is Backend.POSTGRES:
            server = await asyncio.to_thread(stack.enter_context, running_postgres())
        pictures = sorted({group.picture for group in case.groups})
        timeout = aiohttp.ClientTimeout(total=_CONTROL_SECONDS)
        yield Stage(
            case=case,
            options=options,
            discord=await stack.enter_async_context(stand_in("discord")),
            images=await stack.enter_async_context(stand_in("images", *pictures)),
            server=server,
            directory=directory,
            session=await stack.enter_async_context(aiohttp.ClientSession(timeout=timeout)),
        )
