"""One accepted job from its record to its last word, resumed at whichever step was recorded."""

import asyncio
import logging
from contextlib import AbstractAsyncContextManager

from bot.clock import Clock
from bot.errors import (
    DiscordAwayError,
    Failure,
    ImagineError,
    OutputHostUnlistedError,
    PredictionError,
    PredictionFailedError,
    PredictionLostError,
    PredictionTimedOutError,
    UnexpectedError,
)
from bot.imagine.image import Image, fit, off_the_loop, read_image
from bot.imagine.job import Job, JobState, PredictionState
from bot.imagine.polling import PollPlanner, poll_until_over
from bot.imagine.ports import Delivery, Downloads, Ledger, NoOutages, Outages, Slots
from bot.imagine.prediction import Prediction, PredictionBackend, PredictionStatus
from bot.imagine.progress import ProgressBoard, Stage
from bot.imagine.request_limit import RequestLimit
from bot.imagine.result import PredictionResult, Result, combine_results
from bot.imagine.source import SourceImages
from bot.imagine.starting import Starts

logger = logging.getLogger(__name__)


FETCH_SECONDS = 120.0
"""How long at least to try to download finished pictures, even after the deadline."""
KEPT_SECONDS = 3600.0
"""How long providers keep finished pictures, and so how long a download is worth retrying."""
FETCHED_AT_ONCE = 4
"""Concurrent downloads per prediction: each picture is held in memory until it was fitted."""
MAX_JOB_BYTES = 256_000_000
"""More than ten PNGs of four megapixels take."""


class Stages:
    """The steps of one prediction: its turn, its start, its polls, its pictures.

    Each step is recorded before the next begins, so that any of them can be resumed.
    """

    def __init__(  # noqa: PLR0913 - the parts of the story, all by name
        self,
        *,
        backend: PredictionBackend,
        downloads: Downloads,
        sources: SourceImages,
        ledger: Ledger,
        slots: Slots,
        planner: PollPlanner,
        limit: RequestLimit,
        clock: Clock,
        outages: Outages | None = None,
    ) -> None:
        self._backend = backend
        self._downloads = downloads
        self._ledger = ledger
        self._slots = slots
        self._planner = planner
        self._clock = clock
        self._outages = outages or NoOutages()
        self.starts = Starts(
            backend=backend,
            sources=sources,
            ledger=ledger,
            limit=limit,
            outages=self._outages,
            clock=clock,
        )

    def turn(
        self, job: Job, position: int, board: ProgressBoard
    ) -> AbstractAsyncContextManager[None]:
        """Wait for a slot of this person, and hold it."""
        return self._slots.hold(
            job.user_id,
            is_running=job.predictions[position].state is not PredictionState.PLANNED,
            on_wait=lambda place: board.waits(position, place),
            weight=job.request.weight,
        )

    async def wait(
        self, job: Job, position: int, prediction_id: str, board: ProgressBoard
    ) -> Prediction:
        """Poll the prediction until it succeeds.

        Raises:
            PredictionError: it failed, was cancelled, was lost, or passed its deadline.
        """

        async def stumbled(error: PredictionError) -> None:
            await self._outages.poll_failed(job, error)

        async def poll(until: float) -> Prediction:
            seen = await self._backend.get(prediction_id, give_up_at=until, on_stumble=stumbled)
            await self._outages.poll_answered()
            return seen

        started_at = job.predictions[position].started_at
        elapsed = max(0.0, self._clock.time() - started_at) if started_at is not None else 0.0
        try:
            prediction = await poll_until_over(
                prediction_id,
                poll=poll,
                clock=self._clock,
                plan=self._planner.plan(job.request.model, job.request.expected_seconds),
                elapsed_seconds=elapsed,
                deadline_seconds=job.request.deadline_seconds,
                on_poll=lambda seen: _note(seen, position, board),
            )
        except PredictionTimedOutError:
            await self._backend.cancel(prediction_id)
            raise
        except PredictionError as error:
            await self._outages.poll_failed(job, error, is_lost=True)
            await self._backend.cancel(prediction_id)
            raise PredictionLostError(f"{prediction_id} is out of sight: {error}") from error
        finally:
            self.starts.forget(job, position)
        if prediction.status is not PredictionStatus.SUCCEEDED:
            if job.predictions[position].state is not PredictionState.ENDED:
                await self._ledger.ended(job.id, position)
            raise prediction.failure or PredictionFailedError(prediction.status)
        board.reached(position, Stage.FETCHING)
        return prediction

    async def fetch(
        self, job: Job, position: int, prediction: Prediction, board: ProgressBoard
    ) -> PredictionResult:
        """Download a finished prediction's pictures, at most as many as requested, made to fit.

        Raises:
            ImagineError: not one of them could be downloaded.
        """
        asked = job.request.predictions[position].image_count
        wanted = prediction.outputs[:asked]
        some = asyncio.Semaphore(FETCHED_AT_ONCE)

        async def fetched(address: str) -> Image | ImagineError:
            try:
                async with some:
                    return await self._image(job, position, address, board)
            except ImagineError as error:
                return error

        results = await asyncio.gather(*(fetched(address) for address in wanted))
        images = [result for result in results if isinstance(result, Image)]
        errors = [result for result in results if isinstance(result, ImagineError)]
        for error in errors:
            logger.warning("job %s, prediction %d: %s", job.id, position, error)
        if errors and not images:
            raise errors[0]
        return PredictionResult(
            images=tuple(images),
            seed=prediction.seed,
            withheld=prediction.withheld,
            seconds=prediction.total_seconds,
            short=asked - len(wanted),
            left_out=len(prediction.outputs) - len(wanted),
            failure=errors[0].failure if errors else None,
        )

    async def _image(self, job: Job, position: int, address: str, board: ProgressBoard) -> Image:
        now = self._clock.time()
        made_at = job.predictions[position].started_at or now
        left = max(made_at + KEPT_SECONDS - now, FETCH_SECONDS)
        try:
            content = await self._downloads.fetch(
                address,
                give_up_at=self._clock.monotonic() + left,
                max_bytes=MAX_JOB_BYTES // job.request.image_count,
            )
        except OutputHostUnlistedError as error:
            # After a restart with the host on the list, the next process goes on from here.
            if self._outages.unlisted(error.setting):
                board.reached(position, Stage.UNLISTED)
                await self._clock.sleep(max(made_at + error.kept_seconds - now, 0.0))
            raise
        image = await asyncio.to_thread(read_image, content)
        limit_bytes = job.reply.upload_limit_bytes
        if image.is_shown_within(limit_bytes):
            return image
        return await off_the_loop(fit, image, limit_bytes)


def _note(prediction: Prediction, position: int, board: ProgressBoard) -> None:
    if prediction.status is PredictionStatus.STARTING:
        board.reached(position, Stage.STARTING)
    else:
        board.reached(position, Stage.DRAWING, prediction.progress)


FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 5.0, 600.0
"""Pauses between attempts to post an outcome that Discord did not take."""


class ImagineFlow:
    """Runs a recorded job to its end: pictures in its reply, or the reason why there are none."""

    def __init__(self, *, stages: Stages, ledger: Ledger, delivery: Delivery, clock: Clock) -> None:
        self._stages = stages
        self._ledger = ledger
        self._delivery = delivery
        self._clock = clock

    async def run(self, job: Job, board: ProgressBoard) -> None:
        """Draw, record the outcome, deliver it, and close the job."""
        outcome = job.failure or await self._draw(job, board)
        if isinstance(outcome, Failure):
            await self.end(job, outcome, JobState.CANCELED if job.canceled_by else JobState.FAILED)
            return
        await self._ledger.delivering(job.id, outcome.info)
        try:
            message_id = await self._delivery.deliver(job, outcome)
        except ImagineError as error:
            logger.info("job %s is not shown: %s", job.id, error)
            await self.end(job, error.failure, JobState.FAILED)
            return
        state = JobState.FAILED if message_id is None else JobState.DELIVERED
        await self._ledger.closed(job.id, state, _moved(job, message_id))
        logger.info("job %s %s after %.1f s", job.id, state, outcome.info.seconds)

    async def cancel(self, job: Job, canceler: str) -> None:
        """Cancel the predictions of a job whose ``run`` was stopped, and say so in the reply."""
        error = await self._stages.starts.cancel(job, canceler)
        await self.end(job, error.failure, JobState.CANCELED)

    async def end(self, job: Job, failure: Failure, state: JobState) -> None:
        """Record why there is no picture, post that until Discord takes it, and close the job."""
        pause = FIRST_PAUSE_SECONDS
        while True:
            await self._ledger.delivering(job.id, failure)
            try:
                message_id = await self._delivery.explain(job, failure)
            except DiscordAwayError as error:
                logger.warning("job %s: its end is said later: %s", job.id, error)
            except Exception:
                # The last resort: an outcome that cannot be posted is replaced by a plain one.
                logger.exception("job %s: its end", job.id)
                failure = UnexpectedError(job=job.id[:8]).failure
            else:
                await self._ledger.closed(job.id, state, _moved(job, message_id))
                logger.info("job %s %s: %s", job.id, state, failure.words_id)
                return
            await self._clock.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    async def _draw(self, job: Job, board: ProgressBoard) -> Result | Failure:
        try:
            async with self._delivery.follow(job, board):
                results = await asyncio.gather(
                    *(self._draw_one(job, at, board) for at in range(len(job.predictions)))
                )
            seconds = self._clock.time() - job.created_at
            return combine_results(
                results,
                asked=job.request.image_count,
                ratio=job.request.aspect_ratio,
                seconds=seconds,
            )
        except ImagineError as error:
            return error.failure

    async def _draw_one(
        self, job: Job, position: int, board: ProgressBoard
    ) -> PredictionResult | ImagineError:
        try:
            async with self._stages.turn(job, position, board):
                prediction_id = await self._stages.starts.start(job, position, board)
                prediction = await self._stages.wait(job, position, prediction_id, board)
            return await self._stages.fetch(job, position, prediction, board)
        except ImagineError as error:
            logger.warning("job %s, prediction %d: %s", job.id, position, error)
            return error
        except Exception:
            # The last resort of a job: even a bug must end in a reply and a full log entry.
            logger.exception("job %s, prediction %d", job.id, position)
            return UnexpectedError(job=job.id[:8])


def _moved(job: Job, message_id: int | None) -> int | None:
    """Return the id of the reply's new message, or None if the reply stayed where it was."""
    return None if message_id == job.reply.message_id else message_id
