"""What both kinds of processes are made of: the one with the gateway, and the one that draws."""

import contextlib
from collections.abc import Callable
from functools import partial

import discord
import yarl

from bot.catalog.attachment import DISCORD_ORIGINS
from bot.catalog.samples import Samples
from bot.clock import SystemClock
from bot.configured import configured_catalog
from bot.db.database import Database
from bot.errors import failure_reasons
from bot.first_answers import FirstAnswers
from bot.locales import Words
from bot.measures import FAILURES, JOBS, OUTCOMES
from bot.settings import Settings
from bot.wiring.renewal import Renewal
from bot.wiring.runner import ImageService, open_attachments, runner_opener
from bot.wiring.services import open_services
from cogs.filter import load_base_filter
from cogs.kit.library import keep_within
from cogs.kit.refusals import Refusals
from cogs.kit.request_budget import RequestBudget
from cogs.limits import OperatorLimits, to_micros
from cogs.operator import OperatorPolicy
from cogs.server import BudgetPeriod
from cogs.services import Services


async def open_process(  # noqa: PLR0913 - all but two by name
    stack: contextlib.AsyncExitStack,
    settings: Settings,
    *,
    words: Words,
    database: Database,
    client: discord.Client,
    refusals: Refusals,
    first_answers: FirstAnswers,
    is_dedicated: bool,
) -> Services:
    """Open the ways to the image service, and make every service; ``stack`` ends them.

    ``is_dedicated`` for a process that has no gateway and is there for drawing alone.

    Raises:
        StartError: the file with the models cannot be used.
    """
    clock = SystemClock()
    own_discord = str(yarl.URL(settings.discord_api_url).origin())
    catalog = configured_catalog(settings, DISCORD_ORIGINS | {own_discord})
    attachments = await open_attachments(stack, settings, clock=clock)
    renewal = Renewal(settings=settings, catalog=catalog, words=words)
    await stack.enter_async_context(renewal.open())
    opener = runner_opener(
        ImageService(
            stack=stack, settings=settings, attachments=attachments, clock=clock, renewal=renewal
        ),
        client=client,
        database=database,
        is_dedicated=is_dedicated,
    )
    keep_within(client, RequestBudget(clock=clock, processes=opener.processes))
    return await open_services(
        stack,
        client=client,
        database=database,
        catalog=catalog,
        samples=Samples(settings.data_dir),
        words=words,
        clock=clock,
        refusals=refusals,
        first_answers=first_answers,
        attachments=attachments,
        open_runner=opener.open,
        peers=opener.peers,
        job_retention_days=settings.job_retention_days,
        says_ai=settings.say_made_with_ai,
        operator=_policy(settings, words),
    )


def _policy(settings: Settings, words: Words) -> OperatorPolicy:
    most = settings.max_usd_per_day
    return OperatorPolicy(
        limits=OperatorLimits(
            outside_per_day=settings.direct_message_pictures_per_day,
            day_micros=None if most is None else to_micros(most),
        ),
        base_filter=load_base_filter(settings.base_filter, words),
        only_allowed_servers=settings.only_allowed_servers,
        blocked_may_draw_elsewhere=settings.blocked_may_draw_elsewhere,
    )


async def serve_health_of(
    stack: contextlib.AsyncExitStack,
    settings: Settings,
    services: Services,
    *,
    is_ready: Callable[[], bool],
    shards: Callable[[], tuple[int, int]] = lambda: (0, 0),
) -> None:
    """Answer questions about the health of a process, where the settings name a port for it.

    ``shards`` tells how many gateway shards it has, and how many of them are connected.
    """
    if settings.http_port is None:
        return
    # A web server and its metrics take 3 MB, for those who asked for them.
    from bot.db.figures import Figures, read_figures  # noqa: PLC0415
    from bot.web.metrics import Watched  # noqa: PLC0415
    from bot.web.server import serve_health  # noqa: PLC0415

    models = [model.id for model in services.catalog.all_models]
    JOBS.know((model, outcome) for model in models for outcome in OUTCOMES)
    FAILURES.know((reason,) for reason in failure_reasons())

    async def figures() -> Figures:
        now, database = services.clock.time(), services.database
        read = partial(
            read_figures,
            now=now,
            day_began_at=BudgetPeriod.DAY.start(now),
            is_shared=database.is_shared,
        )
        return await database.bulk.read(read)

    most = settings.max_usd_per_day
    await stack.enter_async_context(
        serve_health(
            host=settings.http_host,
            port=settings.http_port,
            watched=Watched(
                is_ready=is_ready,
                jobs_under_way=lambda: services.runner.under_way,
                database_trouble=lambda: services.database.trouble,
                shards=shards,
                outage=services.outage_watch.cause,
                figures=figures,
                day_micros=None if most is None else to_micros(most),
            ),
        )
    )
