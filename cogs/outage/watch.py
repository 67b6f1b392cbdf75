"""Detects an outage of the image service, holds the queue, and tries the service again."""

import asyncio
import logging
import math
from collections.abc import Callable, Sequence
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
from bot.imagine.request import SubmittedRequest
from bot.jobs.explanation import Explanation, Outcome
from bot.locales.phrase import phrase
from cogs.kit.times import moment, second_after
from cogs.outage.model import (
    Outage,
    OutageCause,
    cause_of,
    cause_of_failed_poll,
)
from cogs.outage.service import OutageService

logger = logging.getLogger(__name__)

STREAK = 3
"""An outage begins when as many jobs in a row fail for the same reason: one may have bad luck."""
ACCEPTED_SECONDS = 3600.0
"""How long into an outage new requests are accepted; later they are refused."""
LONGEST_HOLD_SECONDS = 12 * 3600.0
"""How long a request waits at most; its requester has given it up by then."""
NAP_SECONDS = 2.0
"""How often waiting requests check whether the outage is over."""
LIMIT_WARNING_SECONDS = 600.0
"""The log explains refusals for too many starts (429) this often at most."""
FRESH_SECONDS = 2.0
"""How old the outage in memory may be where other processes write it as well."""


class ServiceAwayError(RefusedError):
    """The image service has been away for long. Facts: ``when`` (of the next try)."""

    words_id = "refusal-outage"


class Notifier(Protocol):
    """Tells people of an outage; every method returns at once."""

    def begun(self, outage: Outage) -> None:
        """Tell the operator the cause; called by the process that recorded the outage."""
        ...

    def held(self, job: Job, outage: Outage) -> None:
        """Tell the channel of a waiting request, once for each channel."""
        ...

    def over(self, outage: Outage) -> None:
        """Delete the messages in channels; called by the process that recorded the end."""
        ...

    def unlisted(self, setting: str) -> None:
        """Tell the operator which line of the settings lets finished pictures be fetched."""
        ...


class _FailureStreak:
    """Jobs that failed in a row for the same reason."""

    def __init__(self) -> None:
        self._cause: OutageCause | None = None
        self._jobs: set[str] = set()

    def add(self, cause: OutageCause, job_id: str) -> int:
        """Add a job, and start over when the cause changes; return how many jobs there are."""
        if cause is not self._cause:
            self._cause = cause
            self._jobs.clear()
        self._jobs.add(job_id)
        return len(self._jobs)

    def clear(self) -> None:
        """Start over: a request worked."""
        self._jobs.clear()


class Peers(Protocol):
    """Other processes that draw, when several share the jobs."""

    @property
    def is_stepped_back(self) -> bool:
        """Whether this process currently leaves drawing to them."""
        ...

    async def step_back(self) -> bool:
        """Leave drawing to them; False if there are none."""
        ...

    def hand_over(self, job_id: str) -> None:
        """Let them continue a job; returns at once, and the job's task is cancelled later."""
        ...

    def worked(self) -> None:
        """Note that this process can draw."""
        ...


class OutageWatch:
    """Fills ``bot.imagine.ports.Outages``, and refuses requests while it lasts long."""

    def __init__(
        self,
        *,
        outages: OutageService,
        notifier: Notifier,
        clock: Clock,
        peers: Peers | None = None,
    ) -> None:
        self._outages = outages
        self._notifier = notifier
        self._peers = peers
        self._clock = clock
        self._known: Outage | None = None
        self._refreshed_at = -math.inf
        self._starts, self._polls = _FailureStreak(), _FailureStreak()
        self._unlisted: set[str] = set()
        self._warn_again_at = -math.inf
        self._stepping_back = asyncio.Lock()

    async def now(self) -> Outage | None:
        """Return the current outage, at most ``FRESH_SECONDS`` old; None if there is none."""
        # What only this process writes never grows old.
        fresh_seconds = FRESH_SECONDS if self._outages.is_shared else math.inf
        is_fresh = self._clock.monotonic() - self._refreshed_at < fresh_seconds
        return self._known if is_fresh else await self._refresh()

    async def cause(self) -> str | None:
        """Return why the service is away, for health checks; None if it is not."""
        if self._peers is not None and self._peers.is_stepped_back:
            return "this process alone is refused; others draw"
        outage = await self.now()
        return None if outage is None else outage.cause

    async def check(self, _request: SubmittedRequest) -> None:
        """Refuse requests late in an outage; one is accepted whenever a try is due.

        Raises:
            ServiceAwayError: the service has been away for more than an hour.
        """
        outage = await self.now()
        if outage is not None and self._refuses(outage):
            raise _away(outage)

    async def explain(self, _request: SubmittedRequest) -> Sequence[Explanation]:
        """Tell whether the service is there, since when it is not, and whether requests wait."""
        outage, name = await self.now(), phrase("explain-name-outage")
        if outage is None:
            reason = phrase("explain-no-outage")
            return (Explanation(name=name, outcome=Outcome.PASSES, reason=reason),)
        since = moment(outage.since)
        if not self._refuses(outage):
            reason = phrase("explain-outage-waits", since=since)
            return (Explanation(name=name, outcome=Outcome.NOTES, reason=reason),)
        refusal = _away(outage)
        reason = phrase("explain-outage-refuses", since=since, **refusal.facts)
        return (Explanation(name=name, outcome=Outcome.DENIES, reason=reason, refusal=refusal),)

    def _refuses(self, outage: Outage) -> bool:
        now = self._clock.time()
        return now - outage.since > ACCEPTED_SECONDS and now < outage.next_try_at

    async def hold(self, job: Job, on_wait: Callable[[float], None]) -> bool:
        """Wait while the service is away; the job that may try it continues at once.

        Raises:
            ServiceDownError: the job is older than ``LONGEST_HOLD_SECONDS``.
        """
        is_held = False
        told: float | None = None
        await self._leave_to_others(job)
        while (outage := await self.now()) is not None:
            now = self._clock.time()
            if now >= outage.next_try_at:
                if await self._claim(outage):
                    logger.info("job %s tries whether the image service is back", job.id)
                    return is_held
                outage = await self._refresh() or outage
            if now - job.created_at >= LONGEST_HOLD_SECONDS:
                raise ServiceDownError("held until nobody waits for it any more")
            if not is_held:
                self._notifier.held(job, outage)
            is_held = True
            if told != outage.next_try_at:
                on_wait(outage.next_try_at)
                told = outage.next_try_at
            left = outage.next_try_at - now
            await self._clock.sleep(min(left, NAP_SECONDS) if left > 0 else NAP_SECONDS)
        return is_held

    async def start_answered(self) -> None:
        """Note that the service took a start, which ends an outage.

        But not one of unanswered polls, of which a start says nothing.
        """
        self._starts.clear()
        if self._peers is not None:
            self._peers.worked()
        if self._known is not None and self._known.cause is not OutageCause.POLLS:
            await self._end(self._known)

    async def poll_answered(self) -> None:
        """Note that a poll was answered, which ends an outage of unanswered polls."""
        self._polls.clear()
        if self._known is not None and self._known.cause is OutageCause.POLLS:
            await self._end(self._known)

    async def start_failed(self, job: Job, error: PredictionError, *, is_last: bool) -> bool:
        """Note a failed start; True if the job waits for the end of the outage."""
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
        """Hand a job over while this process steps back; its task is cancelled later."""
        while self._peers is not None and self._peers.is_stepped_back:
            self._peers.hand_over(job.id)
            await self._clock.sleep(NAP_SECONDS)

    async def _is_left_to_others(
        self, streak: _FailureStreak, cause: OutageCause, job: Job
    ) -> bool:
        """Step back if only this process may be refused: it is an outage if no other draws."""
        if self._peers is None:
            return False
        if self._peers.is_stepped_back:
            return True
        is_sure = cause is OutageCause.KEY or streak.add(cause, job.id) >= STREAK
        if not is_sure or await self.now() is not None:
            return False
        async with self._stepping_back:
            return await self._step_back(self._peers, streak, cause)

    async def _step_back(self, peers: Peers, streak: _FailureStreak, cause: OutageCause) -> bool:
        if peers.is_stepped_back:
            # Jobs fail together: an earlier one made this process step back.
            return True
        try:
            if not await peers.step_back():
                return False
        except StoreError as error:
            logger.warning("this process steps back later: %s", error)
            return False
        streak.clear()
        logger.error(
            "the image service refuses this process (%s) and others draw: it steps back and tries"
            " again later; look at its COMETAPI_KEY and its network",
            cause,
        )
        return True

    async def poll_failed(self, job: Job, error: PredictionError, *, is_lost: bool = False) -> None:
        """Note a failed poll; does not return if another process polls now."""
        cause = cause_of_failed_poll(error, is_lost=is_lost)
        if cause is None:
            return
        if await self._is_left_to_others(self._polls, cause, job):
            await self._leave_to_others(job)
            return
        await self._note(self._polls, cause, job)

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

    async def _note(self, streak: _FailureStreak, cause: OutageCause, job: Job) -> Outage | None:
        """Add a job to a streak; return the outage, which may begin with it."""
        length = streak.add(cause, job.id)
        outage = await self.now()
        return await self._begin(cause) if outage is None and length >= STREAK else outage

    def unlisted(self, setting: str) -> bool:
        """Tell the operator, once, which setting allows this host of pictures; always True."""
        if setting not in self._unlisted:
            self._unlisted.add(setting)
            logger.error(
                "a finished picture lies at an address that is not on the list; if it is your"
                " image service's, put this line into the settings and restart: %s",
                setting,
            )
            self._notifier.unlisted(setting)
        return True

    async def _begin(self, cause: OutageCause) -> Outage | None:
        try:
            begun = await self._outages.begin(cause)
        except StoreError as error:
            logger.warning("the outage is recorded later: %s", error)
            return None
        if begun is None:
            return await self._refresh()
        self._know(begun)
        logger.error("the image service is away (%s): starts are held until it is back", cause)
        self._notifier.begun(begun)
        return begun

    async def _end(self, outage: Outage) -> None:
        try:
            is_first = await self._outages.end()
        except StoreError as error:
            logger.warning("the end of the outage is recorded later: %s", error)
            return
        self._know(None)
        if is_first:
            logger.info("the image service is back after %.0f s", self._clock.time() - outage.since)
            self._notifier.over(outage)

    async def _claim(self, outage: Outage) -> bool:
        try:
            is_ours = await self._outages.claim_try(outage)
        except StoreError as error:
            logger.debug("the image service is tried later: %s", error)
            return False
        await self._refresh()
        return is_ours

    async def _refresh(self) -> Outage | None:
        try:
            self._know(await self._outages.current())
        except StoreError as error:
            logger.debug("whether the image service is away is looked up later: %s", error)
        return self._known

    def _know(self, outage: Outage | None) -> None:
        self._known = outage
        self._refreshed_at = self._clock.monotonic()


def _away(outage: Outage) -> ServiceAwayError:
    return ServiceAwayError(when=second_after(outage.next_try_at))
