"""Where everything is put together: the one module of the core that knows Discord."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncGenerator, Awaitable, Callable

import aiohttp
import discord
import yarl
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.catalog import load_catalog
from bot.clock import SystemClock
from bot.errors import SettingsError, UnreachableError
from bot.imagine.durations import DurationHistory
from bot.imagine.flow import ImagineFlow
from bot.imagine.polling import PollBudget, PollPlanner
from bot.imagine.source import SourceImages
from bot.imagine.stages import Stages
from bot.jobs.ledger import JobLedger
from bot.jobs.local import LocalRunner
from bot.jobs.slots import FairSlots
from bot.locales import Words
from bot.replicate import (
    AllowedOrigins,
    Downloader,
    ReplicateClient,
    open_download_session,
    open_session,
)
from bot.settings import Settings
from bot.store.database import Database
from bot.web.server import serve_health
from cogs.card import Cards
from cogs.delivery import Delivery
from cogs.imagine import ImagineCog
from cogs.refusals import Refusals
from cogs.replies import Replies
from cogs.results import ResultsCog
from cogs.tree import CommandTree
from cogs.words import FluentTranslator

logger = logging.getLogger(__name__)

MAX_DOWNLOAD_BYTES = 64_000_000
CLOSE_SECONDS = 10.0


class EaselBot(commands.Bot):
    """The Discord client: slash commands and buttons only, nothing cached that is not needed."""

    def __init__(self, *, refusals: Refusals) -> None:
        self.on_login: Callable[[], Awaitable[None]] | None = None
        intents = discord.Intents.none()
        intents.guilds = True
        super().__init__(
            command_prefix=(),
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            help_command=None,
            tree_cls=CommandTree,
            # Nothing here reads message history or member lists.
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
        )
        if isinstance(self.tree, CommandTree):
            self.tree.refusals = refusals

    async def setup_hook(self) -> None:
        """Run once after the token was accepted, before anything comes in."""
        if self.on_login is not None:
            await self.on_login()


class Easel:
    """One running bot: its client, its cogs and its runner."""

    def __init__(
        self,
        *,
        client: EaselBot,
        cogs: list[commands.Cog],
        runner: LocalRunner,
        words: Words,
        settings: Settings,
    ) -> None:
        self._client = client
        self._cogs = cogs
        self._runner = runner
        self._words = words
        self._settings = settings
        client.on_login = self._set_up

    async def run(self) -> None:
        """Run until SIGTERM or SIGINT; a second signal cuts the grace period short.

        Raises:
            UnreachableError: Discord cannot be reached, or refuses the token.
        """
        stop, hurry = _stop_signals()
        running = asyncio.create_task(self._serve(), name="discord")
        stopping = asyncio.create_task(stop.wait(), name="stop-signal")
        try:
            await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if not running.done():
                await self._stop(hurry)
        finally:
            stopping.cancel()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._client.close(), CLOSE_SECONDS)
            await asyncio.wait({running}, timeout=CLOSE_SECONDS)
        if running.done():
            running.result()

    async def _serve(self) -> None:
        token = self._settings.discord_token.get_secret_value()
        try:
            await self._client.start(token)
        except discord.LoginFailure as error:
            raise UnreachableError(self._words.say("terminal-discord-refused")) from error
        except (
            aiohttp.ClientError,
            OSError,
            discord.HTTPException,
            discord.GatewayNotFound,
        ) as error:
            said = self._words.say(
                "terminal-discord-unreachable",
                url=self._settings.discord_api_url,
                reason=str(error) or type(error).__name__,
            )
            raise UnreachableError(said) from error
        except discord.ConnectionClosed as error:
            raise UnreachableError(self._words.say("terminal-discord-refused")) from error

    async def _set_up(self) -> None:
        """Go on with what an earlier process left, then publish the commands."""
        recovered = await self._runner.recover()
        if recovered:
            logger.info("%d jobs of the last run go on", recovered)
        await self._client.tree.set_translator(FluentTranslator(self._words))
        for cog in self._cogs:
            await self._client.add_cog(cog)
        await self._client.tree.sync()
        self._client.add_listener(self._say_ready, "on_ready")

    async def _say_ready(self) -> None:
        servers = len(self._client.guilds)
        logger.info(
            "%s", self._words.say("terminal-ready", name=str(self._client.user), servers=servers)
        )

    async def _stop(self, hurry: asyncio.Event) -> None:
        logger.info("%s", self._words.say("terminal-stopping", jobs=self._runner.under_way))
        closing = asyncio.create_task(
            self._runner.close(grace_seconds=self._settings.shutdown_grace_seconds, hurry=hurry),
            name="close-runner",
        )
        await closing
        logger.info("%s", self._words.say("terminal-stopped"))


# Easel speaks no voice; the library warns about missing parts of it at every start.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False


def point_at(settings: Settings) -> None:
    """Let discord.py talk to the server the settings name; Discord itself unless told otherwise."""
    Route.BASE = settings.discord_api_url
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.discord_gateway_url)


@contextlib.asynccontextmanager
async def assemble(settings: Settings, words: Words) -> AsyncGenerator[Easel]:
    """Open what has to be opened, and wire the object graph.

    Raises:
        StartError: a file or the database cannot be used.
    """
    catalog = load_catalog(settings.models_file, settings.default_model)
    outputs = AllowedOrigins.for_outputs(settings.image_origins)
    own_discord = yarl.URL(settings.discord_api_url).origin()
    attachments = AllowedOrigins.for_attachments([*settings.image_origins, str(own_discord)])
    clock = SystemClock()
    point_at(settings)
    async with contextlib.AsyncExitStack() as stack:
        database = await stack.enter_async_context(
            Database.open(settings.database_url.get_secret_value(), data_dir=settings.data_dir)
        )
        if database.is_shared:
            # The local runner would take other processes' jobs for its own.
            raise SettingsError("DATABASE_URL: PostgreSQL has no runner yet")
        api = await stack.enter_async_context(open_session())
        pictures = await stack.enter_async_context(open_download_session(allowed=outputs))
        sources = await stack.enter_async_context(open_download_session(allowed=attachments))
        backend = ReplicateClient(
            session=api,
            base_url=settings.prediction_api_url,
            key=settings.cometapi_key.get_secret_value(),
            clock=clock,
            requests_per_minute=settings.prediction_requests_per_minute,
        )
        refusals, cards = Refusals(words=words), Cards(words=words)
        client = EaselBot(refusals=refusals)
        ledger = JobLedger(database=database, clock=clock)
        slots = FairSlots(
            overall=settings.max_concurrent_predictions,
            per_person=settings.max_concurrent_per_person,
        )
        stages = Stages(
            backend=backend,
            downloads=Downloader(
                session=pictures, allowed=outputs, clock=clock, max_bytes=MAX_DOWNLOAD_BYTES
            ),
            sources=SourceImages(
                downloads=Downloader(
                    session=sources, allowed=attachments, clock=clock, max_bytes=MAX_DOWNLOAD_BYTES
                ),
                clock=clock,
            ),
            ledger=ledger,
            slots=slots,
            planner=PollPlanner(
                history=DurationHistory(await ledger.durations()),
                budget=PollBudget(requests_per_minute=settings.prediction_requests_per_minute),
            ),
            clock=clock,
        )
        delivery = Delivery(replies=Replies(client=client, clock=clock), cards=cards, clock=clock)
        runner = LocalRunner(
            flow=ImagineFlow(stages=stages, ledger=ledger, delivery=delivery, clock=clock),
            stages=stages,
            ledger=ledger,
            slots=slots,
            jobs_per_person=settings.max_concurrent_per_person + settings.max_waiting_per_person,
        )
        if settings.http_port is not None:
            await stack.enter_async_context(
                serve_health(
                    port=settings.http_port,
                    is_ready=client.is_ready,
                    jobs_under_way=lambda: runner.under_way,
                )
            )
        yield Easel(
            client=client,
            cogs=[
                ImagineCog(catalog=catalog, runner=runner, clock=clock),
                ResultsCog(
                    runner=runner, ledger=ledger, cards=cards, refusals=refusals, clock=clock
                ),
            ],
            runner=runner,
            words=words,
            settings=settings,
        )


async def run(settings: Settings, words: Words) -> None:
    """Run the bot until it is told to stop."""
    async with assemble(settings, words) as easel:
        await easel.run()


def _stop_signals() -> tuple[asyncio.Event, asyncio.Event]:
    """Return an event for the first signal and one for the second.

    In a container the bot is process 1, which ignores SIGTERM unless a handler is set.
    """
    stop, hurry = asyncio.Event(), asyncio.Event()

    def received() -> None:
        (hurry if stop.is_set() else stop).set()

    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows has no handlers in the loop
            asyncio.get_running_loop().add_signal_handler(number, received)
    return stop, hurry
