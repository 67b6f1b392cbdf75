"""Progress in replies: when an edit is due, and one timer that makes those of all jobs."""

import asyncio
import heapq
import itertools
import math
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from types import TracebackType

from bot.clock import Clock
from bot.imagine.job import Job
from bot.imagine.progress import Progress, ProgressBoard, Stage
from bot.log import about_nothing

FIRST_EDIT_SECONDS = 0.8
"""Pictures that are faster than this come without any progress before them."""
SPACING_SECONDS = 2.5
"""A reply takes about 5 edits in 5 s; at this pace the last one always finds room."""
LONGEST_SPACING_SECONDS = 10.0
"""Of a job that is alone, however long it takes."""
SPACING_SHARE = 1 / 3
"""Of the time a job has been under way: what takes minutes need not be told by the second."""
EDITS_PER_SECOND = 20.0
"""Of all replies of this process together. An edit costs about as much as a few looks, and a
progress bar is worth less than everybody's picture."""

QUEUE_SPACING_SECONDS = 5.0
"""How often a place in the queue is looked up."""
NAP_SECONDS = 2.5
"""How soon it is noticed that a crowd has gone, which had its edits far apart."""
SLOW_FETCH_SECONDS = 1.5
"""A download that takes longer than this is worth telling."""
IN_FLIGHT_SECONDS = 2.0
"""How long the picture waits for a progress edit that is on the wire, lest that lands after it."""

FINE_STEP, COARSE_STEP = 0.05, 0.1
"""By how much a bar has to move to be worth an edit; the card's has ten places."""
_ROUNDING = 1e-9


def first_edit_seconds(replies: int) -> float:
    """Return how long a reply shows nothing; ``replies`` as below."""
    return max(FIRST_EDIT_SECONDS, replies / EDITS_PER_SECOND)


def spacing_seconds(age_seconds: float, replies: int) -> float:
    """Return the least time between two edits, after a job was under way for ``age_seconds``.

    ``replies`` show progress at the moment; together they keep to ``EDITS_PER_SECOND``.
    """
    own = min(max(SPACING_SECONDS, age_seconds * SPACING_SHARE), LONGEST_SPACING_SECONDS)
    return max(own, replies / EDITS_PER_SECOND)


def in_steps(fraction: float, shown: float | None, spacing: float) -> float:
    """Return what to show of a bar that moves all the time; ``shown`` until it is worth an edit."""
    step = FINE_STEP if spacing <= SPACING_SECONDS else COARSE_STEP
    rounded = round(fraction / FINE_STEP) * FINE_STEP
    if shown is not None and shown <= rounded < shown + step - _ROUNDING:
        return shown
    return rounded


class ProgressEdits:
    """Edits the replies of jobs that are under way.

    One timer serves all of them, so that a job that waits holds a few numbers and no task. Only an
    edit on the wire is a task.
    """

    def __init__(
        self,
        *,
        show: Callable[[Job, Progress], Awaitable[None]],
        leave: Callable[[Job], Awaitable[None]],
        clock: Clock,
    ) -> None:
        self.show = show
        self.leave = leave
        self.clock = clock
        self.followed = 0
        """How many replies show progress at the moment."""
        self._looks: list[tuple[float, int, _Followed]] = []
        """When to look at which reply, the earliest first; it knows itself which one holds."""
        self._numbers = itertools.count()
        self._timer: asyncio.Task[None] | None = None
        self._wakes_at = math.inf

    def follow(
        self, job: Job, board: ProgressBoard, *, leaves_at: float = math.inf
    ) -> AbstractAsyncContextManager[None]:
        """Show progress while inside; on leaving, no edit is on the wire.

        ``leaves_at`` is when the reply is given up (Unix seconds): it says so then.
        """
        return _Followed(self, job, board, leaves_at)

    def look_at(self, followed: "_Followed", when: float) -> None:
        """Look at a reply at this time (monotonic), unless another one is planned for it."""
        heapq.heappush(self._looks, (when, next(self._numbers), followed))
        if self._timer is None or self._timer.done() or when < self._wakes_at:
            self._stop()
            context = about_nothing()
            self._timer = asyncio.create_task(self._run(), name="progress", context=context)

    def begin(self) -> None:
        """Count one more reply."""
        self.followed += 1

    def end(self) -> None:
        """Count one less, and stop the timer after the last."""
        self.followed -= 1
        if not self.followed:
            self._looks.clear()
            self._stop()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer, self._wakes_at = None, math.inf

    async def _run(self) -> None:
        while self._looks:
            when, _, followed = self._looks[0]
            if followed.looks_at == when:
                self._wakes_at = when
                await self.clock.sleep(when - self.clock.monotonic())
                # What is planned from here on is seen by this loop.
                self._wakes_at = -math.inf
            heapq.heappop(self._looks)
            if followed.looks_at == when:
                followed.look()


class _Followed(AbstractAsyncContextManager[None]):
    """One reply; all times are monotonic."""

    __slots__ = (
        "_began_at",
        "_board",
        "_edit",
        "_edits",
        "_fetching_since",
        "_is_open",
        "_job",
        "_leaves_at",
        "_shown",
        "_shown_at",
        "_waits_for_news",
        "looks_at",
    )

    def __init__(
        self, edits: ProgressEdits, job: Job, board: ProgressBoard, leaves_at: float
    ) -> None:
        now = edits.clock.monotonic()
        self._edits = edits
        self._job = job
        self._board = board
        self._leaves_at = leaves_at - edits.clock.time() + now
        self._shown: Progress | None = None
        self._began_at = self._shown_at = now
        self._fetching_since: float | None = None
        self._waits_for_news = False
        """Whether something may be due before ``looks_at`` if the board changes."""
        self._edit: asyncio.Task[None] | None = None
        self._is_open = False
        self.looks_at = math.inf

    async def __aenter__(self) -> None:
        self._edits.begin()
        self._is_open = True
        self._board.on_change = self._hear
        self.look()

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._is_open, self._board.on_change, self.looks_at = False, None, math.inf
        self._edits.end()
        if (edit := self._edit) is None:
            return
        try:
            await asyncio.wait({edit}, timeout=IN_FLIGHT_SECONDS)
        finally:
            edit.cancel()
        await asyncio.wait({edit})

    def look(self) -> None:
        """Make the edit that is due, or plan when to look again."""
        now = self._edits.clock.monotonic()
        if now >= self._leaves_at:
            self._leaves_at = math.inf
            self._begin(self._leave())
            return
        progress, shown = self._board.now(), self._shown
        has_left_the_queue = shown is not None and shown.stage is Stage.QUEUED is not progress.stage
        if progress.stage is not Stage.HANDED_OVER:
            spacing = spacing_seconds(now - self._began_at, self._edits.followed)
            rest = spacing
            if shown is None:
                rest = first_edit_seconds(self._edits.followed)
            elif has_left_the_queue:
                rest = spacing_seconds(0.0, self._edits.followed)
            left = self._shown_at + rest - now
            if left > _ROUNDING:
                is_queued = shown is not None and shown.stage is Stage.QUEUED
                self._plan(now + max(min(left, NAP_SECONDS), left / 2), waits_for_news=is_queued)
                return
            progress = _in_steps(progress, shown, spacing)
            if self._is_about_to_come(progress, now):
                return
        if progress == shown:
            is_queued = progress.stage is Stage.QUEUED
            again_at = now + QUEUE_SPACING_SECONDS if is_queued else math.inf
            self._plan(again_at, waits_for_news=True)
            return
        if has_left_the_queue:
            self._began_at = now
        self._begin(self._show(progress))

    def _is_about_to_come(self, progress: Progress, now: float) -> bool:
        """Whether an edit would only stand in the picture's way; after a while it is told."""
        if progress.stage is not Stage.FETCHING:
            self._fetching_since = None
            return False
        if self._fetching_since is None:
            self._fetching_since = now
        told_at = self._fetching_since + SLOW_FETCH_SECONDS
        if now + _ROUNDING < told_at:
            self._plan(told_at)
            return True
        return False

    def _plan(self, when: float, *, waits_for_news: bool = False) -> None:
        self._waits_for_news = waits_for_news
        self.looks_at = min(when, self._leaves_at)
        if self.looks_at < math.inf:
            self._edits.look_at(self, self.looks_at)

    def _hear(self) -> None:
        """Look as soon as an edit may go out, where nothing is planned that early."""
        is_handed_over = self._board.is_handed_over
        if self._edit is not None or not (self._waits_for_news or is_handed_over):
            return
        now = self._edits.clock.monotonic()
        soonest = self._shown_at + SPACING_SECONDS
        if is_handed_over or soonest <= now:
            self.look()
        else:
            self._plan(soonest)

    def _begin(self, edit: Coroutine[None, None, None]) -> None:
        self.looks_at = math.inf
        self._edit = asyncio.create_task(edit, name=f"progress-{self._job.id}")

    async def _show(self, progress: Progress) -> None:
        await self._edits.show(self._job, progress)
        self._shown = progress
        if progress.stage is Stage.HANDED_OVER:
            self._board.farewell_said.set()
        self._went_out()

    async def _leave(self) -> None:
        await self._edits.leave(self._job)
        self._went_out()

    def _went_out(self) -> None:
        self._edit, self._shown_at = None, self._edits.clock.monotonic()
        if self._is_open:
            self.look()


def _in_steps(progress: Progress, shown: Progress | None, spacing: float) -> Progress:
    if progress.fraction is None:
        return progress
    before = shown.fraction if shown is not None else None
    return replace(progress, fraction=in_steps(progress.fraction, before, spacing))
