"""The reply of a job, from its first progress to its last word."""

import asyncio
import functools
import logging
import math
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from typing import TypeVar

import discord

from bot.clock import Clock
from bot.errors import (
    CanceledAfterStartError,
    CanceledAtProviderError,
    CanceledError,
    Failure,
    PictureRefusedError,
    UndeliverableError,
)
from bot.imagine.image import Image, fit, off_the_loop
from bot.imagine.job import Job
from bot.imagine.progress import Progress, ProgressBoard
from bot.imagine.result import Result
from cogs.kit.components import Card
from cogs.kit.panels import MESSAGE_CHARACTERS
from cogs.kit.rest import ERRORS, is_content_refused, is_too_large
from cogs.reply.card import Cards, filenames_of, source_name_of
from cogs.reply.completion_ping import CompletionPing
from cogs.reply.delivery_guard import DeliveryGuard
from cogs.reply.progress_edits import ProgressEdits
from cogs.reply.replies import Replies, ReplyContent
from cogs.reply.review_notifier import ReviewNotifier
from cogs.reply.source_sheets import SourceSheets
from cogs.review import OPEN, ReviewState

T = TypeVar("T")
logger = logging.getLogger(__name__)

LEAVING_SECONDS = 30.0
"""How long before its end a reply says that the picture will come elsewhere."""
LEAST_UPLOAD_BYTES = 500_000
CANCELED = frozenset(
    error.words_id for error in (CanceledError, CanceledAfterStartError, CanceledAtProviderError)
)
"""Whoever cancelled it knows."""


class Delivery:
    """Shows progress now and then, and the outcome at once."""

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        replies: Replies,
        cards: Cards,
        clock: Clock,
        guard: DeliveryGuard | None = None,
        desk: ReviewNotifier | None = None,
        completion_ping: CompletionPing | None = None,
        source_sheets: SourceSheets | None = None,
    ) -> None:
        self._replies = replies
        self._cards = cards
        self._clock = clock
        self._guard = guard
        self._desk = desk
        self._completion_ping = completion_ping
        self._source_sheets = source_sheets
        self._edits = ProgressEdits(show=self.show, leave=self._leave, clock=clock)

    def follow(self, job: Job, board: ProgressBoard) -> AbstractAsyncContextManager[None]:
        """Show progress while inside; on leaving, no progress edit is under way."""
        return self._edits.follow(job, board, leaves_at=_leaves_at(job))

    async def show(self, job: Job, progress: Progress) -> None:
        """Show progress once, if Discord takes it."""
        if self._clock.time() < _leaves_at(job):
            await self._show(job, self._cards.progress(job, progress))

    async def _leave(self, job: Job) -> None:
        """Say where the picture will come, shortly before this reply is out of reach for good."""
        await self._show(job, self._cards.leaving(job))

    async def _show(self, job: Job, card: Card) -> None:
        try:
            await self._replies.show(job, ReplyContent(shows=card))
        except ERRORS as error:
            # Progress is a courtesy: the next edit, or the outcome, will say more.
            logger.info("job %s: progress not shown: %s", job.id, error)

    async def deliver(self, job: Job, result: Result) -> int | None:
        """Make the reply the picture, or say there that moderators look at it first.

        Raises:
            NotShownError: it must not be shown.
            OutputError: it cannot be.
        """
        if self._guard is not None:
            await self._guard.require(job)
        review = None if self._desk is None else await self._desk.open(job)
        if self._desk is None or review is None:
            return await self.publish(job, result)
        if review.state not in OPEN:
            # The moderators were quicker than the restart that brought the job here again.
            return job.reply.message_id
        waiting = functools.partial(self._waiting, job, review.expires_at)
        message_id = await self._replies.settle(job, waiting)
        if message_id is None:
            await self._desk.give_up(job, review)
        elif review.state is ReviewState.OPENING:
            await self._to_fit(job, result, functools.partial(self._desk.post, job, review))
        return message_id

    async def publish(self, job: Job, result: Result, *, is_spoiler: bool = False) -> int:
        """Make the reply the picture, covered until it is clicked where it is a spoiler.

        Whoever waited long for it is told, if they want to be.

        Raises:
            OutputError: Discord takes it nowhere, or not at all; nothing is said yet.
        """
        sheet = None if self._source_sheets is None else await self._source_sheets.of(job)

        async def settle(fitting: Result) -> int:
            make_content = functools.partial(
                self._picture, job, fitting, sheet, is_spoiler=is_spoiler
            )
            message_id = await self._replies.settle(job, make_content, has_pictures=True)
            if message_id is None:
                raise UndeliverableError
            return message_id

        message_id = await self._to_fit(job, result, settle)
        if self._completion_ping is not None:
            await self._completion_ping.tell(job, message_id, is_picture=True)
        return message_id

    async def _to_fit(self, job: Job, result: Result, send: Callable[[Result], Awaitable[T]]) -> T:
        """Send smaller pictures where Discord finds them too large after all.

        Raises:
            OutputError: Discord does not show such a picture, however small it is.
        """
        limit_bytes = job.reply.upload_limit_bytes
        while True:
            try:
                return await send(result)
            except discord.HTTPException as error:
                if is_content_refused(error):
                    raise PictureRefusedError(str(error)) from error
                limit_bytes //= 2
                if not is_too_large(error) or limit_bytes < LEAST_UPLOAD_BYTES:
                    raise UndeliverableError(str(error)) from error
            images = await asyncio.gather(
                *(off_the_loop(fit, image, limit_bytes) for image in result.images)
            )
            result = Result(images=tuple(images), info=replace(result.info, is_reduced=True))

    async def explain(self, job: Job, failure: Failure) -> int | None:
        """Make the reply the reason why there is no picture."""
        reason = functools.partial(self._reason, job, failure)
        message_id = await self._replies.settle(job, reason)
        if self._completion_ping is not None and failure.words_id not in CANCELED:
            await self._completion_ping.tell(job, message_id, is_picture=False)
        return message_id

    def _picture(  # noqa: PLR0913 - half of it by name
        self,
        job: Job,
        result: Result,
        sheet: Image | None = None,
        *,
        names_person: bool,
        is_plain: bool,
        is_spoiler: bool = False,
    ) -> ReplyContent:
        names = filenames_of(job, result.images, is_spoiler=is_spoiler)
        source = None if sheet is None else source_name_of(job, is_spoiler=is_spoiler)
        card = functools.partial(self._cards.picture, job, result.info, names, source=source)
        face = self._face(job, card, None, names, names_person=names_person, is_plain=is_plain)
        face = replace(face, descriptions=self._cards.descriptions(job, len(names)))
        if sheet is None or source is None or is_plain:
            return replace(face, images=result.images, filenames=names)
        return replace(face, images=(*result.images, sheet), filenames=[*names, source])

    def _waiting(
        self, job: Job, until: float, *, names_person: bool, is_plain: bool
    ) -> ReplyContent:
        card = functools.partial(self._cards.waiting, job, until)
        said = self._cards.say_waiting(job, until)
        return self._face(job, card, said, names_person=names_person, is_plain=is_plain)

    def _reason(
        self, job: Job, failure: Failure, *, names_person: bool, is_plain: bool
    ) -> ReplyContent:
        card = functools.partial(self._cards.reason, job, failure)
        said = self._cards.say_reason(job, failure)
        return self._face(job, card, said, names_person=names_person, is_plain=is_plain)

    def _face(  # noqa: PLR0913 - half of it by name
        self,
        job: Job,
        card: Callable[[], Card],
        said: str | None,
        filenames: Sequence[str] = (),
        *,
        names_person: bool,
        is_plain: bool,
    ) -> ReplyContent:
        """Show a card; where Discord refuses that, say what it says."""
        if not is_plain:
            return ReplyContent(shows=self._cards.naming(job, card()) if names_person else card())
        named = self._cards.say_named(job)
        if names_person:
            sentence = named if said is None else f"{named}\n{said}"
            return ReplyContent(shows=sentence[:MESSAGE_CHARACTERS])
        return ReplyContent(shows=self._cards.plain(said or named, filenames))


def _leaves_at(job: Job) -> float:
    """When a reply is given up where the bot was only brought along; elsewhere never."""
    return job.reply.token_expires_at - LEAVING_SECONDS if job.reply.is_guest else math.inf
