"""What stands around a bot in one run: a Discord, an image service, and the talk with both."""

import asyncio
import contextlib
import tempfile
import time
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from benchmarks import peers
from benchmarks.cases import Case
from benchmarks.plan import Job, scaled
from benchmarks.processes import RunError, bot_process, stand_in

LOOK_SECONDS = 0.25
READY_SECONDS = 30.0
_CONTROL_SECONDS = 60.0
_LOG_CHARACTERS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How the runs are made."""

    scale: float
    picture_bytes: int = 2000
    profile_directory: Path | None = None
    """Where to put a py-spy profile of each bot's measured stretch."""
    log_directory: Path | None = None
    """Where to put what the bots print; nowhere when None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Two stand-ins that are up, and where they are."""

    case: Case
    options: Options
    discord: dict[str, Any]
    images: dict[str, Any]
    budget: int
    directory: Path
    session: aiohttp.ClientSession

    def log_path(self, bot: str) -> Path:
        """Return where a bot's output goes."""
        directory = self.options.log_directory or self.directory
        return directory / f"{self.case.name}-{bot}.log"

    def bot(self, name: str) -> contextlib.AbstractAsyncContextManager[asyncio.subprocess.Process]:
        """Run a bot on this stage."""
        settings = peers.environment(
            name,
            self.case,
            discord_port=self.discord["port"],
            gateway_url=self.discord["gateway_url"],
            images_port=self.images["port"],
            budget=self.budget,
            directory=self.directory,
        )
        return bot_process(
            peers.arguments(name), environment=settings, log_path=self.log_path(name)
        )

    async def state(self) -> dict[str, Any]:
        """Return how far the plan is."""
        return await self._get(self.discord["port"], "state")

    async def seen(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return everything that Discord and the image service saw of the plan."""
        discord = await self._get(self.discord["port"], "records")
        return discord, await self._get(self.images["port"], "records")

    async def send(self, jobs: list[Job], *, start_at: float) -> None:
        """Forget what was before, and let Discord send these commands."""
        await self._post(self.images["port"], "reset", None)
        await self._post(self.discord["port"], "plan", [job.as_json(start_at) for job in jobs])

    async def until(
        self,
        is_so: Callable[[dict[str, Any]], bool],
        process: asyncio.subprocess.Process,
        bot: str,
    ) -> dict[str, Any]:
        """Wait for the plan's state to be so.

        Raises:
            RunError: it is not so in time, or the bot ended.
        """
        give_up_at = time.monotonic() + READY_SECONDS
        while not is_so(state := await self.state()):
            if process.returncode is not None or time.monotonic() > give_up_at:
                log = self.log_path(bot).read_text(encoding="utf-8", errors="replace")
                raise RunError(f"{bot} did not come up:\n{log[-_LOG_CHARACTERS:]}")
            await asyncio.sleep(LOOK_SECONDS)
        return state

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
async def open_stage(
    case: Case, options: Options, *, directory: Path | None = None
) -> AsyncGenerator[Stage]:
    """Start both stand-ins; a bot's files go to ``directory``, or to one that is removed.

    Raises:
        RunError: one of them does not start.
    """
    per_minute = case.requests_per_minute
    budget = scaled(per_minute, options.scale, 60) if per_minute else 0
    async with contextlib.AsyncExitStack() as stack:
        if directory is None:
            temporary = tempfile.TemporaryDirectory(prefix="easel-benchmark-")
            directory = Path(stack.enter_context(temporary))
        discord = await stack.enter_async_context(stand_in("discord"))
        images = await stack.enter_async_context(
            stand_in(
                "images",
                f"--requests-per-minute={budget}",
                f"--picture-bytes={options.picture_bytes}",
            )
        )
        timeout = aiohttp.ClientTimeout(total=_CONTROL_SECONDS)
        session = await stack.enter_async_context(aiohttp.ClientSession(timeout=timeout))
        yield Stage(
            case=case,
            options=options,
            discord=discord,
            images=images,
            budget=budget,
            directory=directory,
            session=session,
        )
