"""The sandbox as a whole: local Discord, local image service, the real bot, the chat page."""

import asyncio
import os
import signal
import sys
import tempfile
import webbrowser
from collections.abc import AsyncGenerator, Callable, Generator, Mapping
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    asynccontextmanager,
    contextmanager,
)
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from sandbox.discord.endpoint import InteractionsEndpoint
from sandbox.discord.loopback import PortTakenError
from sandbox.discord.page_api import Trigger
from sandbox.discord.page_server import PageServer
from sandbox.discord.server import DiscordTerms, LocalDiscord
from sandbox.environment import Surroundings, bot_environment
from sandbox.images.script import TRIGGERS
from sandbox.images.service import ImageService
from sandbox.samples import painting_samples
from sandbox.supervisor import BotStoppedError, BotSupervisor, Start

IMAGES_KEY = "sandbox"
READY_SECONDS = 30.0
_STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True, slots=True, kw_only=True)
class SandboxTerms:
    """What runs, and where; port 0 is any free one."""

    port: int = 0
    discord_port: int = 0
    images_port: int = 0
    with_bot: bool = True
    with_page: bool = True
    with_http: bool = False
    """Send interactions over HTTP instead of over the gateway."""
    show_log: bool = True
    bot_environment: Mapping[str, str] = field(default_factory=dict[str, str])
    start_bot: Start | None = None
    """How its process is started, where not as anybody would."""
    discord: DiscordTerms = field(default_factory=DiscordTerms)


class Sandbox:
    """`async with Sandbox() as sandbox`: everything runs; leaving stops everything.

    The bot is started but perhaps not ready yet: see `wait_ready`. `images` may bring an image
    service of one's own, not yet started, and `data_dir` a folder that outlives the sandbox.
    """

    def __init__(
        self,
        *,
        terms: SandboxTerms | None = None,
        images: ImageService | None = None,
        data_dir: Path | None = None,
    ) -> None:
        self.terms = terms or SandboxTerms()
        self.discord = LocalDiscord(port=self.terms.discord_port, terms=self.terms.discord)
        self.images = images or ImageService(port=self.terms.images_port, key=IMAGES_KEY)
        self._data_dir = data_dir
        self._stack = AsyncExitStack()
        self._bot: BotSupervisor | None = None
        self._environment: Mapping[str, str] = {}
        self._page: PageServer | None = None
        self.endpoint: InteractionsEndpoint | None = None
        self._known_crashes = 0

    @property
    def bot(self) -> BotSupervisor:
        """The bot's process; only where the terms ask for it."""
        if self._bot is None:
            raise LookupError("this sandbox runs no bot")
        return self._bot

    def painting_samples(self) -> AbstractAsyncContextManager[None]:
        """Let the pictures of /models be painted meanwhile."""
        return painting_samples(self._environment)

    @property
    def page_url(self) -> str:
        """Where the page is; only where the terms ask for it."""
        if self._page is None:
            raise LookupError("this sandbox has no page")
        return self._page.url

    async def __aenter__(self) -> Self:
        """Start everything; PortTakenError if a port belongs to another program."""
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(self.discord)
            await stack.enter_async_context(_with_its_port(self.images))
            if self.terms.with_http:
                self.endpoint = InteractionsEndpoint(bell=self.discord.bell)
                await stack.enter_async_context(self.endpoint)
                self.discord.send_interactions_to(self.endpoint)
            if self.terms.with_bot:
                self._environment = bot_environment(
                    self._surroundings(stack), extra=self._extra_environment()
                )
                self._bot = BotSupervisor(
                    environment=self._environment,
                    bell=self.discord.bell,
                    show_log=self.terms.show_log,
                    start_program=self.terms.start_bot,
                )
            if self.terms.with_page:
                self._page = PageServer(
                    discord=self.discord,
                    port=self.terms.port,
                    triggers=[Trigger(word=one.word, shows=one.shows) for one in TRIGGERS],
                    bot=self._bot,
                )
                await stack.enter_async_context(self._page)
            if self._bot is not None:
                await stack.enter_async_context(self._bot)
            self._stack = stack.pop_all()
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop everything, the bot first."""
        await self._stack.aclose()

    async def wait_ready(self, *, within_seconds: float = READY_SECONDS) -> None:
        """Return once the bot is connected and has told its commands.

        Raises:
            BotStoppedError: the bot ended instead.
            TimeoutError: it did neither in time.
        """

        def new_crashes() -> list[int]:
            return [] if self._bot is None else self._bot.crashes[self._known_crashes :]

        if self.endpoint is not None:
            self.endpoint.look_again()
        await self.discord.bell.until(
            lambda: self.discord.ready or new_crashes(),
            within_seconds=within_seconds,
            waiting_for="the bot to be ready",
        )
        crashes = new_crashes()
        self._known_crashes += len(crashes)
        if not self.discord.ready:
            raise BotStoppedError(crashes[-1])

    def _extra_environment(self) -> Mapping[str, str]:
        if self.endpoint is None:
            return self.terms.bot_environment
        return {
            "INTERACTIONS_PUBLIC_KEY": self.endpoint.public_key,
            "INTERACTIONS_PORT": str(self.endpoint.port),
            "PUBLIC_URL": f"http://127.0.0.1:{self.endpoint.port}",
            **self.terms.bot_environment,
        }

    def _surroundings(self, stack: AsyncExitStack) -> Surroundings:
        data_dir = self._data_dir or Path(
            stack.enter_context(
                tempfile.TemporaryDirectory(prefix="easel-sandbox-", ignore_cleanup_errors=True)
            )
        )
        return Surroundings(
            discord_token=self.terms.discord.token,
            discord_api_url=self.discord.api_url,
            discord_gateway_url=self.discord.gateway_url,
            discord_origin=self.discord.origin,
            images_url=self.images.url,
            images_key=IMAGES_KEY,
            data_dir=data_dir,
        )


@asynccontextmanager
async def _with_its_port(images: ImageService) -> AsyncGenerator[None, None]:
    """Run the image service; a taken port is named as the others are."""
    port = images.port
    try:
        await images.__aenter__()
    except OSError as error:
        raise PortTakenError(port) from error
    try:
        yield
    finally:
        await images.__aexit__(None, None, None)


async def run_sandbox(
    *,
    port: int,
    discord_port: int,
    images_port: int,
    open_browser: bool,
    with_http: bool = False,
) -> int:
    """Serve until Ctrl+C or SIGTERM; return the exit code."""
    terms = SandboxTerms(
        port=port, discord_port=discord_port, images_port=images_port, with_http=with_http
    )
    with _stop_on_signals() as stop:
        return await _serve(terms, stop=stop, open_browser=open_browser)


async def _serve(terms: SandboxTerms, *, stop: asyncio.Event, open_browser: bool) -> int:
    try:
        async with Sandbox(terms=terms) as sandbox:
            if await _ready_before(stop, sandbox):
                _say(_welcome(sandbox))
                if open_browser and _can_open_browser():
                    await asyncio.to_thread(webbrowser.open, sandbox.page_url)
                async with sandbox.painting_samples():
                    await stop.wait()
            _say("Stopping the sandbox ... Ctrl+C again stops it at once.")
            _on_signals(sandbox.bot.kill_now)
    except PortTakenError as error:
        _say(f"{error} Choose another: --port, --discord-port or --images-port.")
        return 1
    except (BotStoppedError, TimeoutError) as error:
        _say(f"The sandbox could not start. {error}")
        return 1
    _say("Everything is stopped.")
    return 0


async def _ready_before(stop: asyncio.Event, sandbox: Sandbox) -> bool:
    """Whether the bot was ready before somebody asked to stop."""
    ready = asyncio.create_task(sandbox.wait_ready(), name="sandbox readiness")
    stopped = asyncio.create_task(stop.wait(), name="sandbox stop")
    try:
        await asyncio.wait([ready, stopped], return_when=asyncio.FIRST_COMPLETED)
        if ready.done():
            await ready
        return ready.done()
    finally:
        for task in (ready, stopped):
            task.cancel()
        await asyncio.gather(ready, stopped, return_exceptions=True)


@contextmanager
def _stop_on_signals() -> Generator[asyncio.Event, None, None]:
    stop = asyncio.Event()
    _on_signals(stop.set)
    try:
        yield stop
    finally:
        for one in _STOP_SIGNALS:
            asyncio.get_running_loop().remove_signal_handler(one)


def _on_signals(do: Callable[[], None]) -> None:
    for one in _STOP_SIGNALS:
        asyncio.get_running_loop().add_signal_handler(one, do)


def _welcome(sandbox: Sandbox) -> str:
    line = "─" * 60
    return (
        f"\n{line}\n"
        f"  Easel's sandbox is ready: {sandbox.page_url}\n\n"
        "  Open it, and type  /imagine a paper boat on calm water at sunrise\n"
        "  Ctrl+C stops everything.\n"
        f"{line}\n"
    )


def _can_open_browser() -> bool:
    """A text browser would take over the terminal, so Linux needs a display."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - this is what the person in front of the terminal reads
