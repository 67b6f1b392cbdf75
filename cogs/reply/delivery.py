"""The reply of a job, from its first progress to its last word."""

import asyncio
import contextlib
import functools
import logging
import math
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
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
from bot.imagine.image import fit, off_the_loop
from bot.imagine.job import Job
from bot.imagine.progress import Progress, ProgressBoard, Stage
from bot.imagine.result import Result
from cogs.kit.components import Card
from cogs.kit.panels import MESSAGE_CHARACTERS
from cogs.kit.rest import ERRORS, is_content_refused, is_too_large
from cogs.reply.card import Cards, filenames_of
from cogs.reply.completion_ping import CompletionPing
from cogs.reply.delivery_guard import DeliveryGuard
from cogs.reply.progress_edits import first_edit_seconds, in_steps, spacing_seconds
from cogs.reply.replies import Replies, ReplyContent
from cogs.reply.review_notifier import ReviewNotifier
from cogs.review import OPEN, ReviewState

T = TypeVar("T")
logger = logging.getLogger(__name__)

NAP_SECONDS = 2.5
"""Between two edits, how soon a hand-over is noticed; it has to be told within seconds."""
QUEUE_SPACING_SECONDS = 5.0
"""How often a place in the queue is looked up."""
IN_FLIGHT_SECONDS = 2.0
"""How long the picture waits for a progress edit that is on the wire, lest that lands after it."""
SLOW_FETCH_SECONDS = 1.5
"""A download that takes longer than this is worth telling."""
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
    ) -> None:
        self._replies = replies
        self._cards = cards
        self._clock = clock
        self._guard = guard
        self._desk = desk
        self._completion_ping = completion_ping
        self._followed = 0

    @contextlib.asynccontextmanager
    async def follow(self, job: Job, board: ProgressBoard) -> AsyncGenerator[None]:
        """Show progress while inside; on leaving, no progress edit is under way."""
        on_the_wire = asyncio.Lock()
        self._followed += 1
        tasks = [
            asyncio.create_task(self._tick(job, board, on_the_wire), name=f"progress-{job.id}"),
            asyncio.create_task(self._leave(job, on_the_wire), name=f"leave-{job.id}"),
        ]
        try:
            yield
        finally:
            self._followed -= 1
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(IN_FLIGHT_SECONDS):
                    await on_the_wire.acquire()
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)

    async def show(self, job: Job, progress: Progress) -> None:
        """Show progress once, if Discord takes it."""
        if self._clock.time() < _leaves_at(job):
            await self._show(job, self._cards.progress(job, progress))

    async def _leave(self, job: Job, on_the_wire: asyncio.Lock) -> None:
        """Say where the picture will come, shortly before this reply is out of reach for good."""
        if (leaves_at := _leaves_at(job)) == math.inf:
            return
        await self._clock.sleep(leaves_at - self._clock.time())
        async with on_the_wire:
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

        async def settle(fitting: Result) -> int:
            make_content = functools.partial(self._picture, job, fitting, is_spoiler=is_spoiler)
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

    def _picture(
        self,
        job: Job,
        result: Result,
        *,
        names_person: bool,
        is_plain: bool,
        is_spoiler: bool = False,
    ) -> ReplyContent:
        names = filenames_of(job, result.images, is_spoiler=is_spoiler)
        card = functools.partial(self._cards.picture, job, result.info, names)
        face = self._face(job, card, None, names, names_person=names_person, is_plain=is_plain)
        return replace(face, images=result.images, filenames=names)

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

    async def _tick(self, job: Job, board: ProgressBoard, on_the_wire: asyncio.Lock) -> None:
        shown: Progress | None = None
        began_at = shown_at = self._clock.monotonic()
        while True:
            await self._rest(board, shown, began_at=began_at, shown_at=shown_at)
            board.changed.clear()
            spacing = spacing_seconds(self._clock.monotonic() - began_at, self._followed)
            progress = _in_steps(board.now(), shown, spacing)
            if progress.stage is Stage.FETCHING:
                # The picture is about to come: an edit now would only stand in its way.
                await self._clock.sleep(SLOW_FETCH_SECONDS)
            if progress == shown:
                timeout = QUEUE_SPACING_SECONDS if progress.stage is Stage.QUEUED else None
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(board.changed.wait(), timeout)
                continue
            if _has_left_the_queue(shown, progress):
                began_at = self._clock.monotonic()
            async with on_the_wire:
                await self.show(job, progress)
            shown, shown_at = progress, self._clock.monotonic()
            if progress.stage is Stage.HANDED_OVER:
                board.farewell_said.set()
                return

    async def _rest(
        self, board: ProgressBoard, shown: Progress | None, *, began_at: float, shown_at: float
    ) -> None:
        """Wait until the next edit may go out, or has to, in naps: crowds come and go."""
        while (progress := board.now()).stage is not Stage.HANDED_OVER:
            now = self._clock.monotonic()
            if shown is None:
                rest = first_edit_seconds(self._followed)
            elif _has_left_the_queue(shown, progress):
                rest = spacing_seconds(0.0, self._followed)
            else:
                rest = spacing_seconds(now - began_at, self._followed)
            left = shown_at + rest - now
            if left <= 0:
                return
            await self._clock.sleep(min(left, NAP_SECONDS))


def _leaves_at(job: Job) -> float:
    """When a reply is given up where the bot was only brought along; elsewhere never."""
    return job.reply.token_expires_at - LEAVING_SECONDS if job.reply.is_guest else math.inf


def _has_left_the_queue(shown: Progress | None, progress: Progress) -> bool:
    return shown is not None and shown.stage is Stage.QUEUED is not progress.stage


def _in_steps(progress: Progress, shown: Progress | None, spacing: float) -> Progress:
    if progress.fraction is None:
        return progress
    before = shown.fraction if shown is not None else None
    return replace(progress, fraction=in_steps(progress.fraction, before, spacing))
