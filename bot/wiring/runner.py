"""The ways to the image service, and the runner that fits the database."""

import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import discord
import yarl

from bot.clock import Clock
from bot.db.database import Database
from bot.imagine.durations import DurationHistory
from bot.imagine.flow import ImagineFlow
from bot.imagine.nudges import Nudges
from bot.imagine.polling import PollBudget, PollPlanner
from bot.imagine.ports import Downloads, Ledger, Slots
from bot.imagine.request_limit import RequestLimit
from bot.imagine.source import SourceImages
from bot.imagine.stages import Stages
from bot.jobs.local import LocalRunner
from bot.jobs.patient_ledger import PatientLedger
from bot.jobs.runner import Runner
from bot.jobs.slots import FairSlots
from bot.replicate import (
    MAX_PICTURE_BYTES,
    AllowedOrigins,
    Downloader,
    ReplicateClient,
    open_download_session,
    open_session,
)
from bot.settings import Settings
from bot.wiring.nudges import nudge_addresses
from bot.wiring.renewal import Renewal
from bot.wiring.services import RunnerHooks
from cogs.outage.watch import Peers
from cogs.reply.delivery import Delivery
from cogs.reply.replies import Replies


@dataclass(frozen=True, slots=True, kw_only=True)
class RunnerOpener:
    """Opens the runner of a process, once services are there that it needs."""

    peers: Peers | None
    """The other processes that draw, where several share the jobs."""
    open: Callable[[RunnerHooks], Awaitable[Runner]]
    processes: Callable[[], int] = lambda: 1
    """Returns how many processes share the jobs, and what Discord takes of one bot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageService:
    """How a process reaches the image service; what is opened ends with ``stack``."""

    stack: contextlib.AsyncExitStack
    settings: Settings
    attachments: Downloads
    clock: Clock
    renewal: Renewal

    async def stages(
        self,
        hooks: RunnerHooks,
        *,
        ledger: Ledger,
        slots: Slots,
        processes: Callable[[], int] = lambda: 1,
    ) -> Stages:
        """Open the sessions, and return the steps of a job."""
        outputs = AllowedOrigins.for_outputs(self.settings.image_origins)
        limit = RequestLimit(
            requests_per_minute=self.settings.prediction_requests_per_minute,
            starts_per_minute=self.settings.prediction_starts_per_minute,
            clock=self.clock,
            processes=processes,
        )
        api = await self.stack.enter_async_context(
            open_session(proxy=self.settings.image_service_proxy)
        )
        proxies = self.settings.proxies
        pictures = await self.stack.enter_async_context(
            open_download_session(allowed=outputs, proxies=proxies)
        )
        backend = ReplicateClient(
            session=api,
            base_url=self.settings.prediction_api_url,
            key=self.settings.cometapi_key.get_secret_value(),
            clock=self.clock,
            limit=limit,
        )
        self.renewal.add_client(backend)
        return Stages(
            backend=backend,
            downloads=Downloader(
                session=pictures,
                allowed=outputs,
                clock=self.clock,
                max_bytes=MAX_PICTURE_BYTES,
                proxies=proxies,
            ),
            sources=SourceImages(downloads=self.attachments, clock=self.clock),
            ledger=ledger,
            slots=slots,
            planner=PollPlanner(
                history=DurationHistory(await hooks.ledger.durations()),
                budget=PollBudget(limit=limit),
            ),
            limit=limit,
            clock=self.clock,
            outages=hooks.outages,
            first_answers=hooks.first_answers,
            nudges=Nudges(clock=self.clock, addresses=nudge_addresses(self.settings)),
        )


async def open_attachments(
    stack: contextlib.AsyncExitStack, settings: Settings, *, clock: Clock
) -> Downloader:
    """Open the way to what people posted on Discord."""
    own_discord = yarl.URL(settings.discord_api_url).origin()
    allowed = AllowedOrigins.for_attachments([*settings.image_origins, str(own_discord)])
    proxies = settings.proxies
    session = await stack.enter_async_context(
        open_download_session(allowed=allowed, proxies=proxies)
    )
    return Downloader(
        session=session,
        allowed=allowed,
        clock=clock,
        max_bytes=MAX_PICTURE_BYTES,
        proxies=proxies,
    )


def runner_opener(
    service: ImageService,
    *,
    client: discord.Client,
    database: Database,
    is_dedicated: bool,
) -> RunnerOpener:
    """Return what opens the runner that fits the database.

    ``is_dedicated`` for a process that has no gateway and is there for drawing alone.
    """
    settings, clock = service.settings, service.clock
    overall, per_person = settings.max_concurrent_predictions, settings.max_concurrent_per_person
    jobs_per_person = per_person + settings.max_waiting_per_person

    async def open_local(hooks: RunnerHooks) -> Runner:
        slots = FairSlots(overall=overall, per_person=per_person)
        patient = PatientLedger(hooks.ledger)
        stages = await service.stages(hooks, ledger=patient, slots=slots)
        delivery = hooks.deliver(Replies(client=client, clock=clock))
        return LocalRunner(
            flow=ImagineFlow(
                stages=stages,
                ledger=patient,
                delivery=delivery,
                clock=clock,
            ),
            stages=stages,
            ledger=hooks.ledger,
            slots=slots,
            jobs_per_person=jobs_per_person,
        )

    if not database.is_shared:
        return RunnerOpener(peers=None, open=open_local)

    # The job engine takes memory that a bot with a file of its own has no use for.
    from bot.jobs.distributed import peers as others  # noqa: PLC0415
    from bot.jobs.distributed.lease import Lease  # noqa: PLC0415
    from bot.jobs.distributed.sharing import Sharing  # noqa: PLC0415

    peers = others.Peers(lease=Lease(database=database, clock=clock, is_dedicated=is_dedicated))

    async def open_shared(hooks: RunnerHooks) -> Runner:
        sharing = Sharing(
            database=database,
            peers=peers,
            clock=clock,
            overall=overall,
            per_person=per_person,
            jobs_per_person=jobs_per_person,
            on_end=hooks.on_end,
        )
        stages = await service.stages(
            hooks, ledger=sharing.ledger, slots=sharing.slots, processes=lambda: sharing.drawing
        )
        # The owner of a job speaks on its reply; before there is one, whoever accepted it does.
        fenced = Replies(client=client, clock=clock, may_write=sharing.claims.may_write)
        unowned = Delivery(
            replies=Replies(client=client, clock=clock), cards=hooks.cards, clock=clock
        )
        flow = ImagineFlow(
            stages=stages,
            ledger=sharing.ledger,
            delivery=hooks.deliver(fenced),
            clock=clock,
        )
        return sharing.runner(flow=flow, stages=stages, show=unowned.show)

    return RunnerOpener(peers=peers, open=open_shared, processes=lambda: peers.lease.everybody)
