"""The reply of a job, from its first progress to its last word."""

import asyncio
import contextlib
import functools
import logging
from collections.abc import AsyncGenerator
from dataclasses import replace
from http import HTTPStatus

import aiohttp
import discord

from bot.clock import Clock
from bot.errors import Failure
from bot.imagine.drawing import Drawing
from bot.imagine.image import fit
from bot.imagine.job import Job
from bot.imagine.progress import Progress, ProgressBoard, Stage
from cogs.card import FILE_STEM, Cards
from cogs.replies import Face, Replies

logger = logging.getLogger(__name__)

FIRST_EDIT_SECONDS = 0.8
"""Pictures that are faster than this come without any progress before them."""
SPACING_SECONDS = 2.5
"""A reply takes about 5 edits in 5 s; at this pace the last one always finds room."""
QUEUE_SPACING_SECONDS = 5.0
"""How often a place in the queue is looked up."""
IN_FLIGHT_SECONDS = 2.0
"""How long the picture waits for a progress edit that is on the wire, lest that lands after it."""
SLOW_FETCH_SECONDS = 1.5
"""A download that takes longer than this is worth telling."""
PERCENT_STEP = 0.05
LEAST_UPLOAD_BYTES = 500_000


class Delivery:
    """Shows progress now and then, and the outcome at once."""

    def __init__(self, *, replies: Replies, cards: Cards, clock: Clock) -> None:
        self._replies = replies
        self._cards = cards
        self._clock = clock

    @contextlib.asynccontextmanager
    async def follow(self, job: Job, board: ProgressBoard) -> AsyncGenerator[None]:
        """Show progress while inside; on leaving, no progress edit is under way."""
        on_the_wire = asyncio.Lock()
        ticker = asyncio.create_task(self._tick(job, board, on_the_wire), name=f"progress-{job.id}")
        try:
            yield
        finally:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(IN_FLIGHT_SECONDS):
                    await on_the_wire.acquire()
            ticker.cancel()
            await asyncio.wait([ticker])

    async def show(self, job: Job, progress: Progress) -> None:
        """Show progress once, if Discord takes it."""
        try:
            await self._replies.show(job, Face(view=self._cards.progress(job, progress)))
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            # Progress is a courtesy: the next edit, or the outcome, will say more.
            logger.info("job %s: progress not shown: %s", job.id, error)

    async def deliver(self, job: Job, drawing: Drawing) -> int | None:
        """Make the reply the picture; smaller ones where Discord finds them too large after all."""
        limit_bytes = job.reply.upload_limit_bytes
        while True:
            try:
                make_face = functools.partial(self._picture, job, drawing)
                return await self._replies.settle(job, make_face)
            except discord.HTTPException as error:
                limit_bytes //= 2
                is_too_large = error.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
                if not is_too_large or limit_bytes < LEAST_UPLOAD_BYTES:
                    raise
            images = await asyncio.gather(
                *(asyncio.to_thread(fit, image, limit_bytes) for image in drawing.images)
            )
            drawing = Drawing(images=tuple(images), drawn=replace(drawing.drawn, is_reduced=True))

    async def explain(self, job: Job, failure: Failure) -> int | None:
        """Make the reply the reason why there is no picture."""
        return await self._replies.settle(job, functools.partial(self._reason, job, failure))

    def _picture(self, job: Job, drawing: Drawing, *, names_person: bool) -> Face:
        names = [
            f"{FILE_STEM}-{job.id[:8]}-{number}.{image.extension}"
            for number, image in enumerate(drawing.images, start=1)
        ]
        view = self._cards.picture(job, drawing.drawn, names)
        if names_person:
            view = self._cards.naming(job, view)
        return Face(view=view, images=drawing.images, filenames=names)

    def _reason(self, job: Job, failure: Failure, *, names_person: bool) -> Face:
        view = self._cards.reason(job, failure)
        return Face(view=self._cards.naming(job, view) if names_person else view)

    async def _tick(self, job: Job, board: ProgressBoard, on_the_wire: asyncio.Lock) -> None:
        shown: Progress | None = None
        await self._clock.sleep(FIRST_EDIT_SECONDS)
        while True:
            board.changed.clear()
            progress = _in_steps(board.now())
            if progress.stage is Stage.FETCHING and shown is not None:
                # The picture is about to come: an edit now would only stand in its way.
                await self._clock.sleep(SLOW_FETCH_SECONDS)
            if progress != shown:
                async with on_the_wire:
                    await self.show(job, progress)
                shown = progress
                if progress.stage is Stage.HANDED_OVER:
                    board.farewell_said.set()
                    return
                await self._clock.sleep(SPACING_SECONDS)
            timeout = QUEUE_SPACING_SECONDS if progress.stage is Stage.QUEUED else None
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(board.changed.wait(), timeout)


def _in_steps(progress: Progress) -> Progress:
    """Round what changes all the time, so that an edit is worth its request."""
    if progress.fraction is None:
        return progress
    return replace(progress, fraction=round(progress.fraction / PERCENT_STEP) * PERCENT_STEP)
