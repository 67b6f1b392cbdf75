"""This process as a worker: its id, its heartbeat, and whether others count it as alive."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.db.errors import StoreAwayError, StoreFailedError
from bot.db.patience import until_back
from bot.jobs.distributed import membership
from bot.jobs.distributed.timing import (
    DEAD_SECONDS,
    FRESH_SECONDS,
    HEARTBEAT_SECONDS,
    MOST_STEP_BACK_SECONDS,
    PAUSE_SECONDS,
    STEP_BACK_SECONDS,
)

logger = logging.getLogger(__name__)


class JobTakenError(asyncio.CancelledError):
    """Another process owns the job now, so this one must neither write to it nor edit its reply.

    A cancellation, because no handler of failures may turn it into a last word on the reply.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Heartbeat:
    """What the database answers to a heartbeat."""

    draws: bool
    """Whether this process should draw: it is a worker, or there is no worker."""
    drawing: int
    """How many processes draw, and so share the provider's request limit."""
    everybody: int
    """How many processes there are, and so share Discord's."""
    canceled: Sequence[str]
    """Ids of this process's jobs that somebody cancelled."""


class Lease:
    """Keeps this process registered by heartbeats; an id that expired is never used again.

    ``worker_id`` is None until ``keep`` has registered it. ``is_dedicated`` processes always draw;
    the others only while no dedicated one lives.
    """

    def __init__(self, *, database: Database, clock: Clock, is_dedicated: bool) -> None:
        self._database = database
        self._clock = clock
        self._is_dedicated = is_dedicated
        self._heartbeat_answered = asyncio.Event()
        self._heartbeat_at = float("-inf")
        self._steady_since = float("inf")
        self._back_at: float | None = None
        self._pause_seconds = 0.0
        self.worker_id: int | None = None
        self.draws = is_dedicated
        self.drawing = 1
        self.everybody = 1

    @property
    def is_fresh(self) -> bool:
        """Whether no other process can have declared this one dead yet."""
        return self._clock.monotonic() - self._heartbeat_at < FRESH_SECONDS

    async def register(self) -> None:
        """Register this process under a new id."""
        sent_at = self._clock.monotonic()
        self.worker_id = await until_back(
            lambda: self._database.prompt.write(
                lambda connection: membership.register(connection, is_dedicated=self._is_dedicated)
            )
        )
        self._steady_since = sent_at
        self._note_heartbeat(sent_at)
        logger.info("This process is worker %d", self.worker_id)

    async def keep(
        self, *, on_lost: Callable[[], None], on_heartbeat: Callable[[Heartbeat], None]
    ) -> None:
        """Send heartbeats until cancelled; ``on_lost`` is called if others declared it dead."""
        while True:
            sent_at = self._clock.monotonic()
            if sent_at - self._heartbeat_at > FRESH_SECONDS:
                # This process stood still, perhaps the machine: others get time for heartbeats.
                self._steady_since = sent_at
            try:
                answer = await self._database.prompt.write(
                    self._heartbeat, within_seconds=DEAD_SECONDS, is_single=self._back_at is None
                )
            except (StoreAwayError, StoreFailedError) as error:
                # No process may be declared dead because the database was silent.
                self._steady_since = float("inf")
                logger.debug("no heartbeat: %s", error)
                await asyncio.sleep(PAUSE_SECONDS)
                continue
            if answer is None:
                logger.warning("Worker %s was taken for dead; its jobs go on elsewhere",
                               self.worker_id)  # fmt: skip
                self.worker_id = None
                on_lost()
                await self.register()
                continue
            if self._steady_since == float("inf"):
                self._steady_since = sent_at
            if answer.draws is not self.draws and not self.is_stepped_back:
                logger.info(
                    "This process draws as well: no worker is there"
                    if answer.draws
                    else "This process only accepts: workers are there"
                )
            if self._back_at is not None and sent_at >= self._back_at:
                self._back_at = None
            self.draws = answer.draws and not self.is_stepped_back
            self.drawing = max(1, answer.drawing)
            self.everybody = max(1, answer.everybody)
            self._note_heartbeat(sent_at)
            on_heartbeat(answer)
            await asyncio.sleep(HEARTBEAT_SECONDS)

    async def reclaim(self) -> Sequence[str]:
        """Queue the jobs of dead processes again; return their ids.

        Raises:
            StoreError: the database is away.
        """
        may_judge = self._clock.monotonic() - self._steady_since > DEAD_SECONDS
        return await self._database.write(
            lambda connection: membership.reclaim(connection, may_judge=may_judge)
        )

    async def hold(self, worker_id: int) -> None:
        """Return once it is certain that this worker id stays alive for some more seconds.

        Waits while the database is away: jobs go on when it is back.

        Raises:
            JobTakenError: others declared it dead.
        """
        while self.worker_id == worker_id and not self.is_fresh:
            self._heartbeat_answered.clear()
            await self._heartbeat_answered.wait()
        if self.worker_id != worker_id:
            raise JobTakenError

    async def is_last(self) -> bool:
        """Whether no other process is alive that could continue our jobs."""
        return not await self._database.read(
            lambda connection: membership.others_alive(connection, self.worker_id or 0)
        )

    @property
    def is_stepped_back(self) -> bool:
        """Whether this process leaves drawing to others for a while."""
        return self._back_at is not None

    @property
    def is_on_trial(self) -> bool:
        """Whether it stepped back once, and has drawn nothing since."""
        return self._pause_seconds > 0

    async def step_back(self) -> bool:
        """Leave drawing to others, each time for longer; False if there are no others.

        Raises:
            StoreError: the database is away.
        """
        worker_id = self.worker_id
        if worker_id is None or self.is_stepped_back:
            return True
        if not await self._database.prompt.write(
            lambda connection: membership.step_back(connection, worker_id),
            lock_keys=(membership.STEPPING_BACK,),
        ):
            return False
        self.draws = False
        self._pause_seconds = min(
            max(STEP_BACK_SECONDS, 2 * self._pause_seconds), MOST_STEP_BACK_SECONDS
        )
        self._back_at = self._clock.monotonic() + self._pause_seconds
        return True

    def worked(self) -> None:
        """Note that this process can draw."""
        self._pause_seconds = 0.0

    async def leave(self) -> None:
        """Unregister this process."""
        worker_id, self.worker_id = self.worker_id, None
        if worker_id is not None:
            await self._database.write(
                lambda connection: membership.unregister(connection, worker_id)
            )

    def _heartbeat(self, connection: Connection) -> Heartbeat | None:
        if self.worker_id is None:
            return None
        answer = membership.heartbeat(connection, self.worker_id)
        if answer is None:
            return None
        is_back = self._back_at is None or self._clock.monotonic() >= self._back_at
        if self._back_at is not None and is_back:
            membership.come_back(connection, self.worker_id, is_dedicated=self._is_dedicated)
        return Heartbeat(
            draws=is_back and (self._is_dedicated or not answer.dedicated),
            drawing=answer.dedicated or answer.everybody,
            everybody=answer.everybody,
            canceled=answer.canceled,
        )

    def _note_heartbeat(self, sent_at: float) -> None:
        self._heartbeat_at = sent_at
        self._heartbeat_answered.set()
