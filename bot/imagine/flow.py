"""The whole story of one accepted job, from whichever step its record says."""

import asyncio
import logging

from bot.clock import Clock
from bot.errors import DiscordAwayError, Failure, ImagineError, UnexpectedError
from bot.imagine.job import Job, JobState
from bot.imagine.ports import Delivery, Ledger
from bot.imagine.progress import ProgressBoard
from bot.imagine.result import PredictionResult, Result, combine_results
from bot.imagine.stages import Stages

logger = logging.getLogger(__name__)

FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 5.0, 600.0
"""Before an end that could not be said is said again."""


class ImagineFlow:
    """Sees a recorded job to its end: pictures on its reply, or the reason why there are none."""

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
        """Stop a job whose ``run`` was ended: ask the provider to stop, and say what happened."""
        error = await self._stages.cancel(job, canceler)
        await self.end(job, error.failure, JobState.CANCELED)

    async def end(self, job: Job, failure: Failure, state: JobState) -> None:
        """Record why there is no picture, say it however often that fails, and close the job."""
        pause = FIRST_PAUSE_SECONDS
        while True:
            await self._ledger.delivering(job.id, failure)
            try:
                message_id = await self._delivery.explain(job, failure)
            except DiscordAwayError as error:
                logger.warning("job %s: its end is said later: %s", job.id, error)
            except Exception:
                # The last net: what cannot be said is not said again in the same words.
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
                prediction_id = await self._stages.start(job, position, board)
                prediction = await self._stages.wait(job, position, prediction_id, board)
            return await self._stages.fetch(job, position, prediction, board)
        except ImagineError as error:
            logger.warning("job %s, prediction %d: %s", job.id, position, error)
            return error
        except Exception:
            # The last net of a job: a bug must still end in words, and in a full log.
            logger.exception("job %s, prediction %d", job.id, position)
            return UnexpectedError(job=job.id[:8])


def _moved(job: Job, message_id: int | None) -> int | None:
    """Return the message the reply has moved to, None where it stayed."""
    return None if message_id == job.reply.message_id else message_id
