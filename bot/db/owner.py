"""The one thread that touches the database."""

import asyncio
import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any

from bot.db.condition import Condition
from bot.db.errors import StoreClosedError, StoreUnavailableError
from bot.db.operation import Operation

log = logging.getLogger(__name__)

RunBatch = Callable[[Sequence[Operation[Any]]], None]
"""Runs operations in their order and commits them as one; each carries its own outcome."""
OpenDatabase = Callable[[], AbstractContextManager[RunBatch]]
"""Opens a database for the calling thread alone, and closes it on leaving."""


class OwnerThread:
    """Opens the database, serves operations in the order they come, and closes it.

    All methods are called on the loop given here; none of them blocks.
    """

    def __init__(
        self, *, open_: OpenDatabase, loop: asyncio.AbstractEventLoop, condition: Condition
    ) -> None:
        self._open = open_
        self._loop = loop
        self._condition = condition
        self._busy_since: float | None = None
        # None ends the thread, after everything that came before.
        self._waiting: queue.SimpleQueue[Operation[Any] | None] = queue.SimpleQueue()
        self._is_accepting = True
        # A daemon, so that a disk that hangs cannot keep the process from ending.
        self._thread = threading.Thread(target=self._run, name="easel-store", daemon=True)
        self.opened: asyncio.Future[None] = loop.create_future()
        self.ended: asyncio.Future[None] = loop.create_future()

    @property
    def busy_seconds(self) -> float:
        """For how long the current operation has been running, in seconds."""
        since = self._busy_since
        return 0.0 if since is None else time.monotonic() - since

    def start(self) -> None:
        """Open the database; ``opened`` tells the outcome, and ``ended`` follows if it failed."""
        self._thread.start()

    def submit(self, operation: Operation[Any]) -> None:
        """Queue an operation; its future will be resolved, unless the thread hangs.

        One that nobody waits for any more when its turn comes is not run.

        Raises:
            StoreClosedError: ``finish`` was called, or the thread has ended.
        """
        if not self._is_accepting:
            raise StoreClosedError("The store is closed")
        self._waiting.put(operation)

    def finish(self) -> None:
        """Accept nothing more, do what waits, and close; ``ended`` tells when."""
        if self._is_accepting:
            self._is_accepting = False
            self._waiting.put(None)

    def _run(self) -> None:
        try:
            with self._open() as run_batch:
                self._on_loop(self._deliver_opened, None)
                while True:
                    batch, is_last = self._take()
                    self._busy_since = time.monotonic()
                    try:
                        run_batch(batch)
                    finally:
                        self._busy_since = None
                        self._on_loop(self._deliver, batch)
                    if is_last:
                        break
        except BaseException as error:  # noqa: BLE001 - a thread has nobody to raise to
            self._on_loop(self._deliver_opened, error)
        finally:
            self._on_loop(self._deliver_ended)

    def _take(self) -> tuple[list[Operation[Any]], bool]:
        """Wait for an operation; return it with all that wait behind it, and whether to end."""
        batch: list[Operation[Any]] = []
        operation = self._waiting.get()
        while operation is not None:
            batch.append(operation)
            try:
                operation = self._waiting.get_nowait()
            except queue.Empty:
                return batch, False
        return batch, True

    def _on_loop(self, callback: Callable[..., None], *arguments: object) -> None:
        try:
            self._loop.call_soon_threadsafe(callback, *arguments)
        except RuntimeError:
            log.warning("The event loop was closed before the store")

    def _deliver(self, batch: list[Operation[Any]]) -> None:
        away = [its.error for its in batch if isinstance(its.error, StoreUnavailableError)]
        if away:
            self._condition.failed(away[0])
        elif any(its.writes and its.has_begun and not its.has_failed for its in batch):
            self._condition.worked()
        for operation in batch:
            operation.deliver()

    def _deliver_opened(self, error: BaseException | None) -> None:
        if self.opened.done():
            if error is not None:
                log.critical("The store's thread ended", exc_info=error)
        elif error is None:
            self.opened.set_result(None)
        else:
            self.opened.set_exception(error)

    def _deliver_ended(self) -> None:
        self._is_accepting = False
        # Submitting happens on this same loop, so nothing can come in behind this.
        while not self._waiting.empty():
            operation = self._waiting.get_nowait()
            if operation is not None:
                operation.fail(StoreClosedError("The store closed before this operation's turn"))
                operation.deliver()
        self.ended.set_result(None)
