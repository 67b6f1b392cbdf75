"""Laying pictures before the moderators: in the review channel, or where only they look."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from functools import partial

import discord

from bot.db.patience import until_back
from bot.errors import ImagineError, PictureRefusedError
from bot.imagine.job import Job
from bot.imagine.request import Review as Why
from bot.imagine.request import SubmittedRequest
from bot.imagine.result import Result
from cogs.cases import alert_of, post_to_moderators
from cogs.kit.language import for_moderators
from cogs.kit.rest import ERRORS, is_content_refused, nonce_of, readable
from cogs.reply.card import filenames_of, is_of
from cogs.reply.replies import Replies, uploads
from cogs.reply.review_card import ReviewCards
from cogs.review import Review, ReviewService, ReviewState, ReviewUnreachableError

logger = logging.getLogger(__name__)

LATEST_MESSAGES = 50
"""How many to look through for what a killed process may have posted already."""
CLOCKS_APART_SECONDS = 60.0
"""How much Discord's clock and ours may differ."""


Matched = Callable[[SubmittedRequest], Awaitable[Sequence[tuple[str, str]]]]
"""Returns the words of a request that the filter finds, each with the entry of the list."""


class ReviewNotifier:
    """Posts what moderators have to look at, once, and never where everybody reads."""

    def __init__(
        self,
        *,
        client: discord.Client,
        replies: Replies,
        reviews: ReviewService,
        cards: ReviewCards,
        matched: Matched,
    ) -> None:
        self._client = client
        self._replies = replies
        self._reviews = reviews
        self._cards = cards
        self._matched = matched

    async def open(self, job: Job) -> Review | None:
        """Put on record that moderators are asked; None where nobody wants to look.

        Raises:
            ReviewUnreachableError: they could not be asked, as is on record already.
        """
        if job.request.review is None or job.reply.guild_id is None:
            return None
        review = await self._reviews.open(job, job.reply.guild_id, Why(job.request.review))
        if review.state is ReviewState.UNREACHABLE:
            raise ReviewUnreachableError
        return review

    async def post(self, job: Job, review: Review, result: Result) -> None:
        """Show the pictures to the moderators, and record where.

        Raises:
            ReviewUnreachableError: there is no channel that they alone read.
            PictureRefusedError: Discord does not show such a picture.
            discord.HTTPException: it is too large.
        """
        failure: ImagineError = ReviewUnreachableError()
        settings = await self._reviews.settings(review.guild_id)
        served = await for_moderators(self._client, job)
        is_flagged = review.why is Why.FILTER
        matches = await until_back(lambda: self._matched(job.request)) if is_flagged else ()
        alert = alert_of(settings, review.guild_id)

        async def send(channel: discord.PartialMessageable, is_fallback: bool) -> discord.Message:  # noqa: FBT001 - as it is called
            nonlocal failure
            found = None if review.is_new else await self._posted_before(channel, job, review)
            if found is not None:
                return found
            names = filenames_of(job, result.images)
            view = self._cards.asked(
                served, review, names, matches=matches, is_fallback=is_fallback
            )
            try:
                with readable():
                    return await channel.send(
                        view=alert.above(view),
                        files=uploads(result.images, names),
                        # Another one than the reply's: Discord tells messages apart by it.
                        nonce=nonce_of(f"review-{job.id}"),
                        allowed_mentions=alert.mentions,
                    )
            except discord.HTTPException as error:
                if is_content_refused(error):
                    failure = PictureRefusedError(str(error))
                raise

        post = partial(post_to_moderators, self._client, review.guild_id, settings, send)
        notice = await self._replies.insist(job, post)
        if notice is None:
            await self.give_up(job, review)
            raise failure
        await self._reviews.posted(job, review, notice)

    async def give_up(self, job: Job, review: Review) -> None:
        """Put on record that there is nobody to ask, or nobody to tell."""
        await self._reviews.unreachable(job, review)

    async def _posted_before(
        self, channel: discord.PartialMessageable, job: Job, review: Review
    ) -> discord.Message | None:
        """Find what was posted just before a process was killed; a nonce is kept for minutes."""
        asked_at = datetime.fromtimestamp(review.opened_at - CLOCKS_APART_SECONDS, UTC)
        try:
            async for message in channel.history(limit=LATEST_MESSAGES, after=asked_at):
                is_ours = self._client.user is not None and message.author == self._client.user
                if is_ours and any(is_of(job, one.filename) for one in message.attachments):
                    return message
        except ERRORS as error:
            logger.info("the moderators' channel cannot be read back: %s", error)
        return None
