"""The distributed runner: one of several processes that share the jobs."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping
from functools import partial

from sqlalchemy import Connection

from bot.db.database import Database
from bot.db.errors import StoreError
from bot.db.postgres_notices import CANCEL_CHANNEL, NUDGE_CHANNEL, say
from bot.errors import StoppingError
from bot.imagine.flow import ImagineFlow
from bot.imagine.job import Job, Reply
from bot.imagine.progress import Progress, Stage
from bot.imagine.request import SubmittedRequest
from bot.imagine.stages import Stages
from bot.jobs.distributed import rows
from bot.jobs.distributed.acceptance import Acceptance
from bot.jobs.distributed.claims import Claims
from bot.jobs.distributed.lease import Heartbeat
from bot.jobs.distributed.nudges import NudgesToOthers
from bot.jobs.distributed.peers import Peers
from bot.jobs.distributed.queue import PASSED_ON, call_channel
from bot.jobs.distributed.tasks import JobTasks
from bot.jobs.distributed.timing import HEARTBEAT_SECONDS, PAUSE_SECONDS, QUEUE_POLL_SECONDS
from bot.jobs.distributed.turns import SharedSlots
from bot.jobs.distributed.waiting import WaitingRoom
from bot.jobs.gate import Admission
from bot.jobs.ledger import JobLedger
from bot.jobs.runner import (
    HAND_OVER_SECONDS,
    SETTLE_SECONDS,
    ended,
    is_under_way,
    told_of_restart,
)

logger = logging.getLogger(__name__)

TIDY_EVERY_ROUNDS = 5


class DistributedRunner:
    """Accepts jobs, draws if it should, and hands jobs over when it cannot.

    Fills ``bot.jobs.runner.Runner``.
    """

    def __init__(  # noqa: PLR0913 - the parts of the runner, all by name
        self,
        *,
        flow: ImagineFlow,
        stages: Stages,
        ledger: JobLedger,
        database: Database,
        peers: Peers,
        claims: Claims,
        slots: SharedSlots,
        acceptance: Acceptance,
        waiting: WaitingRoom,
        concurrency: int,
    ) -> None:
        self._stages = stages
        self._database = database
        self._peers = peers
        self._lease = lease = peers.lease
        self._slots = slots
        self._acceptance = acceptance
        self._waiting = waiting
        self._concurrency = concurrency
        self._jobs = JobTasks(
            flow=flow, ledger=ledger, database=database, lease=lease, claims=claims
        )
        self._nudges_to_others = NudgesToOthers(database=database)
        self._wake = asyncio.Event()
        self._calls = 0
        """How often this process was told of a job to take, and has not looked since."""
        self._takes_all = True
        """Whether more jobs may wait than it was told of."""
        self._jobs.on_over = self._note_over
        self._hearing: asyncio.Task[None] | None = None
        self._hears_as: int | None = None
        self._stopping = False
        self._handing_over: dict[str, asyncio.Task[None]] = {}
        self._loops: list[asyncio.Task[None]] = []

    @property
    def under_way(self) -> int:
        """How many jobs this process works on."""
        return len(self._jobs.running) + self._waiting.waiting

    @property
    def is_ready(self) -> bool:
        """Whether this process counts as alive and the database answers."""
        return self._lease.is_fresh

    async def accept(
        self,
        request: SubmittedRequest,
        reply: Reply,
        acknowledge: Callable[[], Awaitable[int | None]],
        *,
        retry_of: str | None = None,
        admission: Admission = Admission(),  # noqa: B008 - a value that never changes
    ) -> Job | None:
        """Record a request, acknowledge it to Discord, and queue it."""
        if self._stopping:
            raise StoppingError
        job = await self._acceptance.accept(
            request, reply, acknowledge, retry_of=retry_of, admission=admission
        )
        if job is not None:
            self._waiting.enter(job)
        return job

    async def _hand_over_all(self) -> None:
        """Let other processes go on with jobs that this one leaves to them."""
        while True:
            job_id = await self._peers.next_left()
            if job_id not in self._handing_over:
                task = asyncio.create_task(self._hand_over(job_id), name=f"hand-over-{job_id}")
                self._handing_over[job_id] = task
                task.add_done_callback(_complain)

    async def _hand_over(self, job_id: str) -> None:
        """Hand a job back, once what it has on the wire is on record."""
        try:
            await self._stages.starts.settle(SETTLE_SECONDS)
            # A refusal that was just heard is recorded by now.
            await asyncio.sleep(PAUSE_SECONDS)
            await self._jobs.hand_back([job_id])
        finally:
            del self._handing_over[job_id]

    async def recover(self) -> int:
        """Register as a worker; jobs without an owner come through the queue."""
        await self._lease.register()
        beating = self._lease.keep(
            on_lost=self._jobs.abandon_all, on_heartbeat=self._note_heartbeat
        )
        self._hear()
        self._loops = [
            asyncio.create_task(beating, name="heartbeat"),
            asyncio.create_task(self._work(), name="work"),
            asyncio.create_task(self._hand_over_all(), name="hand-over"),
            asyncio.create_task(self._tidy(), name="tidy"),
            asyncio.create_task(self._waiting.keep(), name="waiting-room"),
            asyncio.create_task(self._nudges_to_others.keep(), name="nudges-to-others"),
        ]
        for loop in self._loops:
            loop.add_done_callback(_complain)
        return 0

    async def cancel(self, job_id: str, user_id: int) -> bool:
        """Cancel a job in whichever process it runs."""

        def request(connection: Connection) -> tuple[bool, int | None]:
            if not rows.request_cancel(connection, job_id, user_id):
                return False, None
            say(connection, CANCEL_CHANNEL, job_id)
            return True, rows.owner_of(connection, job_id)

        is_requested, owner = await self._database.write(request)
        if is_requested and not self._jobs.cancel(job_id) and owner is None:
            # Nobody works on it: it shall not wait for its place in the queue to hear of it.
            self._jobs.begin(job_id, None)
        return is_requested

    def nudged(self, name: str) -> None:
        """Look now, or tell the process that waits for this prediction to."""
        if not self._stages.nudges.arrived(name):
            self._nudges_to_others.pass_on(name)

    async def progress(self, job_ids: Collection[str]) -> Mapping[str, Progress]:
        """Return the progress of this process's jobs, and the queue places of waiting ones."""
        here = {id_: self._jobs.boards[id_].now() for id_ in job_ids if id_ in self._jobs.boards}
        look = partial(rows.still_waiting, job_ids=set(job_ids) - here.keys())
        waiting = await self._database.read(look)
        queued = {id_: Progress(stage=Stage.QUEUED, place=its) for id_, its in waiting.items()}
        return queued | here

    async def close(self, *, grace_seconds: float, hurry: asyncio.Event | None = None) -> None:
        """Shut down gracefully: take nothing, wait for running jobs, hand the rest back."""
        hurry = hurry or asyncio.Event()
        self._stopping = True
        under_way = [id_ for id_, board in self._jobs.boards.items() if is_under_way(board)]
        await self._jobs.hand_back(self._jobs.running.keys() - set(under_way))
        running = [self._jobs.running[id_] for id_ in under_way if id_ in self._jobs.running]
        await ended(running, grace_seconds, hurry)
        await self._stages.starts.settle(SETTLE_SECONDS)
        if self._jobs.running:
            logger.info("%d jobs are handed back", len(self._jobs.running))
        await self._tell_of_a_break(hurry if grace_seconds else None)
        await self._jobs.hand_back(list(self._jobs.running))
        await asyncio.gather(*self._handing_over.values(), return_exceptions=True)
        loops = [*self._loops, *([] if self._hearing is None else [self._hearing])]
        for loop in loops:
            loop.cancel()
        await asyncio.gather(*loops, return_exceptions=True)
        await self._acceptance.close(SETTLE_SECONDS)
        await self._slots.close()
        try:
            await self._lease.leave()
        except StoreError as error:
            logger.info("the others will notice by themselves that this process is gone: %s", error)

    async def _tell_of_a_break(self, hurry: asyncio.Event | None) -> None:
        """Where no other process lives, people are told that it goes on after the restart."""
        try:
            if hurry is None or not await self._lease.is_last():
                return
            for board in self._jobs.boards.values():
                board.handed_over()
            await asyncio.gather(
                self._waiting.hand_over(),
                told_of_restart(
                    [(task, self._jobs.boards[id_]) for id_, task in self._jobs.running.items()],
                    HAND_OVER_SECONDS,
                    hurry,
                ),
            )
        except StoreError as error:
            logger.info("nobody is told of the break: %s", error)

    async def _work(self) -> None:
        """Take jobs from the queue while there are free slots.

        One for each call, because each job that is queued calls one process. All that are there
        after a while without calls, for a call may be lost, and where a lane became free. A call
        for which there is no room goes to another process.
        """
        while True:
            self._wake.clear()
            try:
                while self._has_room and (self._calls or self._takes_all):
                    takes_all, self._takes_all = self._takes_all, False
                    self._calls = max(0, self._calls - 1)
                    if await self._jobs.take() and takes_all:
                        self._takes_all = True
                while self._calls and not self._has_room:
                    self._calls -= 1
                    await self._jobs.pass_on()
            except StoreError as error:
                logger.debug("nothing is taken from the queue: %s", error)
                self._takes_all = True
                await asyncio.sleep(PAUSE_SECONDS)
                continue
            try:
                async with asyncio.timeout(QUEUE_POLL_SECONDS):
                    await self._wake.wait()
            except TimeoutError:
                self._takes_all = True

    @property
    def _has_room(self) -> bool:
        most = 1 if self._lease.is_on_trial else self._concurrency
        is_free = len(self._jobs.running) < most
        return is_free and self._lease.draws and self._lease.is_fresh and not self._stopping

    async def _tidy(self) -> None:
        """Reclaim jobs of dead processes, and entries whose answers were lost."""
        rounds = 0
        while True:
            await asyncio.sleep(HEARTBEAT_SECONDS)
            rounds += 1
            try:
                lost = await self._lease.reclaim()
                if lost:
                    logger.info("%d jobs of dead workers are queued again", len(lost))
                    self._note_over(is_next=True)
                if rounds % TIDY_EVERY_ROUNDS == 0:
                    await self._find_forgotten()
            except StoreError as error:
                logger.debug("not tidied: %s", error)

    async def _find_forgotten(self) -> None:
        await self._database.write(self._acceptance.queue_forgotten)
        worker_id = self._lease.worker_id
        if worker_id is None or self._stopping:
            return
        look = partial(rows.taken_entries, worker_id=worker_id)
        for entry_id, job_id in await self._database.read(look):
            self._jobs.begin_lost(entry_id, job_id)

    def _hear(self) -> None:
        """Listen for calls; a new worker id has another channel."""
        worker_id = self._lease.worker_id
        if worker_id is None or worker_id == self._hears_as:
            return
        if self._hearing is not None:
            self._hearing.cancel()
        self._hears_as = worker_id
        hearing = self._database.hear(
            call_channel(worker_id), CANCEL_CHANNEL, NUDGE_CHANNEL, on_notice=self._note
        )
        self._hearing = asyncio.create_task(hearing, name="notices")
        self._hearing.add_done_callback(_complain)

    def _note_heartbeat(self, heartbeat: Heartbeat) -> None:
        self._hear()
        for job_id in heartbeat.canceled:
            self._jobs.cancel(job_id)

    def _note(self, channel: str, what: str) -> None:
        if channel == CANCEL_CHANNEL:
            self._jobs.cancel(what)
            return
        if channel == NUDGE_CHANNEL:
            for name in what.split(","):
                _ = self._stages.nudges.arrived(name)
            return
        if what == PASSED_ON:
            self._takes_all = True
        else:
            self._calls += 1
        self._wake.set()

    def _note_over(self, is_next: bool) -> None:  # noqa: FBT001 - a callback
        """Look at the queue where a job is over, if others may wait for its lane."""
        self._takes_all |= is_next
        self._wake.set()


def _complain(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        logger.critical("%s ended", task.get_name(), exc_info=error)
