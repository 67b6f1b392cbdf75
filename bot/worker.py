"""A process that draws and delivers without a gateway; any number may share one PostgreSQL."""

import asyncio
import contextlib
import logging

import discord

from bot.connection import log_in, point_at, stop_signals
from bot.db.database import Database
from bot.errors import SettingsError
from bot.first_answers import FirstAnswers
from bot.http_answers import counted_answers
from bot.jobs.distributed.runner import DistributedRunner
from bot.locales import Words
from bot.settings import Settings
from bot.wiring.memory import settle_memory
from bot.wiring.process import open_process, serve_health_of
from bot.wiring.services import refusals_for
from bot.wiring.warm_up import warm_up

logger = logging.getLogger(__name__)

CLOSE_SECONDS = 10.0


async def run(settings: Settings, words: Words) -> None:
    """Work on jobs until told to stop; a second signal cuts the grace period short.

    Raises:
        StartError: the database cannot be shared, or a service cannot be reached.
    """
    point_at(settings)
    stop, hurry = stop_signals()
    async with contextlib.AsyncExitStack() as stack:
        database = await stack.enter_async_context(
            Database.open(settings.database_url.get_secret_value(), data_dir=settings.data_dir)
        )
        if not database.is_shared:
            raise SettingsError(words.say("terminal-worker-needs-postgres"))
        client = discord.Client(
            # Nothing is listened to; without this one the library warns of a broken memory.
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            http_trace=counted_answers("discord"),
            proxy=settings.discord_proxy,
        )
        stack.push_async_callback(_close, client)
        # HTTP alone: replies are edited, nothing is listened to.
        await log_in(client, settings, words)
        services = await open_process(
            stack,
            settings,
            words=words,
            database=database,
            client=client,
            refusals=refusals_for(database, words=words),
            first_answers=FirstAnswers(),
            is_dedicated=True,
        )
        runner = services.runner
        await serve_health_of(
            stack,
            settings,
            services,
            is_ready=lambda: isinstance(runner, DistributedRunner) and runner.is_ready,
        )
        await warm_up(services, accepts=False)
        await runner.recover()
        settle_memory()
        logger.info("%s", words.plain.say("terminal-worker-ready", name=str(client.user)))
        await stop.wait()
        logger.info("%s", words.say("terminal-stopping", jobs=runner.under_way))
        await runner.close(grace_seconds=settings.shutdown_grace_seconds, hurry=hurry)
        logger.info("%s", words.say("terminal-stopped"))


async def _close(client: discord.Client) -> None:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(client.close(), CLOSE_SECONDS)
