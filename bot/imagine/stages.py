"""The steps of one prediction: each is recorded before the next, and resumed where it stood."""

import asyncio
import logging
from collections.abc import Coroutine, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, TypeVar

from bot.clock import Clock
from bot.errors import (
    ImagineError,
    OutputHostUnlistedError,
    PredictionError,
    PredictionFailedError,
    PredictionLostError,
    PredictionTimedOutError,
)
from bot.first_answers import FirstAnswers
from bot.imagine.ai_mark import MARK_BYTES
from bot.imagine.image import Image, fit, off_the_loop, read_image
from bot.imagine.job import Job, PredictionState
from bot.imagine.metadata import read_through
from bot.imagine.nudges import Nudges
from bot.imagine.polling import PollPlanner, poll_until_over
from bot.imagine.ports import Downloads, Ledger, NoOutages, Outages, Slots
from bot.imagine.prediction import Prediction, PredictionBackend, PredictionStatus
from bot.imagine.progress import ProgressBoard, Stage
from bot.imagine.request_limit import RequestLimit
from bot.imagine.result import PredictionResult
from bot.imagine.source import SourceImages
from bot.imagine.starting import Starts

T = TypeVar("T")
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
        first_answers: FirstAnswers | None = None,
        nudges: Nudges | None = None,
    ) -> None:
        self._backend = backend
        self._downloads = downloads
        self._ledger = ledger
        self._slots = slots
        self._planner = planner
        self._clock = clock
        self._outages = outages or NoOutages()
        self._first_answers = first_answers or FirstAnswers()
        self.nudges = nudges or Nudges(clock=clock)
        self.starts = Starts(
            backend=backend,
            sources=sources,
            ledger=ledger,
            limit=limit,
            outages=self._outages,
            clock=clock,
            first_answers=self._first_answers,
            nudges=self.nudges,
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
            await self._first_answers.give_way()
            board.polls += 1
            seen = await self._backend.get(
                prediction_id, give_up_at=until, on_stumble=stumbled, is_told=nudge.has_just_come
            )
            await self._outages.poll_answered()
            return seen

        started_at = job.predictions[position].started_at
        elapsed = self._clock.time() - started_at if started_at is not None else 0.0
        model = job.request.model
        nudge = self.nudges.of(job.id, position, model)
        try:
            prediction = await poll_until_over(
                prediction_id,
                poll=poll,
                clock=self._clock,
                plan=self._planner.plan(model, job.request.expected_seconds),
                elapsed_seconds=elapsed,
                deadline_seconds=job.request.deadline_seconds,
                on_poll=lambda seen: _note(seen, position, board),
                nudge=nudge,
            )
            self.nudges.ended(job.id, position, model)
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

    async def give_way(self) -> None:
        """Let whoever waits for a first answer go first, for a while."""
        await self._first_answers.give_way()

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

        results = await together([fetched(address) for address in wanted])
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
        # A mark says how it came about.
        limit_bytes = job.reply.upload_limit_bytes - MARK_BYTES

        def marked(image: Image) -> Image:
            return image.marked(job.request.source_type, job.id)

        def read() -> tuple[Image, bool]:
            image = read_image(content)
            is_ready = image.is_shown_within(limit_bytes)
            return marked(image) if is_ready else image, is_ready

        image, is_ready = await read_through(content, read)
        return image if is_ready else await off_the_loop(lambda: marked(fit(image, limit_bytes)))


async def together(steps: Sequence[Coroutine[Any, Any, T]]) -> list[T]:
    """Take steps at the same time; a single one, the usual case, without a task of its own."""
    return [await steps[0]] if len(steps) == 1 else await asyncio.gather(*steps)


def _note(prediction: Prediction, position: int, board: ProgressBoard) -> None:
    if prediction.status is PredictionStatus.STARTING:
        board.reached(position, Stage.STARTING)
    else:
        board.reached(position, Stage.DRAWING, prediction.progress)
