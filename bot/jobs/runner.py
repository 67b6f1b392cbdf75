"""The port of both runners, and what they share."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from typing import Protocol

from bot import log
from bot.errors import Failure, SayableError, UnexpectedError
from bot.imagine.job import Job, Reply
from bot.imagine.progress import Progress, ProgressBoard, Stage
from bot.imagine.request import SubmittedRequest
from bot.jobs.gate import Admission

HAND_OVER_SECONDS = 4.0
"""Time to say in the replies, after the grace period, that jobs continue after the restart."""
SETTLE_SECONDS = 5.0
"""Time to record the ids of paid requests in flight, and for tasks to clean up."""

WITHDRAWN = Failure(words_id="failure-withdrawn")
"""The failure of a job that was recorded but never acknowledged to Discord, and so not begun."""


class Runner(Protocol):
    """Accepts jobs and runs each to its end, in this process or another."""

    @property
    def under_way(self) -> int:
        """How many jobs of this process are not over, for health and metrics."""
        ...

    async def accept(
        self,
        request: SubmittedRequest,
        reply: Reply,
        acknowledge: Callable[[], Awaitable[int | None]],
        *,
        retry_of: str | None = None,
        admission: Admission = Admission(),  # noqa: B008 - a value that never changes
    ) -> Job | None:
        """Record a request, acknowledge it to Discord, and set it going.

        The row comes first: were the process killed in between, another one finds the job. With
        ``retry_of``, at most one request is accepted for that job; None means somebody was quicker.

        Raises:
            RefusedError: stopping, too many jobs of this person, not admitted, or nothing can be
                recorded; nothing was said.
        """
        ...

    async def recover(self) -> int:
        """Start, resume unfinished jobs, and return how many were resumed at once."""
        ...

    async def cancel(self, job_id: str, user_id: int) -> bool:
        """Cancel a job; False if it is over, or its outcome is already being shown."""
        ...

    async def progress(self, job_ids: Collection[str]) -> Mapping[str, Progress]:
        """Return the progress of jobs; jobs of other processes are left out."""
        ...

    def nudged(self, name: str) -> None:
        """Look now at the prediction of this name (``Nudges``), in whichever process it runs.

        Nothing is believed by that, and nothing waits for it.
        """
        ...

    async def close(self, *, grace_seconds: float, hurry: asyncio.Event | None = None) -> None:
        """Shut down gracefully: accept nothing, wait for running jobs, leave the rest to others.

        ``hurry`` cuts the grace period short.
        """
        ...


def log_about(job: Job) -> None:
    """Note in the log of this task, and those it starts, which job it is about."""
    reply = job.reply
    log.about(
        job=job.id,
        user=job.user_id,
        guild=reply.guild_id,
        channel=reply.channel_id,
        model=job.request.model,
    )


def is_under_way(board: ProgressBoard) -> bool:
    """Whether the job has left the queue."""
    return board.now().stage is not Stage.QUEUED


async def ended(tasks: list[asyncio.Task[None]], seconds: float, hurry: asyncio.Event) -> None:
    """Wait until the tasks have ended, ``seconds`` have passed, or ``hurry`` is set."""
    if not tasks:
        return
    hurried = asyncio.create_task(hurry.wait(), name="hurry")
    all_ended = asyncio.create_task(asyncio.wait(tasks), name="all-ended")
    await asyncio.wait({hurried, all_ended}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    hurried.cancel()
    all_ended.cancel()


async def told_of_restart(
    jobs: Iterable[tuple[asyncio.Task[None], ProgressBoard]], seconds: float, hurry: asyncio.Event
) -> None:
    """Wait until each reply says that its job continues after the restart, or the job has ended."""
    tellings = [
        asyncio.create_task(_told(task, board), name=f"farewell-{task.get_name()}")
        for task, board in jobs
    ]
    await ended(tellings, seconds, hurry)
    for telling in tellings:
        telling.cancel()


async def _told(job: asyncio.Task[None], board: ProgressBoard) -> None:
    said = asyncio.create_task(board.farewell_said.wait(), name="farewell-said")
    try:
        await asyncio.wait({job, said}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        said.cancel()


def failure_of(error: Exception, job: Job) -> Failure:
    """Return what to tell a person about an unexpected error."""
    if isinstance(error, SayableError):
        return error.failure
    return UnexpectedError(job=job.id[:8]).failure
