"""Several processes on one PostgreSQL, between a local Discord and a local image service."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path

from sandbox.app import Sandbox, SandboxTerms
from sandbox.discord.desk import InteractionTerms
from sandbox.discord.server import DiscordTerms
from sandbox.environment import bot_environment
from sandbox.supervisor import BotSupervisor, Start
from tests.e2e.discord_faults import DiscordFaults
from tests.e2e.invariants import SECRET_TOKEN, problems_in_log
from tests.e2e.real_bot import QUICK_MODELS, BotBench
from tests.e2e.watched_images import SECRET_KEY, WatchedImages
from tests.patience import PATIENCE_SECONDS
from tests.servers.preloaded import start_preloaded

Between = Callable[[Sandbox, AsyncExitStack], Awaitable[Mapping[str, str]]]


class Fleet(BotBench):
    """A bench on which processes come and go."""

    def __init__(
        self,
        sandbox: Sandbox,
        *,
        faults: DiscordFaults,
        images: WatchedImages,
        environment: Mapping[str, str],
        stack: AsyncExitStack,
    ) -> None:
        super().__init__(sandbox, faults=faults, images=images)
        self._environment = dict(environment)
        self._stack = stack
        self.processes: dict[str, BotSupervisor] = {}

    @property
    def bot(self) -> BotSupervisor:
        return self.processes["run-0"]

    async def start(
        self, name: str, *, start_program: Start = start_preloaded, **environment: str
    ) -> BotSupervisor:
        """Start `run-…` or `worker-…` and wait until it is ready."""
        process = BotSupervisor(
            environment={**self._environment, **environment},
            bell=self.discord.bell,
            command=(sys.executable, "-m", "bot", name.partition("-")[0]),
            show_log=False,
            start_program=start_program,
        )
        self.processes[name] = process
        await self._stack.enter_async_context(process)
        await self.said(name, "Worker ready" if name.startswith("worker") else "Easel is ready")
        return process

    async def said(
        self, name: str, pattern: str, *, within_seconds: float = PATIENCE_SECONDS
    ) -> None:
        """Return once a process has logged this."""
        await self.discord.bell.until(
            lambda: self.count_said(name, pattern),
            within_seconds=within_seconds,
            waiting_for=f"{pattern!r} in the log of {name}",
        )

    def count_said(self, name: str, pattern: str) -> int:
        return sum(bool(re.search(pattern, line)) for line in self.processes[name].log_lines)

    async def workers_draw(self) -> None:
        """Return once every run process knows that there are workers: it looks every 2 s."""

        def all_know() -> bool:
            return all(
                self.count_said(name, "draws as well") == self.count_said(name, "only accepts")
                for name in self.processes
                if name.startswith("run")
            )

        await self.discord.bell.until(
            all_know,
            within_seconds=PATIENCE_SECONDS,
            waiting_for="run processes to leave it to them",
        )

    async def drawing(self, *prompts: str) -> str:
        """Return a process that has begun one of these, once all are begun."""
        for prompt in prompts:
            await self.images.wait_queried(prompt)
        ids = {one.prediction_id for prompt in prompts for one in self.images.started(prompt)}
        pattern = f"runs as prediction ({'|'.join(str(one) for one in ids)})"
        found: list[str] = []

        def begun() -> list[str]:
            found[:] = [name for name in self.processes if self.count_said(name, pattern)]
            return found

        await self.discord.bell.until(
            begun, within_seconds=PATIENCE_SECONDS, waiting_for="one that draws"
        )
        return found[0]

    @contextmanager
    def paused(self, name: str) -> Iterator[None]:
        """Stop a process in its tracks, and let it go on."""
        pid = self.processes[name].pid
        assert pid is not None
        os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(pid, signal.SIGCONT)

    def picture_edits(self, message_id: int) -> int:
        """How many states of a message show a picture."""
        return sum(bool(state.attachments) for state in self.states(message_id))

    def problems(self) -> list[str]:
        found: list[str] = []
        for name, process in self.processes.items():
            found += [f"{name}: {one}" for one in problems_in_log(self, list(process.log_lines))]
            found += [f"{name} crashed with {code}" for code in process.crashes]
        return found


@asynccontextmanager
async def fleet(
    *,
    url: str,
    data_dir: Path,
    pace: float = 0.05,
    environment: Mapping[str, str] | None = None,
    between: Between | None = None,
) -> AsyncGenerator[Fleet, None]:
    """Two run processes with a shard each, and three workers.

    ``between`` puts something on the ways to the servers, and returns the settings that lead there.
    """
    images = WatchedImages(pace=pace)
    terms = SandboxTerms(
        with_bot=False,
        with_page=False,
        discord=DiscordTerms(token=SECRET_TOKEN, interactions=InteractionTerms()),
    )
    sandbox = Sandbox(terms=terms, images=images, data_dir=data_dir)
    images.bell = sandbox.discord.bell
    faults = DiscordFaults(sandbox.discord)
    async with sandbox, AsyncExitStack() as stack:
        common = bot_environment(
            sandbox._surroundings(stack),
            extra={
                "COMETAPI_KEY": SECRET_KEY,
                "MODELS_FILE": str(QUICK_MODELS),
                "PREDICTION_STARTS_PER_MINUTE": "3000",
                "DATABASE_URL": url,
                "SHARD_COUNT": "2",
                "SHUTDOWN_GRACE_SECONDS": "5",
                **(environment or {}),
                **({} if between is None else await between(sandbox, stack)),
            },
        )
        bench = Fleet(sandbox, faults=faults, images=images, environment=common, stack=stack)
        try:
            # All at once, as containers are started.
            await asyncio.gather(
                *(bench.start(f"run-{shard}", SHARD_IDS=str(shard)) for shard in range(2)),
                *(bench.start(f"worker-{number}") for number in range(3)),
            )
            yield bench
        except Exception as error:
            for name, process in bench.processes.items():
                error.add_note(f"{name}:\n" + "\n".join(list(process.log_lines)[-25:]))
            raise
        problems = bench.problems()
    assert not problems, "\n".join(problems)
