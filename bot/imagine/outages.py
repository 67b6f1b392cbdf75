"""What a start has to know of the image service as a whole: whether it is away just now."""

from collections.abc import Callable
from typing import Protocol

from bot.errors import PredictionError
from bot.imagine.job import Job


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
