"""What the flow needs from the world around it; the prediction service has its own file."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from bot.errors import Failure
from bot.imagine.job import Job, JobState
from bot.imagine.progress import ProgressBoard
from bot.imagine.result import Result, ResultInfo


class Downloads(Protocol):
    """Something that fetches pictures, guarded against addresses that strangers chose."""

    async def fetch(
        self, address: str, *, give_up_at: float, max_bytes: int | None = None
    ) -> bytes:
        """Fetch an https or data address, again after temporary failures until ``give_up_at``.

        Raises:
            OutputError: it is refused, gone, or nothing that can be read.
        """
        ...


class Ledger(Protocol):
    """The record of every job; each method returns when the change is safe on disk."""

    async def posting(self, job_id: str, position: int) -> None:
        """Record that the paid request is about to be sent."""
        ...

    async def refused(self, job_id: str, position: int) -> None:
        """Record that it was definitely not started, so that it may be sent again."""
        ...

    async def started(self, job_id: str, position: int, prediction_id: str) -> None:
        """Record the id under which it can be asked for, for ever."""
        ...

    async def ended(self, job_id: str, position: int) -> None:
        """Record that a prediction was refused, or ended without success: it costs nothing."""
        ...

    async def delivering(self, job_id: str, outcome: ResultInfo | Failure) -> None:
        """Record the outcome before anybody is told."""
        ...

    async def closed(self, job_id: str, state: JobState, moved_to: int | None) -> None:
        """Record that the reply has its last word, and its message if that is another one now."""
        ...


class Slots(Protocol):
    """Places for predictions under way, shared out fairly between people."""

    def hold(
        self,
        user_id: int,
        *,
        is_running: bool,
        on_wait: Callable[[Callable[[], int]], None],
        weight: int = 1,
    ) -> AbstractAsyncContextManager[None]:
        """Wait for a place and hold it; one that runs already gets its place at once.

        ``on_wait`` is called, before waiting, with a function that tells the place in the queue.
        ``weight`` is how many turns the person gets where others get one.
        """
        ...


class Delivery(Protocol):
    """The reply on the member's screen."""

    def follow(self, job: Job, board: ProgressBoard) -> AbstractAsyncContextManager[None]:
        """Show progress now and then while inside; on leaving, no progress edit is under way."""
        ...

    async def deliver(self, job: Job, result: Result) -> int | None:
        """Make the reply the picture; return the message that holds it, None if there is none.

        Raises:
            ImagineError: it must not be shown.
        """
        ...

    async def explain(self, job: Job, failure: Failure) -> int | None:
        """Make the reply the reason why there is no picture; return the message that says so."""
        ...
