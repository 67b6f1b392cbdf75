"""The ports of the flow; the prediction service's port is in ``prediction``."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from bot.errors import Failure, PredictionError
from bot.imagine.job import Job, JobState
from bot.imagine.progress import ProgressBoard
from bot.imagine.result import Result, ResultInfo


class Downloads(Protocol):
    """Downloads pictures, and refuses addresses that a stranger could have chosen."""

    async def fetch(
        self, address: str, *, give_up_at: float, max_bytes: int | None = None
    ) -> bytes:
        """Fetch an https or data URL; retry temporary failures until ``give_up_at`` (monotonic).

        Raises:
            OutputError: the address is refused, the picture is gone, or it cannot be read.
        """
        ...


class Ledger(Protocol):
    """The record of every job; each method returns when the change is safe on disk."""

    async def posting(self, job_id: str, position: int) -> None:
        """Record that the paid request is about to be sent."""
        ...

    async def refused(self, job_id: str, position: int) -> None:
        """Record that the prediction was definitely not started, so it may be sent again."""
        ...

    async def started(self, job_id: str, position: int, prediction_id: str) -> None:
        """Record the prediction's id."""
        ...

    async def ended(self, job_id: str, position: int) -> None:
        """Record that a prediction was refused or failed, and so costs nothing."""
        ...

    async def delivering(self, job_id: str, outcome: ResultInfo | Failure) -> None:
        """Record the outcome before anybody is told."""
        ...

    async def closed(self, job_id: str, state: JobState, moved_to: int | None) -> None:
        """Record that the reply is final, and its new message if it has moved."""
        ...


class Slots(Protocol):
    """Slots for running predictions, shared fairly between people."""

    def hold(
        self,
        user_id: int,
        *,
        is_running: bool,
        on_wait: Callable[[Callable[[], int]], None],
        weight: int = 1,
    ) -> AbstractAsyncContextManager[None]:
        """Wait for a slot and hold it; a prediction that already runs gets its slot at once.

        ``on_wait`` is called, before waiting, with a function that tells the place in the queue.
        ``weight`` is how many turns the person gets where others get one.
        """
        ...


class Delivery(Protocol):
    """Shows a job in its reply on Discord."""

    def follow(self, job: Job, board: ProgressBoard) -> AbstractAsyncContextManager[None]:
        """Show progress while inside the context; after it, no progress edit is in flight."""
        ...

    async def deliver(self, job: Job, result: Result) -> int | None:
        """Show the pictures in the reply; return the id of its message, None if it has none.

        Raises:
            ImagineError: the pictures must not be shown.
        """
        ...

    async def explain(self, job: Job, failure: Failure) -> int | None:
        """Show in the reply why there is no picture; return the id of its message."""
        ...


class Outages(Protocol):
    """Holds starts back while the image service is away, and probes it one start at a time."""

    async def hold(self, job: Job, on_wait: Callable[[float], None]) -> bool:
        """Wait until this job's start may be sent; return whether it had to wait.

        ``on_wait`` is called with the time of the next probe (Unix seconds).

        Raises:
            PredictionError: the outage lasts longer than a request is kept.
        """
        ...

    async def start_answered(self) -> None:
        """Note that a start succeeded, so that there is no outage."""
        ...

    async def start_failed(self, job: Job, error: PredictionError, *, is_last: bool) -> bool:
        """Note how a start failed; return whether it should wait for the end of an outage.

        ``is_last`` says that it would not be retried otherwise.
        """
        ...

    async def poll_answered(self) -> None:
        """Note that a poll was answered."""
        ...

    async def poll_failed(self, job: Job, error: PredictionError, *, is_lost: bool = False) -> None:
        """Note a failed poll; ``is_lost`` says that the prediction is given up.

        If another process can poll, the job is handed to it, and this task is cancelled.
        """
        ...

    def unlisted(self, setting: str) -> bool:
        """Log once which setting would allow the download; return whether waiting may help."""
        ...


class NoOutages:
    """Lets every start through; for ``python -m bot imagine`` and tests."""

    async def hold(self, job: Job, on_wait: Callable[[float], None]) -> bool:  # noqa: ARG002 - the port's
        """Return at once."""
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
        """Return False: nobody would wait."""
        return False
