"""Telling people what moderators decided, as often as it takes to be told once."""

import asyncio
import logging
from typing import assert_never

import discord

from bot.errors import OutputError
from bot.imagine.image import read_image
from bot.imagine.job import Job
from bot.imagine.result import Result
from bot.jobs.fingerprints import FingerprintIndex
from bot.jobs.ledger import JobLedger
from cogs.kit.language import for_moderators
from cogs.kit.rest import ERRORS, is_away, is_refused, readable
from cogs.reply import Delivery, DeliveryGuard, ReviewCards
from cogs.review.model import (
    NotShownError,
    Review,
    ReviewExpiredError,
    ReviewLostError,
    ReviewState,
    rejected,
)
from cogs.review.service import ReviewService

logger = logging.getLogger(__name__)

LOOK_SECONDS = 30.0
"""Nobody is in a hurry after so long a wait."""

_SHOWN_AS = {
    ReviewState.APPROVING: ReviewState.APPROVED,
    ReviewState.APPROVING_SPOILER: ReviewState.APPROVED_SPOILER,
}


class Verdicts:
    """Makes a decision true on the reply and on the moderators' message, then puts it on record.

    Each step may be repeated: a process that is killed in between leaves it to the next one.
    """

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        client: discord.Client,
        ledger: JobLedger,
        reviews: ReviewService,
        delivery: Delivery,
        guard: DeliveryGuard,
        fingerprints: FingerprintIndex,
        cards: ReviewCards,
    ) -> None:
        self._client = client
        self._ledger = ledger
        self._reviews = reviews
        self._delivery = delivery
        self._guard = guard
        self._fingerprints = fingerprints
        self._cards = cards
        self._telling: set[str] = set()

    async def tell(self, review: Review, message: discord.Message | None = None) -> None:
        """Tell what was decided; ``message`` is the moderators', where a press brought it along.

        Raises:
            ValueError: nothing is decided, or all of it was told.
        """
        job = await self._ledger.find(review.job_id)
        if job is None or job.id in self._telling:
            return
        self._telling.add(job.id)
        try:
            message = message or await self._message(review)
            end, message_id = await self._reply(job, review, message)
            if message_id is not None and message_id != job.reply.message_id:
                await self._ledger.acknowledged(job, message_id)
            if end in _SHOWN_AS.values():
                await self._fingerprints.note_anew(job.id)
            await self._close(job, review, end, message)
        finally:
            self._telling.discard(job.id)

    async def take_back(self, job: Job) -> None:
        """End the wait of a result that was removed; its reply is somebody else's to change."""
        review = await self._reviews.lose(job)
        if review is not None:
            await self._close(job, review, ReviewState.LOST, await self._message(review))

    async def is_there(self, review: Review) -> bool:
        """Whether the moderators' message still is; True where Discord does not tell."""
        if review.notice is None:
            return True
        try:
            await self._fetch(review)
        except discord.NotFound:
            return False
        except ERRORS as error:
            logger.info("job %s: the moderators' message: %s", review.job_id, error)
        return True

    async def _reply(
        self, job: Job, review: Review, message: discord.Message | None
    ) -> tuple[ReviewState, int | None]:
        """Change the person's reply; return what came of it, and the reply's message."""
        match review.state:
            case ReviewState.APPROVING | ReviewState.APPROVING_SPOILER:
                return await self._show(job, review, message)
            case ReviewState.REJECTING:
                end, failure = ReviewState.REJECTED, rejected(review.reason or "")
            case ReviewState.EXPIRING:
                end, failure = ReviewState.EXPIRED, ReviewExpiredError().failure
            case ReviewState.LOSING:
                end, failure = ReviewState.LOST, ReviewLostError().failure
            case (
                ReviewState.OPENING
                | ReviewState.WAITING
                | ReviewState.APPROVED
                | ReviewState.APPROVED_SPOILER
                | ReviewState.REJECTED
                | ReviewState.EXPIRED
                | ReviewState.LOST
                | ReviewState.BARRED
                | ReviewState.UNREACHABLE
            ):
                raise ValueError(f"a review that is {review.state} has nothing to tell")
            case _:
                assert_never(review.state)
        return end, await self._delivery.explain(job, failure)

    async def _show(
        self, job: Job, review: Review, message: discord.Message | None
    ) -> tuple[ReviewState, int | None]:
        if job.removed_at is not None:
            return ReviewState.LOST, None
        try:
            await self._guard.require(job, within_seconds=LOOK_SECONDS)
        except NotShownError as error:
            return ReviewState.BARRED, await self._delivery.explain(job, error.failure)
        result = await _result(job, message)
        if result is not None:
            is_spoiler = review.state is ReviewState.APPROVING_SPOILER
            try:
                message_id = await self._delivery.publish(job, result, is_spoiler=is_spoiler)
            except OutputError as error:
                logger.warning("job %s: the approved picture is not shown: %s", job.id, error)
                return ReviewState.LOST, await self._delivery.explain(job, error.failure)
            return _SHOWN_AS[review.state], message_id
        return ReviewState.LOST, await self._delivery.explain(job, ReviewLostError().failure)

    async def _close(
        self, job: Job, review: Review, end: ReviewState, message: discord.Message | None
    ) -> None:
        if message is not None:
            names = [attachment.filename for attachment in message.attachments]
            served = await for_moderators(self._client, job)
            try:
                with readable():
                    await message.edit(
                        view=self._cards.decided(served, review, end, names),
                        attachments=message.attachments,
                        allowed_mentions=discord.AllowedMentions.none(),
                    )
            except ERRORS as error:
                # A button that is left says what was decided, to whoever presses it.
                logger.info("job %s: the moderators' message stays: %s", job.id, error)
        await self._reviews.told(job, review, end)
        logger.info("job %s: review %s", job.id, end)

    async def _message(self, review: Review) -> discord.Message | None:
        if review.notice is None:
            return None
        try:
            return await self._fetch(review)
        except discord.HTTPException as error:
            if not is_refused(error):
                raise
            logger.info("job %s: the moderators' message is gone: %s", review.job_id, error)
            return None

    async def _fetch(self, review: Review) -> discord.Message | None:
        if review.notice is None:
            return None
        channel = self._client.get_partial_messageable(review.notice.channel_id)
        with readable():
            return await channel.fetch_message(review.notice.message_id)


async def _result(job: Job, message: discord.Message | None) -> Result | None:
    """Read the pictures that moderators have seen; None where they are gone."""
    if message is None or not message.attachments or job.result_info is None:
        return None
    try:
        contents = [await attachment.read() for attachment in message.attachments]
        images = [await asyncio.to_thread(read_image, content) for content in contents]
    except (discord.HTTPException, OutputError) as error:
        if is_away(error):
            raise
        logger.warning("job %s: the picture to approve cannot be read: %s", job.id, error)
        return None
    return Result(images=tuple(images), info=job.result_info)
