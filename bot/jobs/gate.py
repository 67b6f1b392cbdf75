"""What a request passes before anything is recorded, paid for or shown."""

import functools
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.db.patience import until_back
from bot.imagine.job import Job
from bot.imagine.request import ImagineRequest
from bot.jobs.admission import Admission

Step = Callable[[ImagineRequest], Awaitable[ImagineRequest | None]]
"""A check, which returns nothing and raises a ``RefusedError``; or an addition to the request.

An addition returns the request with what it adds, such as a review by moderators.
"""
Count = Callable[[ImagineRequest], Awaitable[Admission]]
"""Returns what is checked, counted and noted in the transaction that records the job."""
Recheck = Callable[[ImagineRequest], Awaitable[None]]
"""Looks at what may have changed since: rules, roles, blocks; not at hours or numbers.

Raises a ``RefusedError`` where a picture that was drawn may no longer be shown.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """A request that may be, and what is left to count when it is recorded."""

    request: ImagineRequest
    admission: Admission


class Gate:
    """Takes each step in turn; the first refusal is the answer."""

    def __init__(
        self,
        *,
        steps: Sequence[Step] = (),
        counts: Sequence[Count] = (),
        rechecks: Sequence[Recheck] = (),
    ) -> None:
        self._steps = tuple(steps)
        self._counts = tuple(counts)
        self._rechecks = tuple(rechecks)

    async def admit(self, request: ImagineRequest) -> Admitted:
        """Check a request whose ``asker`` is set.

        Raises:
            RefusedError: one of the checks says no.
        """
        for step in self._steps:
            request = await step(request) or request
        admissions = [await count(request) for count in self._counts]
        return Admitted(request=request, admission=_all_of(admissions))

    async def require_still_allowed(self, request: ImagineRequest) -> None:
        """Look again just before a picture is shown; ``asker`` is the person as they are now.

        Raises:
            RefusedError: it may no longer be shown.
        """
        for recheck in self._rechecks:
            # What is drawn is paid for: it waits for rules that cannot be read just now.
            await until_back(functools.partial(recheck, request))


def _all_of(admissions: Sequence[Admission]) -> Admission:
    """Return several admissions as one; what one of them refuses undoes all."""

    def admit(connection: Connection, job: Job) -> None:
        for admission in admissions:
            admission.admit(connection, job)

    keys = {key for admission in admissions for key in admission.lock_keys}
    # Always in one order, or two processes could wait for each other.
    return Admission(admit=admit, lock_keys=tuple(sorted(keys)))
