"""How the database is, as far as the answers to others tell: to be looked at without asking it."""

import logging
import time

from bot.db.errors import StoreUnavailableError

logger = logging.getLogger(__name__)

SAY_EVERY_SECONDS = 60.0
"""How often the log repeats what is wrong."""
STEADY_SECONDS = 5.0
"""How long nothing may fail before a success counts: a full disk still takes small writes."""


class Condition:
    """Told of every failure and every success; says both in the log, and seldom."""

    def __init__(self) -> None:
        self._reason: str | None = None
        self._failed_at = self._said_at = self._since = float("-inf")

    @property
    def trouble(self) -> str | None:
        """What keeps the database from doing what it is asked; None where nothing does."""
        return self._reason

    def failed(self, error: StoreUnavailableError) -> None:
        """Note that it could not do something."""
        now = time.monotonic()
        if self._reason is None:
            self._since = now
        self._reason, self._failed_at = error.reason, now
        if now - self._said_at >= SAY_EVERY_SECONDS:
            self._said_at = now
            logger.warning("The database is away, and what needs it waits: %s", error)

    def worked(self) -> None:
        """Note that it wrote something."""
        now = time.monotonic()
        if self._reason is not None and now - self._failed_at >= STEADY_SECONDS:
            self._reason = None
            logger.info("The database is back after %.0f s", now - self._since)
