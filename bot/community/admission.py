"""What is checked and counted in the very transaction that records a job."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.imagine.job import Job


def _admit_all(_connection: Connection, _job: Job) -> None:
    """Count nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """A last check of limits, which adds the job to what it counted.

    Two requests at the same moment cannot both take the last place: the first is on record before
    the second is counted, also where they come in at different processes.
    """

    admit: Callable[[Connection, Job], None] = _admit_all
    """Raises a ``RefusedError`` to refuse; nothing is recorded then. Runs on the store's thread."""
    lock_keys: tuple[int, ...] = ()
    """Ids (person, server, channel) of which no other process counts anything meanwhile."""
