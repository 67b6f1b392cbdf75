"""Notices when the image service is away, holds the queue, and tries again by itself."""

import asyncio
import logging
import math
from collections.abc import Callable
from typing import Protocol

from bot.clock import Clock
from bot.db.errors import StoreError
from bot.errors import (
    PredictionError,
    RateLimitedError,
    RefusedError,
    ServiceDownError,
    ServiceState,
)
from bot.imagine.job import Job
from bot.imagine.request import ImagineRequest
from cogs.outage.model import (
    Outage,
    OutageCause,
    cause_of,
    cause_of_blindness,
)
from cogs.outage.service import OutageService

logger = logging.getLogger(__name__)

ROW = 3
"""So many jobs one after the other have to fail for the same reason: one may have bad luck."""
ACCEPTED_SECONDS = 3600.0
"""New requests are accepted so long; after that people are told to come back."""
LONGEST_HOLD_SECONDS = 12 * 3600.0
"""How long a request waits; who asked has given it up by then."""
NAP_SECONDS = 2.0
"""How soon those who wait notice that it is over."""
LIMIT_WARNING_SECONDS = 600.0
"""How often the log explains refusals for too many starts."""
FRESH_SECONDS = 2.0
"""How old may be what is known of the record, where other processes write it, too."""


class ServiceAwayError(RefusedError):
    """The image service has been away for long. Facts: ``when`` (of the next try)."""

    words_id = "refusal-outage"


class Herald(Protocol):
    """Tells people; every method returns at once."""

    def begun(self, outage: Outage) -> None:
        """Tell the operator why; this process found out."""
        ...

    def held(self, job: Job, outage: Outage) -> None:
        """Tell the channel of a request that waits, once."""
        ...

    def over(self, outage: Outage) -> None:
        """Take back what was told; this process found out."""
        ...

    def unlisted(self, setting: str) -> None:
        """Tell the operator which line of the settings lets finished pictures be fetched."""
        ...


class _Row:
    """Jobs one after the other that failed for one reason."""

    def __init__(self) -> None:
        self._cause: OutageCause | None = None
        self._jobs: set[str] = set()

    def add(self, cause: OutageCause, job_id: str) -> int:
        """Add a job, and begin anew with another cause; return how many there are."""
        if cause is not self._cause:
            self._cause = cause
            self._jobs.clear()
        self._jobs.add(job_id)
        return len(self._jobs)

    def clear(self) -> None:
        """Forget them: something worked."""
        self._jobs.clear()


class Peers(Protocol):
    """Other processes that draw, where several share the jobs."""

    @property
    def is_stepped_back(self) -> bool:
        """Whether this process leaves drawing to them for a while."""
        ...

    async def step_back(self) -> bool:
        """Leave drawing to them; False where there are none."""
        ...

    def hand_over(self, job_id: str) -> None:
        """Let them go on with a job; returns at once, and its task is cancelled then."""
        ...

    def worked(self) -> None:
        """Note that this process can draw."""
        ...


class OutageWatch:
    """Fills ``bot.imagine.outages.Outages``, and refuses requests while it lasts long."""

    def __init__(
        self, *, book: OutageService, herald: Herald, clock: Clock, peers: Peers | None = None
    ) -> None:
        self._book = book
        self._herald = herald
        self._peers = peers
        self._clock = clock
        self._known: Outage | None = None
        self._looked_at: float | None = None
        self._starts, self._looks = _Row(), _Row()
        self._unlisted: set[str] = set()
        self._warn_again_at = -math.inf
        self._stepping_back = asyncio.Lock()

    async def now(self) -> Outage | None:
        """Return the outage as far as is known; None where there is none."""
        is_fresh = self._looked_at is not None and (
            not self._book.is_shared or self._clock.monotonic() - self._looked_at < FRESH_SECONDS
        )
        return self._known if is_fresh else await self._look()

    async def cause(self) -> str | None:
        """Return why the service is away, None where it is not; for those who run Easel."""
        if self._peers is not None and self._peers.is_stepped_back:
            return "this process alone is refused; others draw"
        outage = await self.now()
        return None if outage is None else outage.cause

    async def check(self, _request: ImagineRequest) -> None:
        """Refuse what would wait for long; one request may come in whenever a try is due.

        Raises:
            ServiceAwayError: the service has been away for more than an hour.
        """
        outage = await self.now()
        now = self._clock.time()
        if (
            outage is not None
            and now - outage.since > ACCEPTED_SECONDS
            and now < outage.next_try_at
        ):
            raise ServiceAwayError(when=f"<t:{int(outage.next_try_at) + 1}:R>")

    async def hold(self, job: Job, on_wait: Callable[[float], None]) -> bool:
        """Wait while the service is away; the one that may try it goes on at once."""
        is_held = False
        told: float | None = None
        await self._leave_to_others(job)
        while (outage := await self.now()) is not None:
            now = self._clock.time()
            if now >= outage.next_try_at:
                if await self._claim(outage):
                    logger.info("job %s tries whether the image service is back", job.id)
                    return is_held
                outage = await self._look() or outage
            if now - job.created_at >= LONGEST_HOLD_SECONDS:
                raise ServiceDownError("held until nobody waits for it any more")
            if not is_held:
                self._herald.held(job, outage)
            is_held = True
            if told != outage.next_try_at:
                on_wait(outage.next_try_at)
                told = outage.next_try_at
            left = outage.next_try_at - now
            await self._clock.sleep(min(left, NAP_SECONDS) if left > 0 else NAP_SECONDS)
        return is_held

    async def start_answered(self) -> None:
        """Note that the service took a start: the row of failures, or the outage, is over.

        Unless it is looks that are not answered; a start says nothing of them.
        """
        self._starts.clear()
        if self._peers is not None:
            self._peers.worked()
        if self._known is not None and self._known.cause is not OutageCause.LOOKS:
            await self._end(self._known)

    async def poll_answered(self) -> None:
        """Note that a look was answered, which ends an outage of looks."""
        self._looks.clear()
        if self._known is not None and self._known.cause is OutageCause.LOOKS:
            await self._end(self._known)

    async def start_failed(self, job: Job, error: PredictionError, *, is_last: bool) -> bool:
        """Note a failed start; True where it waits for the end of the outage."""
        if isinstance(error, RateLimitedError):
            self._warn_of_limit(error)
        cause = cause_of(error, is_last=is_last)
        if cause is None:
            if error.service_state is ServiceState.WORKING:
                await self.start_answered()
            return False
        if await self._is_left_to_others(self._starts, cause, job):
            return error.leaves_start_undone
        outage = await self._note(self._starts, cause, job)
        return outage is not None and error.leaves_start_undone

    async def _leave_to_others(self, job: Job) -> None:
        """Hand a job over while this process steps back; it is cancelled when another has it."""
        while self._peers is not None and self._peers.is_stepped_back:
            self._peers.hand_over(job.id)
            await self._clock.sleep(NAP_SECONDS)

    async def _is_left_to_others(self, row: _Row, cause: OutageCause, job: Job) -> bool:
        """Step back where it may be this process alone: it is an outage once nobody else draws."""
        if self._peers is None:
            return False
        if self._peers.is_stepped_back:
            return True
        is_sure = cause is OutageCause.KEY or row.add(cause, job.id) >= ROW
        if not is_sure or await self.now() is not None:
            return False
        async with self._stepping_back:
            return await self._step_back(self._peers, row, cause)

    async def _step_back(self, peers: Peers, row: _Row, cause: OutageCause) -> bool:
        if peers.is_stepped_back:
            # Jobs fail together: the one before counted this process out.
            return True
        try:
            if not await peers.step_back():
                return False
        except StoreError as error:
            logger.warning("this process steps back later: %s", error)
            return False
        row.clear()
        logger.error(
            "the image service refuses this process (%s) and others draw: it steps back and tries"
            " again later; look at its COMETAPI_KEY and its network",
            cause,
        )
        return True

    async def poll_failed(self, job: Job, error: PredictionError, *, is_lost: bool = False) -> None:
        """Note a look that brought nothing; does not return where another process looks now."""
        cause = cause_of_blindness(error, is_lost=is_lost)
        if cause is None:
            return
        if await self._is_left_to_others(self._looks, cause, job):
            await self._leave_to_others(job)
            return
        await self._note(self._looks, cause, job)

    def _warn_of_limit(self, error: RateLimitedError) -> None:
        now = self._clock.monotonic()
        if now >= self._warn_again_at:
            self._warn_again_at = now + LIMIT_WARNING_SECONDS
            logger.warning(
                "the image service refuses starts as too many (429). Most often the account is low"
                " on credit: Replicate takes 600 a minute, and 6 without a payment method or with"
                " little credit. Top it up, or lower PREDICTION_STARTS_PER_MINUTE. It said: %s",
                error,
            )

    async def _note(self, row: _Row, cause: OutageCause, job: Job) -> Outage | None:
        """Add a job to a row of failures; return the outage, which may begin with it."""
        length = row.add(cause, job.id)
        outage = await self.now()
        return await self._begin(cause) if outage is None and length >= ROW else outage

    def unlisted(self, setting: str) -> bool:
        """Tell the operator, once, which line lets pictures be fetched; they may add it in time."""
        if setting not in self._unlisted:
            self._unlisted.add(setting)
            logger.error(
                "a finished picture lies at an address that is not on the list; if it is your"
                " image service's, put this line into the settings and restart: %s",
                setting,
            )
            self._herald.unlisted(setting)
        return True

    async def _begin(self, cause: OutageCause) -> Outage | None:
        try:
            begun = await self._book.begin(cause)
        except StoreError as error:
            logger.warning("the outage is recorded later: %s", error)
            return None
        if begun is None:
            return await self._look()
        self._know(begun)
        logger.error("the image service is away (%s): starts are held until it is back", cause)
        self._herald.begun(begun)
        return begun

    async def _end(self, outage: Outage) -> None:
        try:
            is_first = await self._book.end()
        except StoreError as error:
            logger.warning("the end of the outage is recorded later: %s", error)
            return
        self._know(None)
        if is_first:
            logger.info("the image service is back after %.0f s", self._clock.time() - outage.since)
            self._herald.over(outage)

    async def _claim(self, outage: Outage) -> bool:
        try:
            is_ours = await self._book.claim_try(outage)
        except StoreError as error:
            logger.debug("the image service is tried later: %s", error)
            return False
        await self._look()
        return is_ours

    async def _look(self) -> Outage | None:
        try:
            self._know(await self._book.current())
        except StoreError as error:
            logger.debug("whether the image service is away is looked up later: %s", error)
        return self._known

    def _know(self, outage: Outage | None) -> None:
        self._known = outage
        self._looked_at = self._clock.monotonic()
