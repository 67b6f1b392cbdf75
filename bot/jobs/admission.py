"""What is checked and counted in the very transaction that records a job."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from bot.imagine.job import Job

Recording = Callable[[Connection, Job], None]
"""What is done on the store's thread in the transaction that records a job; raises to undo it."""


def _admit_all(_connection: Connection, _job: Job) -> None:
    """Count nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """A last check of limits, which adds the job to what it counted.

    Two requests at the same moment cannot both take the last place: the first is on record before
    the second is counted, also where they come in at different processes.
    """

    admit: Recording = _admit_all
    """Raises a ``RefusedError`` to refuse; nothing is recorded then. Runs on the store's thread."""
    lock_keys: tuple[int, ...] = ()
    """Ids (person, server, channel) of which no other process counts anything meanwhile."""

    def after(self, first: Recording) -> "Admission":
        """Return this check with something that comes before it in the same transaction."""

        def admit(connection: Connection, job: Job) -> None:
            first(connection, job)
            self.admit(connection, job)

        return replace(self, admit=admit)
