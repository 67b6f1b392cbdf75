"""What a request passes before anything is recorded, paid for or shown."""

import functools
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from sqlalchemy import Connection

from bot.db.patience import until_back
from bot.imagine.job import Job
from bot.imagine.request import SubmittedRequest
from bot.jobs.explanation import Explanation

Recording = Callable[[Connection, Job], None]
"""Runs on the database thread in the transaction that records a job; raises to undo it."""


def _admit_all(_connection: Connection, _job: Job) -> None:
    """Count nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """A last check of limits, which adds the job to what it counted.

    Two requests at the same moment cannot both take the last place: the first is on record before
    the second is counted, also where they come in at different processes.
    """

    admit: Recording = _admit_all
    """Raises a ``RefusedError`` to refuse the job; then nothing is recorded."""
    lock_keys: tuple[int, ...] = ()
    """Locks: ids (person, server, channel) that no other process counts at the same time."""

    def after(self, first: Recording) -> "Admission":
        """Return this admission with something that runs before it in the same transaction."""

        def admit(connection: Connection, job: Job) -> None:
            first(connection, job)
            self.admit(connection, job)

        return replace(self, admit=admit)


Step = Callable[[SubmittedRequest], Awaitable[SubmittedRequest | None]]
"""A check, which returns nothing and raises a ``RefusedError``; or an addition to the request.

An addition returns the request with what it adds, such as a review by moderators.
"""
Count = Callable[[SubmittedRequest], Awaitable[Admission]]
"""Returns what is checked, counted and noted in the transaction that records the job."""
Recheck = Callable[[SubmittedRequest], Awaitable[None]]
"""Looks at what may have changed since: rules, roles, blocks; not at hours or numbers.

Raises a ``RefusedError`` where a picture that was drawn may no longer be shown.
"""


DependsOnRoles = Callable[[SubmittedRequest], Awaitable[bool]]
"""Whether a recheck looks at the requester's roles or permissions where they draw."""


async def _on_nothing(_request: SubmittedRequest) -> bool:
    return False


Explain = Callable[[SubmittedRequest], Awaitable[Sequence[Explanation]]]
"""Tells what a check says about a request; it notes, counts and offers nothing."""

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Explained(Generic[T_co]):
    """A check, and what tells the same to whoever asks why."""

    run: T_co
    explain: Explain


def silent(run: T) -> Explained[T]:
    """Return a check without a line of its own: it refuses nobody, or another one's line tells."""
    return Explained(run, _nothing_to_tell)


async def _nothing_to_tell(_request: SubmittedRequest) -> Sequence[Explanation]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """A request that passed all checks, and what to count when it is recorded."""

    request: SubmittedRequest
    admission: Admission


class Gate:
    """Takes each step in turn; the first refusal is the answer."""

    def __init__(
        self,
        *,
        steps: Sequence[Explained[Step]] = (),
        counts: Sequence[Explained[Count]] = (),
        rechecks: Sequence[Recheck] = (),
        depends_on_roles: DependsOnRoles = _on_nothing,
    ) -> None:
        self._steps = tuple(steps)
        self._counts = tuple(counts)
        self._rechecks = tuple(rechecks)
        self._depends_on_roles = depends_on_roles

    async def admit(self, request: SubmittedRequest) -> Admitted:
        """Take a request through every step.

        Raises:
            RefusedError: one of the checks refused it.
        """
        for step in self._steps:
            request = await step.run(request) or request
        admissions = [await count.run(request) for count in self._counts]
        return Admitted(request=request, admission=_all_of(admissions))

    async def explain(self, request: SubmittedRequest) -> tuple[Explanation, ...]:
        """Return what each check says, in the order of ``admit``; all of them, also after a no.

        The first that denies is what ``admit`` refuses with.
        """
        explained: list[Explanation] = []
        explains = [*(step.explain for step in self._steps), *(one.explain for one in self._counts)]
        for explain in explains:
            explained += await explain(request)
        return tuple(explained)

    async def depends_on_roles(self, request: SubmittedRequest) -> bool:
        """Whether ``require_still_allowed`` depends on roles that may have changed since."""
        return await until_back(functools.partial(self._depends_on_roles, request))

    async def require_still_allowed(self, request: SubmittedRequest) -> None:
        """Check again just before a picture is shown; its requester is the person as they are now.

        Raises:
            RefusedError: it may no longer be shown.
        """
        for recheck in self._rechecks:
            # The picture is paid for, so it waits until the rules can be read.
            await until_back(functools.partial(recheck, request))


def _all_of(admissions: Sequence[Admission]) -> Admission:
    """Return several admissions as one; what one of them refuses undoes all."""

    def admit(connection: Connection, job: Job) -> None:
        for admission in admissions:
            admission.admit(connection, job)

    keys = {key for admission in admissions for key in admission.lock_keys}
    # Always in the same order, or two processes could deadlock.
    return Admission(admit=admit, lock_keys=tuple(sorted(keys)))
