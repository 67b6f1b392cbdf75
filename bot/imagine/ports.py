"""What the flow needs from the world around it; the prediction service has its own file."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from bot.errors import Failure, PredictionError
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


class Outages(Protocol):
    """Holds starts back while the image service is away, and lets one at a time try it again."""

    async def hold(self, job: Job, on_wait: Callable[[float], None]) -> bool:
        """Wait until this job's start may be sent; tell whether there was anything to wait for.

        ``on_wait`` hears when the service is tried next (Unix seconds).

        Raises:
            PredictionError: it takes too long for a request to be worth keeping.
        """
        ...

    async def start_answered(self) -> None:
        """Note that the service did what it is there for, so that it is not away."""
        ...

    async def start_failed(self, job: Job, error: PredictionError, *, is_last: bool) -> bool:
        """Note how a start failed; True where it was not taken up, and shall wait with others.

        ``is_last`` where it would not be tried again by itself.
        """
        ...

    async def poll_answered(self) -> None:
        """Note that a poll was answered."""
        ...

    async def poll_failed(self, job: Job, error: PredictionError, *, is_lost: bool = False) -> None:
        """Note a poll that brought nothing; ``is_lost`` where it was the prediction's last.

        Where another process can poll instead, it is handed the job, and this task is cancelled.
        """
        ...

    def unlisted(self, setting: str) -> bool:
        """Tell the operator, once, which line lets pictures be fetched; True if that may help."""
        ...


class NoOutages:
    """Lets everything through: for one picture at a time, where nobody else is to be spared."""

    async def hold(self, job: Job, on_wait: Callable[[float], None]) -> bool:  # noqa: ARG002 - the port's
        """Wait for nothing."""
        return False

    async def start_answered(self) -> None:
        """Note nothing."""

    async def start_failed(self, job: Job, error: PredictionError, *, is_last: bool) -> bool:  # noqa: ARG002 - the port's
        """Note nothing."""
        return False

    async def poll_answered(self) -> None:
        """Note nothing."""

    async def poll_failed(self, job: Job, error: PredictionError, *, is_lost: bool = False) -> None:
        """Note nothing."""

    def unlisted(self, setting: str) -> bool:  # noqa: ARG002 - the port's
        """Wait for nobody."""
        return False
