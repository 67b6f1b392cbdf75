"""The start of a prediction, the one step that costs money; and how to stop what was started."""

import asyncio
import itertools
import logging
import random as random_module
from collections.abc import Callable, Mapping
from functools import partial

from bot import log
from bot.clock import Clock
from bot.errors import (
    CanceledAfterStartError,
    CanceledAtProviderError,
    CanceledError,
    ImagineError,
    InterruptedWhileStartingError,
    NudgeRefusedError,
    PredictionError,
    RateLimitedError,
    ServiceUnreachableError,
    StartAmbiguousError,
)
from bot.first_answers import FirstAnswers
from bot.imagine.job import Job, JobState, PredictionState
from bot.imagine.nudges import Nudges
from bot.imagine.ports import Ledger, Outages
from bot.imagine.prediction import PredictionBackend
from bot.imagine.progress import ProgressBoard, Stage
from bot.imagine.request import InputValue
from bot.imagine.request_limit import RequestLimit
from bot.imagine.source import SourceImages
from bot.measures import START

logger = logging.getLogger(__name__)

START_PATIENCE_SECONDS = 600.0
"""How long a start may be put off, by the provider or by our own limit."""
UNREACHABLE_SECONDS = 60.0
"""How long to try to connect to a service that does not answer at all."""
FIRST_PAUSE_SECONDS = 2.0
LONGEST_PAUSE_SECONDS = 30.0
"""Unless the provider asks for more."""
CANCEL_SECONDS = 10.0


def pause_seconds(attempt: int, asked_seconds: float | None, luck: float) -> float:
    """Return how long to wait after the ``attempt``-th refusal (from 0); ``luck`` is in 0..1.

    Never shorter than the provider asks. The bound doubles, and half of it is random, so that
    many who were refused together do not come back together.
    """
    bound = min(FIRST_PAUSE_SECONDS * 2.0 ** min(attempt, 10), LONGEST_PAUSE_SECONDS)
    if asked_seconds is None:
        return bound * (0.5 + 0.5 * luck)
    # The first time the provider's wait is used as it is, plus some jitter.
    return max(asked_seconds * (1.0 + 0.1 * luck), bound * (0.5 + 0.5 * luck) if attempt else 0.0)


class _Patience:
    """How long one start may still be put off, and what the reply says about that."""

    def __init__(self, *, job: Job, position: int, board: ProgressBoard, clock: Clock) -> None:
        self._job = job
        self._position = position
        self._board = board
        self._clock = clock
        self.renew()

    def renew(self) -> None:
        """Start counting anew."""
        self._reached_at = self._clock.monotonic()
        self._ends_at = self._reached_at + START_PATIENCE_SECONDS

    def outage(self, until: float) -> None:
        """Show when the service is probed again (Unix seconds)."""
        self._board.held_off(self._position, until, is_outage=True)

    def no_turn(self, seconds: float) -> None:
        """Show the wait for a turn within our own limit; raise if it takes too long."""
        self._hold_off(seconds, RateLimitedError("no turn within our own limit"), self._ends_at)

    def reaches(self, seconds: float, why: PredictionError) -> bool:
        """Whether there is patience left for a wait of this length after this error."""
        if isinstance(why, RateLimitedError):
            self._reached_at = self._clock.monotonic()
        return self._clock.monotonic() + seconds <= self._end(why)

    def refused(self, seconds: float, why: PredictionError) -> None:
        """Show the wait after a refusal; raise the refusal if the wait takes too long."""
        self._hold_off(seconds, why, self._end(why))

    def _end(self, why: PredictionError) -> float:
        is_reached = isinstance(why, RateLimitedError)
        return self._ends_at if is_reached else self._reached_at + UNREACHABLE_SECONDS

    def _hold_off(self, seconds: float, why: PredictionError, until: float) -> None:
        if self._clock.monotonic() + seconds > until:
            raise why
        logger.info("job %s is held off for %.1f s: %s", self._job.id, seconds, why)
        self._board.held_off(self._position, self._clock.time() + seconds)


class Starts:
    """Starts predictions, each with one paid request at most, and stops them."""

    def __init__(  # noqa: PLR0913 - the parts of the step, all by name
        self,
        *,
        backend: PredictionBackend,
        sources: SourceImages,
        ledger: Ledger,
        limit: RequestLimit,
        outages: Outages,
        clock: Clock,
        first_answers: FirstAnswers,
        nudges: Nudges,
        random: Callable[[], float] = random_module.random,
    ) -> None:
        self._nudges = nudges
        self._backend = backend
        self._sources = sources
        self._ledger = ledger
        self._limit = limit
        self._outages = outages
        self._clock = clock
        self._first_answers = first_answers
        self._random = random
        self._running: dict[tuple[str, int], str] = {}
        self._posts: dict[tuple[str, int], asyncio.Task[str]] = {}
        self._refused: set[tuple[str, int]] = set()
        """Starts that were definitely refused, until the refusal was handled."""

    async def start(self, job: Job, position: int, board: ProgressBoard) -> str:
        """Return the id of the running prediction, after starting it where it is not yet.

        Raises:
            ImagineError: it was not started, or it is unknown whether it was.
        """
        record = job.predictions[position]
        if record.prediction_id is not None:
            self._running[job.id, position] = record.prediction_id
            board.reached(position, Stage.DRAWING)
            return record.prediction_id
        if record.state is PredictionState.POSTING:
            raise InterruptedWhileStartingError
        if record.state is PredictionState.ENDED:
            # Refused, or found interrupted, just before a restart; only the log knows which.
            raise InterruptedWhileStartingError("ended before the restart")
        if job.state is JobState.DELIVERING:
            # The outcome was recorded without this part; drawing it now would be a new payment.
            raise RateLimitedError("held off until the outcome was recorded")
        input_ = await self._input(job, position)
        try:
            return await self._start_patiently(job, position, input_, board)
        except BaseException:
            self._nudges.forget(job.id, position)
            raise

    def forget(self, job: Job, position: int) -> None:
        """Note that a prediction no longer runs."""
        self._running.pop((job.id, position), None)
        self._nudges.forget(job.id, position)

    async def cancel(self, job: Job, canceler: str) -> ImagineError:
        """Cancel the job's predictions at the provider; return the error that tells the outcome."""
        keys = [(job.id, position) for position in range(len(job.predictions))]
        posts = {key: self._posts[key] for key in keys if key in self._posts}
        if posts:
            await asyncio.wait(posts.values(), timeout=CANCEL_SECONDS)
        running: set[str] = set()
        is_unknown = False
        for key, record in zip(keys, job.predictions, strict=True):
            # After a restart, only the record says what runs.
            prediction_id = self._running.pop(key, record.prediction_id)
            was_refused = key in self._refused
            self._refused.discard(key)
            if prediction_id:
                running.add(prediction_id)
            elif not was_refused:
                is_unknown |= key in posts or record.state is PredictionState.POSTING
        if not running and not is_unknown:
            return CanceledError(canceler=canceler)
        confirmed = await asyncio.gather(*(self._backend.cancel(id_) for id_ in running))
        if all(confirmed) and not is_unknown:
            return CanceledAtProviderError(canceler=canceler)
        return CanceledAfterStartError(canceler=canceler)

    async def settle(self, seconds: float) -> None:
        """Wait until the ids of paid requests in flight are recorded, before the process ends."""
        if self._posts:
            await asyncio.wait(list(self._posts.values()), timeout=seconds)

    async def _input(self, job: Job, position: int) -> Mapping[str, InputValue]:
        request = job.request
        planned = request.predictions[position].input
        return {**planned, **await self._sources.input_for(*request.images, fill=request.fill)}

    async def _start_patiently(
        self, job: Job, position: int, input_: Mapping[str, InputValue], board: ProgressBoard
    ) -> str:
        patience = _Patience(job=job, position=position, board=board, clock=self._clock)
        may_be_nudged = True
        for attempt in itertools.count():
            if await self._outages.hold(job, patience.outage):
                patience.renew()
            await self._first_answers.give_way()
            await self._limit.wait_for_start(patience.no_turn)
            board.reached(position, Stage.STARTING)
            expect = partial(self._nudges.expect, job.id, position, job.request.model)
            try:
                prediction_id = await self._post(
                    job, position, input_, expect() if may_be_nudged else None
                )
            except NudgeRefusedError as error:
                # Definitely not started, so once more, and that without asking for a call.
                logger.warning("job %s is started without a call: %s", job.id, error)
                self._refused.discard((job.id, position))
                self._nudges.forget(job.id, position)
                await self._ledger.refused(job.id, position)
                may_be_nudged = False
            except PredictionError as error:
                pause = pause_seconds(attempt, error.retry_after_seconds, self._random())
                await self._put_off(job, position, error, patience, pause)
            except ImagineError:
                self._refused.discard((job.id, position))
                await self._ledger.ended(job.id, position)
                raise
            else:
                if not may_be_nudged:
                    self._nudges.stop_asking()
                await self._outages.start_answered()
                return prediction_id
        raise AssertionError("it returns or raises")

    async def _put_off(
        self, job: Job, position: int, error: PredictionError, patience: _Patience, pause: float
    ) -> None:
        """Wait until a start that failed may be sent again; raise its error if it never may."""
        self._refused.discard((job.id, position))
        may_repeat = isinstance(error, RateLimitedError | ServiceUnreachableError)
        is_last = not may_repeat or not patience.reaches(pause, error)
        # A start that an outage refused waits for its end with the others.
        is_held = await self._outages.start_failed(job, error, is_last=is_last)
        if not is_held and not may_repeat:
            if not isinstance(error, StartAmbiguousError):
                await self._ledger.ended(job.id, position)
            raise error
        await self._ledger.refused(job.id, position)
        if not is_held:
            patience.refused(pause, error)
            await self._clock.sleep(pause)

    async def _post(
        self, job: Job, position: int, input_: Mapping[str, InputValue], nudge_at: str | None
    ) -> str:
        """Send the paid request in its own task: its id is recorded even if ours is cancelled."""
        key = (job.id, position)
        post = asyncio.create_task(
            self._post_and_record(job, position, input_, nudge_at), name=f"post-{job.id}-{position}"
        )
        self._posts[key] = post
        post.add_done_callback(lambda _: self._posts.pop(key, None))
        return await asyncio.shield(post)

    async def _post_and_record(
        self, job: Job, position: int, input_: Mapping[str, InputValue], nudge_at: str | None
    ) -> str:
        await self._ledger.posting(job.id, position)
        try:
            prediction = await self._backend.create(
                job.request.model,
                input_,
                version=job.request.version,
                deadline_seconds=job.request.deadline_seconds,
                nudge_at=nudge_at,
            )
        except StartAmbiguousError:
            raise
        except PredictionError:
            self._refused.add((job.id, position))
            raise
        await self._ledger.started(job.id, position, prediction.id)
        self._running[job.id, position] = prediction.id
        log.about(prediction=prediction.id)
        START.observe(self._clock.time() - job.created_at)
        logger.info("job %s runs as prediction %s", job.id, prediction.id)
        return prediction.id
