"""The steps of one prediction: its turn, its start, its wait, its pictures."""

import asyncio
import logging
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager

from bot.clock import Clock
from bot.errors import (
    CanceledAfterStartError,
    CanceledAtProviderError,
    CanceledError,
    ImagineError,
    InterruptedWhileStartingError,
    PredictionError,
    PredictionFailedError,
    PredictionTimedOutError,
    RateLimitedError,
    ServiceUnreachableError,
    StartAmbiguousError,
)
from bot.imagine.drawing import Sheet
from bot.imagine.image import Image, fit, read_image
from bot.imagine.job import Job, JobState, PredictionState
from bot.imagine.polling import PollPlanner, poll_until_over
from bot.imagine.ports import Downloads, Ledger, Slots
from bot.imagine.prediction import Prediction, PredictionBackend, PredictionStatus
from bot.imagine.progress import ProgressBoard, Stage
from bot.imagine.request import InputValue
from bot.imagine.source import SourceImages

logger = logging.getLogger(__name__)

START_ATTEMPTS = 6
"""How often a definitely refused start is sent; with doubling waits, about a minute."""
START_WAIT_SECONDS = 2.0
LONGEST_START_WAIT_SECONDS = 60.0
FETCH_SECONDS = 120.0
"""How long to try to get finished pictures; they stay at the provider for an hour."""
CANCEL_SECONDS = 10.0


class Stages:
    """Each step records what it did before the next begins, so that any of them can be resumed."""

    def __init__(  # noqa: PLR0913 - the parts of the story, all by name
        self,
        *,
        backend: PredictionBackend,
        downloads: Downloads,
        sources: SourceImages,
        ledger: Ledger,
        slots: Slots,
        planner: PollPlanner,
        clock: Clock,
    ) -> None:
        self._backend = backend
        self._downloads = downloads
        self._sources = sources
        self._ledger = ledger
        self._slots = slots
        self._planner = planner
        self._clock = clock
        self._running: dict[tuple[str, int], str] = {}
        self._posts: dict[tuple[str, int], asyncio.Task[str]] = {}
        self._refused: set[tuple[str, int]] = set()
        """Starts that came back with a clear no, until somebody has heard of it."""

    def turn(
        self, job: Job, position: int, board: ProgressBoard
    ) -> AbstractAsyncContextManager[None]:
        """Wait for this person's turn, and hold it."""
        return self._slots.hold(
            job.user_id,
            is_running=job.predictions[position].state is not PredictionState.PLANNED,
            on_wait=lambda place: board.waits(position, place),
        )

    async def start(self, job: Job, position: int, board: ProgressBoard) -> str:
        """Return the id of the running prediction, after starting it where it is not yet.

        Raises:
            ImagineError: it was not started, or nobody can know.
        """
        record = job.predictions[position]
        if record.prediction_id is not None:
            self._running[job.id, position] = record.prediction_id
            board.reached(position, Stage.DRAWING)
            return record.prediction_id
        if record.state is PredictionState.POSTING:
            await self._ledger.ended(job.id, position)
            raise InterruptedWhileStartingError
        if record.state is PredictionState.ENDED:
            # Refused, or found interrupted, just before a restart; only the log knows which.
            raise InterruptedWhileStartingError("ended before the restart")
        if job.state is JobState.DELIVERING:
            # The outcome was recorded without this part; drawing it now would be a new payment.
            raise RateLimitedError("held off until the outcome was recorded")
        input_ = await self._input(job, position)
        for attempt in range(START_ATTEMPTS):
            board.reached(position, Stage.STARTING)
            try:
                return await self._post(job, position, input_)
            except (RateLimitedError, ServiceUnreachableError) as error:
                self._refused.discard((job.id, position))
                await self._ledger.refused(job.id, position)
                wait = error.retry_after_seconds or START_WAIT_SECONDS * 2**attempt
                if attempt + 1 == START_ATTEMPTS or wait > LONGEST_START_WAIT_SECONDS:
                    raise
                logger.info("job %s is held off for %.1f s: %s", job.id, wait, error)
                board.held_off(position, self._clock.time() + wait)
                await self._clock.sleep(wait)
            except ImagineError:
                self._refused.discard((job.id, position))
                await self._ledger.ended(job.id, position)
                raise
        raise AssertionError("the last attempt returns or raises")

    async def wait(
        self, job: Job, position: int, prediction_id: str, board: ProgressBoard
    ) -> Prediction:
        """Follow the prediction to its success.

        Raises:
            PredictionError: it ended otherwise, or not in time.
        """
        started_at = job.predictions[position].started_at
        elapsed = max(0.0, self._clock.time() - started_at) if started_at is not None else 0.0
        try:
            prediction = await poll_until_over(
                prediction_id,
                backend=self._backend,
                clock=self._clock,
                plan=self._planner.plan(job.request.model, job.request.expected_seconds),
                elapsed_seconds=elapsed,
                deadline_seconds=job.request.deadline_seconds,
                on_look=lambda seen: _note(seen, position, board),
            )
        except PredictionTimedOutError:
            await self._backend.cancel(prediction_id)
            raise
        finally:
            self._running.pop((job.id, position), None)
        if prediction.status is not PredictionStatus.SUCCEEDED:
            raise prediction.failure or PredictionFailedError(prediction.status)
        board.reached(position, Stage.FETCHING)
        return prediction

    async def fetch(self, job: Job, prediction: Prediction) -> Sheet:
        """Get the pictures of a finished prediction, each made to fit the place it is posted in."""
        give_up_at = self._clock.monotonic() + FETCH_SECONDS
        images = await asyncio.gather(
            *(
                self._image(address, job.reply.upload_limit_bytes, give_up_at)
                for address in prediction.outputs
            )
        )
        return Sheet(
            images=tuple(images),
            seed=prediction.seed,
            withheld=prediction.withheld,
            seconds=prediction.total_seconds,
        )

    async def cancel(self, job: Job, canceler: str) -> ImagineError:
        """Ask the provider to stop what runs of this job; return what became of it."""
        keys = [(job.id, position) for position in range(len(job.predictions))]
        posts = {key: self._posts[key] for key in keys if key in self._posts}
        if posts:
            await asyncio.wait(posts.values(), timeout=CANCEL_SECONDS)
        running: set[str] = set()
        is_unknown = False
        for key, record in zip(keys, job.predictions, strict=True):
            # After a restart only the record knows what runs.
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
        """Let paid requests that are on the wire come to their record, before the process ends."""
        if self._posts:
            await asyncio.wait(list(self._posts.values()), timeout=seconds)

    async def _input(self, job: Job, position: int) -> Mapping[str, InputValue]:
        planned = job.request.predictions[position].input
        return {**planned, **await self._sources.input_for(*job.request.images)}

    async def _post(self, job: Job, position: int, input_: Mapping[str, InputValue]) -> str:
        """Send the paid request in a task of its own: whoever stops waiting, its id is recorded."""
        key = (job.id, position)
        post = asyncio.create_task(
            self._post_and_record(job, position, input_), name=f"post-{job.id}-{position}"
        )
        self._posts[key] = post
        post.add_done_callback(lambda _: self._posts.pop(key, None))
        return await asyncio.shield(post)

    async def _post_and_record(
        self, job: Job, position: int, input_: Mapping[str, InputValue]
    ) -> str:
        await self._ledger.posting(job.id, position)
        try:
            prediction = await self._backend.create(job.request.model, input_)
        except StartAmbiguousError:
            raise
        except PredictionError:
            self._refused.add((job.id, position))
            raise
        await self._ledger.started(job.id, position, prediction.id)
        self._running[job.id, position] = prediction.id
        logger.info("job %s runs as prediction %s", job.id, prediction.id)
        return prediction.id

    async def _image(self, address: str, limit_bytes: int, give_up_at: float) -> Image:
        image = read_image(await self._downloads.fetch(address, give_up_at=give_up_at))
        if len(image.content) <= limit_bytes:
            return image
        return await asyncio.to_thread(fit, image, limit_bytes)


def _note(prediction: Prediction, position: int, board: ProgressBoard) -> None:
    if prediction.status is PredictionStatus.STARTING:
        board.reached(position, Stage.STARTING)
    else:
        board.reached(position, Stage.DRAWING, prediction.progress)
