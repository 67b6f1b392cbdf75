"""What both kinds of processes are made of: the way from a recorded job to its reply, wired."""

import contextlib
import ctypes
import functools
import gc
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass

import discord
import yarl

from bot.clock import Clock
from bot.db.database import Database
from bot.imagine.durations import DurationHistory
from bot.imagine.flow import ImagineFlow
from bot.imagine.outages import Outages
from bot.imagine.polling import PollBudget, PollPlanner
from bot.imagine.ports import Downloads, Ledger, Slots
from bot.imagine.request_limit import RequestLimit
from bot.imagine.source import SourceImages
from bot.imagine.stages import Stages
from bot.jobs.fingerprints import FingerprintIndex
from bot.jobs.ledger import JobLedger
from bot.jobs.local import LocalRunner
from bot.jobs.patient_ledger import PatientLedger
from bot.jobs.runner import Runner
from bot.jobs.slots import FairSlots
from bot.locales import Words
from bot.replicate import (
    MAX_PICTURE_BYTES,
    AllowedOrigins,
    Downloader,
    ReplicateClient,
    open_download_session,
    open_session,
)
from bot.settings import Settings
from bot.wiring.community import Community
from bot.wiring.delivery import delivery_for
from bot.wiring.members import Members
from cogs.outage.notifier import OutageNotifier
from cogs.reply.card import Cards
from cogs.reply.delivery import Delivery
from cogs.reply.replies import Replies

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8
"""Settings of glibc's allocator (malloc.h)."""
_LARGE_BYTES = 256 * 1024


def _give_memory_back() -> None:
    """Let what pictures took go back to the system when they are gone.

    Left alone, glibc keeps blocks of up to 32 MB for later once it has seen one, in a heap for each
    thread: after four pictures of 12 MB a process would keep 300 MB. Elsewhere nothing is done.
    """
    with contextlib.suppress(AttributeError, OSError, TypeError):
        mallopt = ctypes.CDLL(None).mallopt
        for setting, value in (
            (_M_MMAP_THRESHOLD, _LARGE_BYTES),
            (_M_TRIM_THRESHOLD, _LARGE_BYTES),
            (_M_ARENA_MAX, 2),
        ):
            mallopt(setting, value)


def settle_memory() -> None:
    """Take what is loaded by now for what stays.

    Looking through all of it for garbage stops every job for a tenth of a second, again and again,
    and a tenth of the processor's time went into looking at all.
    """
    _give_memory_back()
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 50, 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workings:
    """What sees to jobs."""

    runner: Runner
    ledger: JobLedger
    """Reads what is recorded."""
    members: Members
    """What members keep."""
    fingerprints: FingerprintIndex
    """Knows the pictures again."""
    attachments: Downloads
    """Fetches what people posted on Discord."""


@contextlib.asynccontextmanager
async def open_workings(  # noqa: PLR0913 - all by name
    *,
    settings: Settings,
    database: Database,
    client: discord.Client,
    community: Community,
    cards: Cards,
    words: Words,
    clock: Clock,
    is_dedicated: bool,
) -> AsyncGenerator[Workings]:
    """Open the ways to the image service and wire the runner that fits the database.

    ``is_dedicated`` for a process that has no gateway and is there for drawing alone.
    """
    async with contextlib.AsyncExitStack() as stack:
        ledger = JobLedger(database=database, clock=clock, on_end=community.notes.ended)
        herald = OutageNotifier(client=client, book=community.outages, words=words)
        await stack.enter_async_context(herald.open())
        community.outage_watch.herald = herald
        members = Members.on(database=database, audit_log=community.audit_log, clock=clock)
        fingerprints = FingerprintIndex(database=database)
        stack.push_async_callback(fingerprints.close)
        deliver = functools.partial(
            delivery_for,
            community,
            members,
            client=client,
            cards=cards,
            words=words,
            fingerprints=fingerprints,
            clock=clock,
        )
        overall, per_person = (
            settings.max_concurrent_predictions,
            settings.max_concurrent_per_person,
        )
        jobs_per_person = per_person + settings.max_waiting_per_person
        attachments = await _open_attachments(stack, settings, clock=clock)
        if not database.is_shared:
            slots = FairSlots(overall=overall, per_person=per_person)
            patient = PatientLedger(ledger)
            stages = await _open_stages(
                stack,
                settings,
                clock=clock,
                attachments=attachments,
                record=ledger,
                ledger=patient,
                slots=slots,
                outages=community.outage_watch,
            )
            delivery = deliver(replies=Replies(client=client, clock=clock))
            local = LocalRunner(
                flow=ImagineFlow(stages=stages, ledger=patient, delivery=delivery, clock=clock),
                stages=stages,
                ledger=ledger,
                slots=slots,
                jobs_per_person=jobs_per_person,
            )
            yield Workings(
                runner=local,
                ledger=ledger,
                members=members,
                fingerprints=fingerprints,
                attachments=attachments,
            )
            return
        # The job engine takes memory that a bot with a file of its own has no use for.
        from bot.jobs.distributed.sharing import Sharing  # noqa: PLC0415

        sharing = Sharing(
            database=database,
            clock=clock,
            overall=overall,
            per_person=per_person,
            jobs_per_person=jobs_per_person,
            is_dedicated=is_dedicated,
            on_end=community.notes.ended,
        )
        stages = await _open_stages(
            stack,
            settings,
            clock=clock,
            attachments=attachments,
            record=ledger,
            ledger=sharing.ledger,
            slots=sharing.slots,
            outages=community.outage_watch,
            processes=lambda: sharing.drawing,
        )
        # The owner of a job speaks on its reply; before there is one, whoever accepted it does.
        fenced = Replies(client=client, clock=clock, may_write=sharing.claims.may_write)
        unowned = Delivery(replies=Replies(client=client, clock=clock), cards=cards, clock=clock)
        flow = ImagineFlow(
            stages=stages,
            ledger=sharing.ledger,
            delivery=deliver(replies=fenced),
            clock=clock,
        )
        shared = sharing.runner(flow=flow, stages=stages, show=unowned.show)
        community.outage_watch.peers = shared
        yield Workings(
            runner=shared,
            ledger=ledger,
            members=members,
            fingerprints=fingerprints,
            attachments=attachments,
        )


async def _open_attachments(
    stack: contextlib.AsyncExitStack, settings: Settings, *, clock: Clock
) -> Downloader:
    own_discord = yarl.URL(settings.discord_api_url).origin()
    allowed = AllowedOrigins.for_attachments([*settings.image_origins, str(own_discord)])
    session = await stack.enter_async_context(open_download_session(allowed=allowed))
    return Downloader(session=session, allowed=allowed, clock=clock, max_bytes=MAX_PICTURE_BYTES)


async def _open_stages(  # noqa: PLR0913 - all but two by name
    stack: contextlib.AsyncExitStack,
    settings: Settings,
    *,
    clock: Clock,
    attachments: Downloads,
    record: JobLedger,
    ledger: Ledger,
    slots: Slots,
    outages: Outages,
    processes: Callable[[], int] = lambda: 1,
) -> Stages:
    outputs = AllowedOrigins.for_outputs(settings.image_origins)
    limit = RequestLimit(
        requests_per_minute=settings.prediction_requests_per_minute,
        starts_per_minute=settings.prediction_starts_per_minute,
        clock=clock,
        processes=processes,
    )
    api = await stack.enter_async_context(open_session())
    pictures = await stack.enter_async_context(open_download_session(allowed=outputs))
    return Stages(
        backend=ReplicateClient(
            session=api,
            base_url=settings.prediction_api_url,
            key=settings.cometapi_key.get_secret_value(),
            clock=clock,
            limit=limit,
        ),
        downloads=Downloader(
            session=pictures, allowed=outputs, clock=clock, max_bytes=MAX_PICTURE_BYTES
        ),
        sources=SourceImages(downloads=attachments, clock=clock),
        ledger=ledger,
        slots=slots,
        planner=PollPlanner(
            history=DurationHistory(await record.durations()),
            budget=PollBudget(limit=limit),
        ),
        limit=limit,
        clock=clock,
        outages=outages,
    )
