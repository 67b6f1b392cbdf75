"""The one thread that touches the database."""

import asyncio
import contextvars
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
SHARED_SECONDS = 0.02
"""How long what may wait does so for others, whose commit it can share."""
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
        self._waiting: queue.SimpleQueue[list[Operation[Any]] | None] = queue.SimpleQueue()
        self._held: list[Operation[Any]] = []
        """Operations that wait for others, in front of whatever is asked for next."""
        self._holding: asyncio.TimerHandle | None = None
        self._context = contextvars.copy_context()
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

    def submit(self, operation: Operation[Any], *, may_wait: bool = False) -> None:
        """Queue an operation; its future will be resolved, unless the thread hangs.

        One that nobody waits for any more when its turn comes is not run. One that ``may_wait``
        goes with the next one, or after a moment.

        Raises:
            StoreClosedError: ``finish`` was called, or the thread has ended.
        """
        if not self._is_accepting:
            raise StoreClosedError("The store is closed")
        self._held.append(operation)
        if not may_wait:
            self._release()
        elif self._holding is None:
            # In the store's own context: it is for all who wait by then, not for who asked first.
            self._holding = self._context.run(self._loop.call_later, SHARED_SECONDS, self._release)

    def finish(self) -> None:
        """Accept nothing more, do what waits, and close; ``ended`` tells when."""
        if self._is_accepting:
            self._is_accepting = False
            self._release()
            self._waiting.put(None)

    def _release(self) -> None:
        """Let the thread have what was held."""
        if self._holding is not None:
            self._holding.cancel()
            self._holding = None
        if self._held:
            self._waiting.put(self._held)
            self._held = []

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
        operations = self._waiting.get()
        while operations is not None:
            batch += operations
            try:
                operations = self._waiting.get_nowait()
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
        self._release()
        # Submitting happens on this same loop, so nothing can come in behind this.
        while not self._waiting.empty():
            for operation in self._waiting.get_nowait() or ():
                operation.fail(StoreClosedError("The store closed before this operation's turn"))
                operation.deliver()
        self.ended.set_result(None)
