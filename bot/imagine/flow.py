"""One accepted job from its record to its last word, resumed at whichever step was recorded."""

import logging

from bot import log, measures
from bot.clock import Clock
from bot.errors import DiscordAwayError, Failure, ImagineError, UnexpectedError, reason_of
from bot.imagine.job import Job, JobState
from bot.imagine.picture_slots import PictureSlot, PictureSlots
from bot.imagine.ports import Delivery, Ledger
from bot.imagine.progress import ProgressBoard
from bot.imagine.result import PredictionResult, Result, ResultInfo, combine_results
from bot.imagine.stages import Stages, together

logger = logging.getLogger(__name__)

FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 5.0, 600.0
"""Pauses between attempts to post an outcome that Discord did not take."""


class ImagineFlow:
    """Runs a recorded job to its end: pictures in its reply, or the reason why there are none."""

    def __init__(
        self,
        *,
        stages: Stages,
        ledger: Ledger,
        delivery: Delivery,
        clock: Clock,
        picture_slots: PictureSlots | None = None,
    ) -> None:
        self._stages = stages
        self._ledger = ledger
        self._delivery = delivery
        self._clock = clock
        self._picture_slots = picture_slots or PictureSlots()

    async def run(self, job: Job, board: ProgressBoard) -> None:
        """Draw, record the outcome, deliver it, and close the job."""
        with self._picture_slots.one() as slot:
            await self._run(job, board, slot)

    async def _run(self, job: Job, board: ProgressBoard, slot: PictureSlot) -> None:
        outcome = job.failure or await self._draw(job, board, slot)
        if isinstance(outcome, Failure):
            state = JobState.CANCELED if job.canceled_by else JobState.FAILED
            await self.end(job, outcome, state, board)
            return
        await self._ledger.delivering(job.id, outcome.info)
        board.has_outcome = True
        try:
            message_id = await self._delivery.deliver(job, outcome)
        except ImagineError as error:
            logger.info("job %s is not shown: %s", job.id, error)
            await self.end(job, error.failure, JobState.FAILED, board)
            return
        state = JobState.FAILED if message_id is None else JobState.DELIVERED
        await self._ledger.closed(job.id, state, _moved(job, message_id))
        self._count(job, state, outcome.info)
        logger.info("job %s %s after %.1f s", job.id, state, outcome.info.seconds)

    async def cancel(self, job: Job, canceler: str, board: ProgressBoard) -> None:
        """Cancel the predictions of a job whose ``run`` was stopped, and say so in the reply."""
        error = await self._stages.starts.cancel(job, canceler)
        await self.end(job, error.failure, JobState.CANCELED, board)

    async def end(self, job: Job, failure: Failure, state: JobState, board: ProgressBoard) -> None:
        """Record why there is no picture, post that until Discord takes it, and close the job."""
        pause = FIRST_PAUSE_SECONDS
        while True:
            await self._ledger.delivering(job.id, failure)
            board.has_outcome = True
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
                self._count(job, state, failure)
                logger.info("job %s %s: %s", job.id, state, failure.words_id)
                return
            await self._clock.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    async def _draw(self, job: Job, board: ProgressBoard, slot: PictureSlot) -> Result | Failure:
        try:
            async with self._delivery.follow(job, board):
                results = await together(
                    [self._draw_one(job, at, board, slot) for at in range(len(job.predictions))]
                )
            seconds = self._clock.time() - job.created_at
            return combine_results(
                results,
                asked=job.request.image_count,
                ratio=job.request.aspect_ratio,
                seconds=seconds,
                polls=board.polls,
            )
        except ImagineError as error:
            return error.failure

    async def _draw_one(
        self, job: Job, position: int, board: ProgressBoard, slot: PictureSlot
    ) -> PredictionResult | ImagineError:
        try:
            async with self._stages.turn(job, position, board):
                prediction_id = await self._stages.starts.start(job, position, board)
                log.about(prediction=prediction_id)
                prediction = await self._stages.wait(job, position, prediction_id, board)
            # Before the slot, not in it: who has one holds up all others.
            await self._stages.give_way()
            await slot.take()
            return await self._stages.fetch(job, position, prediction, board)
        except ImagineError as error:
            logger.warning("job %s, prediction %d: %s", job.id, position, error)
            return error
        except Exception:
            # The last resort of a job: even a bug must end in a reply and a full log entry.
            logger.exception("job %s, prediction %d", job.id, position)
            return UnexpectedError(job=job.id[:8])

    def _count(self, job: Job, state: JobState, outcome: ResultInfo | Failure) -> None:
        measures.JOBS.add(job.request.model, state)
        if isinstance(outcome, Failure):
            if state is JobState.FAILED:
                measures.FAILURES.add(reason_of(outcome))
            return
        seconds = self._clock.time() - job.created_at
        measures.TOTAL.observe(seconds)
        measures.POLLS.observe(outcome.polls or 0)
        if outcome.prediction_seconds:
            measures.ADDED_DELAY.observe(seconds - max(outcome.prediction_seconds))


def _moved(job: Job, message_id: int | None) -> int | None:
    """Return the id of the reply's new message, or None if the reply stayed where it was."""
    return None if message_id == job.reply.message_id else message_id
