"""The process with the gateway: accepts commands, and draws where no worker does."""

import asyncio
import contextlib
import functools
import logging
import sys
from collections.abc import AsyncGenerator, Mapping, Sequence
from typing import Any, TypedDict, Unpack, cast

import discord
from discord.ext import commands

from bot.accepting import serve_interactions
from bot.clock import SystemClock
from bot.connection import failures_explained, log_in, point_at, require_gateway, stop_signals
from bot.db.database import Database
from bot.errors import SettingsError
from bot.first_answers import FirstAnswers, first_answer_given
from bot.gateway import Gateway, guard_events
from bot.http_answers import counted_answers
from bot.identify import IdentifyTurns
from bot.locales import Words
from bot.measures import RECONNECTS
from bot.settings import Settings
from bot.web.public_server import PublicRoute
from bot.wiring.features import build_cogs
from bot.wiring.memory import settle_memory
from bot.wiring.nudges import serve_nudges_of
from bot.wiring.process import open_process, serve_health_of
from bot.wiring.services import refusals_for
from bot.wiring.warm_up import warm_up
from cogs.kit.arrivals import answer_in_turn, drop_copies
from cogs.kit.command_tree import CommandTree
from cogs.kit.guild_reads import GuildReads
from cogs.kit.heard_messages import hear_messages
from cogs.kit.http_interactions import HttpInteractions
from cogs.kit.install_context import InstallContexts, keep_in_servers
from cogs.kit.language import FluentTranslator
from cogs.kit.refusals import Refusals
from cogs.kit.router import FORM, PRESS, PressRouter
from cogs.services import Services

logger = logging.getLogger(__name__)

CLOSE_SECONDS = 10.0
DRAIN_SECONDS = 2.0
"""How long the port for interactions stays open after ``/health`` has said that it will close."""
PRESSES = frozenset({PRESS, FORM})


class ConnectionOptions(TypedDict, total=False):
    """The gateway shards of one process, and its proxy to Discord."""

    shard_count: int
    shard_ids: list[int]
    proxy: str | None


class EaselBot(commands.Bot):
    """The Discord client: commands, presses and messages to it; caches nothing it does not need."""

    def __init__(
        self,
        *,
        refusals: Refusals,
        install_contexts: InstallContexts | None = None,
        first_answers: FirstAnswers | None = None,
        hears_messages: bool = True,
        identify_turns: IdentifyTurns | None = None,
        **connection: Unpack[ConnectionOptions],
    ) -> None:
        install_contexts = install_contexts or InstallContexts()
        intents = discord.Intents.none()
        intents.guilds = True
        # Without the privileged intent Discord tells the text of messages to Easel alone.
        intents.guild_messages = hears_messages
        intents.dm_messages = hears_messages and install_contexts.direct_messages
        # The sharded client below takes the ids; this class's signature does not say so.
        super().__init__(  # type: ignore[misc]
            command_prefix=(),
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            help_command=None,
            tree_cls=cast("type[CommandTree]", functools.partial(CommandTree, refusals=refusals)),
            allowed_contexts=install_contexts.contexts,
            allowed_installs=install_contexts.installs,
            # Nothing here reads message history or member lists.
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            http_trace=counted_answers("discord"),
            **connection,
        )
        self._refusals = refusals
        self._router = PressRouter()
        self._identify_turns = identify_turns
        self.first_answers = first_answers or FirstAnswers()
        """Who is answered next; other work of this process gives way to it."""
        guard_events(self, self._connection)
        answer_in_turn(
            self._connection,
            self.first_answers,
            age_seconds=refusals.age_seconds,
            refuse=functools.partial(refusals.say_busy, self._connection),
        )
        drop_copies(self._connection)
        hear_messages(self._connection)

    @property
    def is_connected(self) -> bool:
        """Whether READY has been received and the gateway is connected."""
        return self.is_ready() and cast("object", self.ws) is not None and self.ws.open

    @property
    def shards_connected(self) -> tuple[int, int]:
        """How many shards it has, and how many of them are connected."""
        return 1, int(self.is_connected)

    def take_http_interactions(self) -> HttpInteractions:
        """Return what answers interactions that come over HTTP."""
        reads = GuildReads(self, self._connection)
        self.add_listener(reads.told, "on_guild_available")
        self.add_listener(reads.told, "on_guild_join")
        return HttpInteractions(self._connection, reads)

    async def publish_commands(self) -> None:
        """Tell Discord the commands, unless it has them.

        Raises:
            discord.HTTPException, app_commands.AppCommandError: Discord does not take them.
        """
        await cast("CommandTree", self.tree).publish()

    async def finish(self) -> None:
        """Let whoever is being answered read how it ended."""
        await self._refusals.finish()

    def begin_upkeep(self) -> None:
        """Let what waits for the gateway begin, in a process that opens none."""
        self._connection.call_handlers("ready")

    async def connect(self, *, reconnect: bool = True) -> None:
        """Listen to the gateway until the client is closed, reconnecting as needed.

        Raises:
            discord.ConnectionClosed, discord.PrivilegedIntentsRequired: no reconnect
                is allowed.
        """
        # The library asks its last connection for the session, also where the first one failed.
        self.ws = Gateway.unopened(self.loop)
        if self._identify_turns is not None:
            try:
                _, _, limit = await self.http.get_bot_gateway()
            except discord.DiscordException as error:
                logger.info("Discord does not tell how many sessions may begin: %r", error)
            else:
                self._identify_turns.learn(cast("Mapping[str, int]", limit))
        await super().connect(reconnect=reconnect)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait until a session may begin; one that is taken up again does not come here."""
        if self._identify_turns is None:
            await super().before_identify_hook(shard_id, initial=initial)
            return
        await self._identify_turns.wait(shard_id or 0)

    async def add_cog(self, cog: commands.Cog, /, **options: Any) -> None:  # noqa: ANN401 - the library's
        """Add a cog with the presses and forms that it answers, and its context menus."""
        self._router.register(cog)
        await super().add_cog(cog, **options)
        for menu in getattr(cog, "menus", ()):
            self.tree.add_command(menu)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer a press, a choice or a form; the tree answers commands."""
        with self._refusals.answering(interaction):
            async with self._refusals.said(interaction):
                await self._router.route(interaction)

    async def on_message(self, _message: discord.Message, /) -> None:
        """Look for no command in a message: the library would."""

    async def on_unreadable_interaction(self, data: Mapping[str, object]) -> None:
        """Answer an interaction that the library cannot read, as far as it can be answered."""
        try:
            await self._refusals.say_unreadable(self._connection, data)
        finally:
            first_answer_given()

    async def on_error(self, event_method: str, /, *args: object, **_: object) -> None:
        """Answer an interaction whose handler failed; anything else is in the log."""
        error = sys.exception()
        if error is not None and args and isinstance(args[0], discord.Interaction):
            await self._refusals.say(cast("discord.Interaction", args[0]), error)
        else:
            logger.error("%s", event_method, exc_info=error)

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - the library's
        """Pass an event on, but no command: the tree has it.

        Nor any after the end: the library finds out that it is ready in a task of its own.
        """
        if self.is_closed() or (event == "interaction" and args[0].type not in PRESSES):
            return
        if event == "disconnect":
            RECONNECTS.add()
        super().dispatch(event, *args, **kwargs)


class ShardedEaselBot(EaselBot, discord.AutoShardedClient):
    """An `EaselBot` with several shards, or some of many."""

    @property
    def is_connected(self) -> bool:
        """Whether every shard is connected."""
        return self.is_ready() and not any(one.is_closed() for one in self.shards.values())

    @property
    def shards_connected(self) -> tuple[int, int]:
        """How many shards it has, and how many of them are connected."""
        # The library knows each once it has connected it.
        connected = sum(not one.is_closed() for one in self.shards.values())
        return max(len(self.shard_ids or ()), len(self.shards)), connected


class Easel:
    """One running bot: its client, its services and its cogs."""

    def __init__(
        self,
        *,
        client: EaselBot,
        services: Services,
        cogs: Sequence[commands.Cog],
        settings: Settings,
        beside_interactions: Sequence[PublicRoute] = (),
    ) -> None:
        """``beside_interactions`` is what else is answered at their port."""
        self._beside_interactions = beside_interactions
        self._client = client
        self._cogs = cogs
        self._services = services
        self._runner = services.runner
        self._words = services.words
        self._settings = settings
        self._doors = contextlib.AsyncExitStack()
        self._is_accepting = False
        self._is_over = asyncio.Event()

    @property
    def is_ready(self) -> bool:
        """Whether interactions can come in, whichever way they take."""
        is_connected = self._client.is_connected if self._settings.use_gateway else True
        return self._is_accepting and is_connected

    async def run(self) -> None:
        """Run until SIGTERM or SIGINT; a second signal cuts the grace period short.

        Raises:
            UnreachableError: Discord cannot be reached, or refuses the token.
            SettingsError: interactions cannot be taken over HTTP as the settings say.
        """
        stop, hurry = stop_signals()
        running = asyncio.create_task(self._serve(), name="discord")
        stopping = asyncio.create_task(stop.wait(), name="stop-signal")
        try:
            await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if not running.done():
                await self._stop(hurry)
        finally:
            stopping.cancel()
            await self._doors.aclose()
            self._is_over.set()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._client.close(), CLOSE_SECONDS)
            await asyncio.wait({running}, timeout=CLOSE_SECONDS)
        if running.done():
            running.result()

    async def _serve(self) -> None:
        if self._settings.interactions_port is not None:
            logging.getLogger(discord.client.__name__).addFilter(_but_for_the_endpoint)
        await log_in(self._client, self._settings, self._words)
        self._require_own_key()
        if self._settings.use_gateway:
            await require_gateway(self._settings, self._words)
        with failures_explained(self._settings, self._words):
            await self._set_up()
            key, port = self._settings.interactions_public_key, self._settings.interactions_port
            if key is not None and port is not None:
                serving = serve_interactions(
                    self._client.take_http_interactions(),
                    key,
                    (self._settings.interactions_host, port),
                    beside=self._beside_interactions,
                )
                await self._doors.enter_async_context(serving)
            self._is_accepting = True
            if self._settings.use_gateway:
                await self._client.connect()
            else:
                await self._stay_without_gateway()

    def _require_own_key(self) -> None:
        """Check whose key signatures are verified with: with another one, nothing would pass.

        Raises:
            SettingsError: another application's.
        """
        key, application = self._settings.interactions_public_key, self._client.application
        if key is None or application is None or application.verify_key == key:
            return
        said = self._words.plain.say("settings-not-its-key", key=application.verify_key)
        raise SettingsError(f"INTERACTIONS_PUBLIC_KEY: {said}")

    async def _stay_without_gateway(self) -> None:
        if not self._services.database.is_shared:
            # Elsewhere the process with the gateway does it, for all of them.
            self._client.begin_upkeep()
        said = self._words.plain.say(
            "terminal-ready-http",
            name=str(self._client.user),
            port=str(self._settings.interactions_port),
        )
        logger.info("%s", said)
        await self._is_over.wait()

    async def _set_up(self) -> None:
        """Resume what an earlier process left unfinished, then publish the commands."""
        recovered = await self._runner.recover()
        if recovered:
            logger.info("%d jobs of the last run go on", recovered)
        await self._client.tree.set_translator(FluentTranslator(self._words))
        for cog in self._cogs:
            await self._client.add_cog(cog)
        keep_in_servers(self._client.tree)
        await warm_up(self._services)
        await self._client.publish_commands()
        self._client.add_listener(self._say_ready, "on_ready")
        settle_memory()

    async def _say_ready(self) -> None:
        servers = len(self._client.guilds)
        logger.info(
            "%s",
            self._words.plain.say("terminal-ready", name=str(self._client.user), servers=servers),
        )

    async def _stop(self, hurry: asyncio.Event) -> None:
        logger.info("%s", self._words.say("terminal-stopping", jobs=self._runner.under_way))
        self._is_accepting = False
        if self._settings.interactions_port is not None:
            # Load balancers look at /health now and then; what they still send is answered.
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(hurry.wait(), DRAIN_SECONDS)
        await self._doors.aclose()
        closing = asyncio.create_task(
            self._runner.close(grace_seconds=self._settings.shutdown_grace_seconds, hurry=hurry),
            name="close-runner",
        )
        await closing
        await self._client.finish()
        logger.info("%s", self._words.say("terminal-stopped"))


def _but_for_the_endpoint(record: logging.LogRecord) -> bool:
    """Leave out that no interactions come over the gateway: they come over HTTP."""
    return "interaction endpoint URL" not in record.getMessage()


@contextlib.asynccontextmanager
async def assemble(settings: Settings, words: Words) -> AsyncGenerator[Easel]:
    """Open files, database and sessions, and wire the services.

    Raises:
        StartError: a file or the database cannot be used.
    """
    point_at(settings)
    async with contextlib.AsyncExitStack() as stack:
        database = await stack.enter_async_context(
            Database.open(settings.database_url.get_secret_value(), data_dir=settings.data_dir)
        )
        refusals = refusals_for(database, words=words)
        # Only one process has a SQLite file, and there the library's own pauses are enough.
        turns = None
        if database.is_shared:
            turns = IdentifyTurns(database=database, clock=SystemClock())
        client = _client(settings, refusals, turns)
        services = await open_process(
            stack,
            settings,
            words=words,
            database=database,
            client=client,
            refusals=refusals,
            first_answers=client.first_answers,
            is_dedicated=False,
        )
        easel = Easel(
            client=client,
            services=services,
            cogs=build_cogs(services),
            settings=settings,
            beside_interactions=await serve_nudges_of(stack, settings, services),
        )
        await serve_health_of(
            stack,
            settings,
            services,
            is_ready=lambda: easel.is_ready,
            shards=lambda: client.shards_connected if settings.use_gateway else (0, 0),
        )
        yield easel


async def run(settings: Settings, words: Words) -> None:
    """Run the bot until it is told to stop."""
    async with assemble(settings, words) as easel:
        await easel.run()


def _client(
    settings: Settings, refusals: Refusals, identify_turns: IdentifyTurns | None = None
) -> EaselBot:
    install_contexts = InstallContexts(
        direct_messages=settings.allow_direct_messages, user_install=settings.allow_user_install
    )
    make: type[EaselBot] = EaselBot
    connection: ConnectionOptions = {"proxy": settings.discord_proxy}
    if settings.shard_count is not None:
        make = ShardedEaselBot
        connection["shard_count"] = settings.shard_count
        connection["shard_ids"] = list(settings.shard_ids or range(settings.shard_count))
    return make(
        refusals=refusals,
        install_contexts=install_contexts,
        hears_messages=settings.answer_messages,
        identify_turns=identify_turns,
        **connection,
    )
