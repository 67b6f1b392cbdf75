"""Every check a request passes before anything is recorded, paid for or shown."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.db.patience import until_back
from bot.imagine.request import ImagineRequest
from bot.jobs.admission import Admission


class Check(Protocol):
    """One reason why a request may be refused, or changed."""

    async def check(self, request: ImagineRequest) -> ImagineRequest:
        """Return the request, with what the rules add to it; its ``asker`` says who and where.

        Raises:
            RefusedError: it may not be; the error says why.
        """
        ...


class Recheck(Protocol):
    """One reason why a picture that was drawn may no longer be shown."""

    async def recheck(self, request: ImagineRequest) -> None:
        """Look at what may have changed since: rules, roles, blocks; not at hours or numbers.

        Raises:
            RefusedError: it may no longer be; the error says why.
        """
        ...


class Count(Protocol):
    """Limits: what is counted in the transaction that records a job."""

    async def admission(self, request: ImagineRequest) -> Admission:
        """Return what to count for this request."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """A request that may be, and what is left to count when it is recorded."""

    request: ImagineRequest
    admission: Admission


class Gate:
    """Asks each check in turn; the first no is the answer."""

    def __init__(
        self,
        *,
        checks: Sequence[Check] = (),
        count: Count | None = None,
        rechecks: Sequence[Recheck] = (),
    ) -> None:
        self._checks = tuple(checks)
        self._count = count
        self._rechecks = tuple(rechecks)

    async def admit(self, request: ImagineRequest) -> Admitted:
        """Check a request whose ``asker`` is set.

        Raises:
            RefusedError: one of the checks says no.
        """
        for check in self._checks:
            request = await check.check(request)
        admission = Admission() if self._count is None else await self._count.admission(request)
        return Admitted(request=request, admission=admission)

    async def require_still_allowed(self, request: ImagineRequest) -> None:
        """Look again just before a picture is shown; ``asker`` is the person as they are now.

        Raises:
            RefusedError: it may no longer be shown.
        """
        for recheck in self._rechecks:
            # What is drawn is paid for: it waits for rules that cannot be read just now.
            await until_back(functools.partial(recheck.recheck, request))
